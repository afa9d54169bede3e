/** Every screen: it fits a phone, a tablet and a desk, in light and dark, and axe finds nothing serious. SHOTS=folder keeps pictures of them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, fits, noTrouble, openPage, PHONE, screen, startBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { addPeople, begin, CONTRACT, linkOf, place, saved, send, setUp, signIn, upload } from "./steps.mjs";

let server;
let browser;
let desk;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  desk = await openPage(browser, server.url);
});
after(async () => {
  await browser?.close();
  await server?.end();
});

/** Goes to an address of the app without loading it anew. */
async function go(page, path, heading) {
  await page.goto(server.url + path);
  await page.getByRole("heading", { name: heading }).first().waitFor();
}

test("the first run, the empty dashboard, and the sign-in", async () => {
  await desk.getByRole("heading", { name: "Welcome to Chancery" }).waitFor();
  await screen(desk, "first-run");
  await setUp(desk);
  await screen(desk, "empty-dashboard");
  await desk.getByRole("button", { name: "Account of Olivia Reed" }).click();
  await accessible(desk, "account menu");
  await desk.getByRole("menuitem", { name: "Sign out" }).click();
  await desk.getByRole("heading", { name: "Sign in" }).waitFor();
  await screen(desk, "sign-in");
  await signIn(desk, { password: "certainly not this one" });
  await desk.getByText("The e-mail address or the password is wrong.").waitFor();
  await screen(desk, "sign-in-refused");
  await signIn(desk);
  await desk.getByRole("heading", { name: /Good to see you/ }).waitFor();
});

test("preparing an envelope", async () => {
  await go(desk, "/new", "New envelope");
  await screen(desk, "new");
  await upload(desk, [CONTRACT]);
  await addPeople(desk, [
    { name: "Anna Kovács", email: "anna@kovacs.example" },
    { name: "Бат-Эрдэнэ Өнөр", email: "bat@erdene.example", code: "altai-1240" },
  ]);
  await screen(desk, "people");
  await saved(desk);
  await desk.getByRole("link", { name: "Documents" }).first().click();
  await desk.getByRole("heading", { name: "What is to be signed" }).waitFor();
  await screen(desk, "documents");
  await desk.getByRole("link", { name: "Fields" }).click();
  await desk.locator(".page-fields").first().waitFor();
  for (const person of ["Anna Kovács", "Бат-Эрдэнэ Өнөр"]) await place(desk, person, "Signature", { x: person.startsWith("A") ? 200 : 560, y: 620 });
  await place(desk, "Anna Kovács", "Date", { x: 200, y: 700 });
  await screen(desk, "fields");
  await saved(desk);
  await desk.getByRole("link", { name: "Review and send" }).click();
  await desk.getByRole("heading", { name: "Ready to send?" }).waitFor();
  await screen(desk, "review");
  await send(desk);
  await screen(desk, "envelope");
});

