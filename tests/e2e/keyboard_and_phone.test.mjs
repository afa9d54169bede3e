/** The main job without a mouse, and on a phone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noTrouble, openPage, PHONE, startBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { addPeople, CONTRACT, linkOf, OWNER, place, saved, send, setUp, upload } from "./steps.mjs";

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.end();
});

/** Presses Tab until the focus is on something of this name. */
async function tabTo(page, name, { role, shift = false } = {}) {
  for (let presses = 0; presses < 120; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.matches("a, button, input, textarea, [tabindex='0']")) return ["", ""];
      const labelled = element.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
      const label = element.labels?.[0]?.textContent;
      return [element.getAttribute("aria-label") ?? label ?? labelled ?? element.textContent ?? "", element.getAttribute("role") ?? element.tagName.toLowerCase()];
    });
    if (focused[0].includes(name) && (!role || focused[1] === role)) return;
    await page.keyboard.press(shift ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test("by keyboard alone somebody sets up, prepares, sends, and somebody signs", async () => {
  const page = await openPage(browser, server.url);
  const { keyboard } = page;
  const type = async (name, text) => {
    await tabTo(page, name, { role: "input" });
    await keyboard.type(text);
  };
  await page.getByRole("heading", { name: "Welcome to Chancery" }).waitFor();
  await type("Your full name", OWNER.name);
  await type("E-mail address", OWNER.email);
  await type("Password", OWNER.password);
  await type("Name of your organization", OWNER.organization);
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: /Good to see you/ }).waitFor();
  await tabTo(page, "Send a document");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "New envelope" }).waitFor();
  await tabTo(page, "Choose files");
  const chooser = page.waitForEvent("filechooser");
  await keyboard.press("Enter");
  await (await chooser).setFiles(CONTRACT);
  await page.getByRole("heading", { name: "Who takes part" }).waitFor();
  await type("Full name", "Anna Kovács");
  await type("E-mail address", "anna@kovacs.example");
  await saved(page);
  await tabTo(page, "Fields", { shift: true });
  await keyboard.press("Enter");
  await page.locator(".page-fields").first().waitFor();
  await tabTo(page, "Signature", { role: "button" });
  await keyboard.press("Enter");
  const field = page.getByRole("button", { name: "Signature of Anna Kovács, page 1" });
  await field.waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains("field-box"));
  const before = await field.boundingBox();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight"]) await keyboard.press(key);
  const moved = await field.boundingBox();
  assert.ok(moved.x > before.x && moved.y > before.y && moved.width > before.width, "arrow keys move and resize");
  await keyboard.press("Control+d");
  await page.waitForFunction(() => document.querySelectorAll(".field-box").length === 2);
  await page.waitForFunction(() => document.activeElement?.classList.contains("selected"));
  await keyboard.press("Delete");
  await page.waitForFunction(() => document.querySelectorAll(".field-box").length === 1);
  await saved(page);
  await tabTo(page, "Review and send", { shift: true });
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ready to send?" }).waitFor();
  await page.locator("body").press("Tab");
  await tabTo(page, "Send", { role: "button" });
  await keyboard.press("Enter");
  await page.getByText("It is on its way.").waitFor();
  await tabTo(page, "Get link");
  await keyboard.press("Enter");
  const link = await page.getByTestId("signing-link").textContent();
  await keyboard.press("Escape");

  await page.goto(link);
  await page.getByRole("checkbox").waitFor();
  await tabTo(page, "I agree to use electronic");
  await keyboard.press("Space");
  await tabTo(page, "Read the documents");
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Start" }).waitFor();
  await tabTo(page, "Start");
  await keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.classList.contains("place-field"));
  await keyboard.press("Enter");
  await tabTo(page, "Your name", { role: "input" });
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await tabTo(page, "Sign and finish");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: /You have signed|Everybody is done/ }).waitFor();
  noTrouble(page);
});

test("on a phone somebody prepares with a finger, draws a signature, and signs once however often the button is pressed", async () => {
  const phone = { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  const page = await openPage(browser, server.url, phone);
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).tap();
  await page.getByRole("heading", { name: /Envelopes|Good to see you/ }).waitFor();
  await upload(page);
  await addPeople(page, [{ name: "Gergő Szűcs", email: "gergo@szucs.example" }]);
  await saved(page);
  await page.getByRole("link", { name: "Fields" }).tap();
  await page.locator(".page-fields").first().waitFor();
  await place(page, "Gergő Szűcs", "Signature", { x: 140, y: 100 });
  await place(page, "Gergő Szűcs", "Text", { x: 140, y: 40 });
  await saved(page);
  await send(page);
  const link = await linkOf(page, "Gergő Szűcs");

  const signer = await openPage(browser, server.url, phone);
  const calls = [];
  signer.on("request", (request) => /SignEnvelope/.test(request.url()) && calls.push(request.url()));
  await signer.goto(link);
  await signer.getByText("I agree to use electronic records").tap();
  await signer.getByRole("button", { name: "Read the documents" }).tap();
  await signer.getByRole("button", { name: "Start" }).tap();
  await signer.getByRole("button", { name: "Text" }).tap();
  await signer.getByRole("dialog").getByRole("textbox").fill("Szeged");
  await signer.getByRole("button", { name: "Done" }).tap();
  await signer.getByRole("button", { name: /Sign here/ }).tap();
  await signer.getByRole("tab", { name: "Draw" }).tap();
  const pad = await signer.getByRole("img", { name: "Signature pad" }).boundingBox();
  await signer.mouse.move(pad.x + 20, pad.y + 60);
  await signer.mouse.down();
  for (let step = 1; step <= 20; step++) await signer.mouse.move(pad.x + 20 + step * 10, pad.y + 50 + 25 * Math.sin(step));
  await signer.mouse.up();
  await signer.getByRole("button", { name: "Adopt and sign" }).tap();
  const second = await openPage(browser, server.url, phone);
  await second.goto(link);
  await second.getByRole("button", { name: /Start|Next field/ }).waitFor();
  await second.getByRole("button", { name: /Decline/ }).tap();
  await second.getByRole("alertdialog").getByLabel("Why do you decline?").fill("Too late");
  const finish = signer.getByRole("button", { name: "Sign and finish" });
  await finish.evaluate((button) => {
    button.click();
    button.click();
    button.click();
  });
  await signer.getByRole("heading", { name: /You have signed|Everybody is done/ }).waitFor();
  assert.equal(calls.length, 1, "three presses are one signature");

  await second.getByRole("alertdialog").getByRole("button", { name: "Decline" }).tap();
  await second.getByRole("heading", { name: /You have signed|Everybody is done/ }).waitFor();
  for (const each of [page, signer, second]) noTrouble(each);
});
