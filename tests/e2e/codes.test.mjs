/** Codes that work once, where the installation sends no mail: the recipient asks, the sender hands one over. */
import { after, before, test } from "node:test";
import { noTrouble, openPage, screen, startBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { addPeople, linkOf, place, saved, send, setUp, upload } from "./steps.mjs";

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.end();
});

test("nothing is shown before the code that the sender handed over", async () => {
  const desk = await openPage(browser, server.url);
  await setUp(desk);
  await upload(desk);
  await addPeople(desk, [{ name: "Anna Kovács", email: "anna@kovacs.example" }]);
  await desk.getByRole("button", { name: "Protect with an access code" }).click();
  await desk.getByText("Also ask for a code that works once").click();
  await saved(desk);
  await desk.getByRole("link", { name: "Fields" }).click();
  await desk.locator(".page-fields").first().waitFor();
  await place(desk, "Anna Kovács", "Signature", { x: 200, y: 300 });
  await saved(desk);
  await send(desk);

  const anna = await openPage(browser, server.url);
  await anna.goto(await linkOf(desk, "Anna Kovács"));
  await anna.getByRole("heading", { name: "Enter your one-time code" }).waitFor();
  await anna.getByRole("button", { name: "Ask for a code" }).click();
  await anna.getByText("Northwind Studio was told that you need a code").waitFor();
  await screen(anna, "one-time-code");
  await desk.getByRole("button", { name: "Make a code Anna Kovács" }).click();
  const code = await desk.getByTestId("one-time-code").textContent();
  await anna.getByLabel("One-time code").fill(code === "000000" ? "111111" : "000000");
  await anna.getByRole("button", { name: "Continue" }).click();
  await anna.getByText("This code is wrong. You have 4 more tries.").waitFor();
  await anna.getByLabel("One-time code").fill(code);
  await anna.getByRole("button", { name: "Continue" }).click();
  await anna.getByText("I agree to use electronic records").waitFor();
  for (const page of [desk, anna]) noTrouble(page);
});