test("what a recipient sees", async () => {
  const link = await linkOf(desk, "Anna Kovács");
  const anna = await openPage(browser, server.url);
  await anna.goto(link);
  await anna.getByRole("checkbox").waitFor();
  await screen(anna, "cover");
  await anna.getByRole("button", { name: "Read what that means" }).click();
  await anna.getByRole("dialog").waitFor();
  await screen(anna, "disclosure");
  await anna.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await begin(anna);
  await anna.locator(".page canvas").first().waitFor();
  await screen(anna, "desk");
  await anna.getByRole("button", { name: "Start" }).click();
  await anna.getByRole("button", { name: /Sign here/ }).click();
  await anna.getByRole("dialog").waitFor();
  await screen(anna, "mark");
  for (const way of ["Draw", "Upload"]) {
    await anna.getByRole("tab", { name: way }).click();
    await screen(anna, `mark-${way.toLowerCase()}`);
  }
  await anna.getByRole("tab", { name: "Type" }).click();
  await anna.getByRole("button", { name: "Adopt and sign" }).click();
  await screen(anna, "desk-filled");
  await anna.getByRole("button", { name: "Decline" }).click();
  await screen(anna, "decline");
  await anna.getByRole("button", { name: "Cancel" }).click();
  await anna.getByRole("button", { name: "Sign and finish" }).click();
  await anna.getByRole("heading", { name: "You have signed" }).waitFor();
  await screen(anna, "outcome");

  await desk.getByRole("button", { name: "Get link Бат-Эрдэнэ Өнөр" }).waitFor();
  const bat = await openPage(browser, server.url);
  await bat.goto(await linkOf(desk, "Бат-Эрдэнэ Өнөр"));
  await bat.getByRole("heading", { name: "Enter your access code" }).waitFor();
  await screen(bat, "access-code");
  await bat.getByLabel("Access code").fill("wrong");
  await bat.getByRole("button", { name: "Continue" }).click();
  await bat.getByText("This code is wrong. You have 4 more tries.").waitFor();
  await bat.getByLabel("Access code").fill("altai-1240");
  await bat.getByRole("button", { name: "Continue" }).click();
  await bat.getByRole("heading", { name: "contract" }).waitFor();
  noTrouble(bat);

  const stranger = await openPage(browser, server.url);
  await stranger.goto(`${server.url}/sign#not-a-link-of-anybody-at-all`);
  await stranger.getByRole("heading", { name: "This link does not open anything" }).waitFor();
  await screen(stranger, "link-ended");
});

test("the dashboard, the envelope under way, and calling it back", async () => {
  await go(desk, "/", "Envelopes");
  await desk.getByRole("link", { name: /contract/ }).waitFor();
  await screen(desk, "dashboard");
  await desk.getByRole("link", { name: /contract/ }).click();
  await desk.getByRole("button", { name: "Check the record" }).click();
  await desk.getByText(/The record holds/).waitFor();
  await screen(desk, "envelope-under-way");
  await desk.getByRole("button", { name: "Correct Бат-Эрдэнэ Өнөр" }).click();
  await screen(desk, "correct");
  await desk.getByRole("button", { name: "Cancel" }).click();
  const link = await linkOf(desk, "Бат-Эрдэнэ Өнөр");
  await desk.getByRole("button", { name: "Call back" }).click();
  await desk.getByLabel("Why? Everybody will read it.").fill("A mistake in the third clause");
  await screen(desk, "void");
  await desk.getByRole("button", { name: "Call it back" }).click();
  await desk.locator("header .status", { hasText: "Voided" }).waitFor();
  const bat = await openPage(browser, server.url);
  await bat.goto(link);
  await bat.getByRole("heading", { name: /This link does not open anything|The sender called it back/ }).waitFor();
  noTrouble(bat);
});

test("validation and the settings", async () => {
  await go(desk, "/validate", "Validate a signed PDF");
  const chooser = desk.waitForEvent("filechooser");
  await desk.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(CONTRACT);
  await desk.getByText("This file has no signature.").waitFor();
  await screen(desk, "validate");
  const pages = { profile: "Profile", sessions: "Where I am signed in", people: "People", keys: "API keys", certificates: "Certificates", audit: "Audit trail", organization: "Organization" };
  for (const [path, heading] of Object.entries(pages)) {
    await go(desk, `/settings/${path}`, heading);
    await desk.locator(".spinner").waitFor({ state: "detached" });
    await screen(desk, `settings-${path}`);
  }
  await go(desk, "/nothing/here", "There is nothing here");
  await screen(desk, "not-found");
});

test("every language shows its own words, and a page from right to left keeps its shape", async () => {
  const page = await openPage(browser, server.url, { viewport: PHONE });
  for (const [language, heading] of Object.entries({ Монгол: "Нэвтрэх", Magyar: "Bejelentkezés", Deutsch: "Anmelden", English: "Sign in" })) {
    await page.getByRole("button", { name: language }).click();
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
    await fits(page, `sign-in in ${language}`);
  }
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await fits(page, "sign-in from right to left");
  await accessible(page, "sign-in from right to left");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("input")).direction), "rtl");
  noTrouble(page);
});
