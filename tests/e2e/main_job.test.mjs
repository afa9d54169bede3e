/** From an empty data directory to a signed, validated PDF, with nothing but a browser. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, noTrouble, openPage, PHONE, startBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { addPeople, begin, linkOf, place, saved, send, setUp, upload } from "./steps.mjs";

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.end();
});

test("a person with a browser goes from nothing to a signed and validated PDF in under three minutes", async () => {
  const begun = Date.now();
  const desk = await openPage(browser, server.url);
  await setUp(desk);
  await upload(desk);
  await addPeople(desk, [{ name: "Anna Kovács", email: "anna@kovacs.example" }]);
  await saved(desk);
  await desk.getByRole("link", { name: "Fields" }).click();
  await desk.locator(".page-fields").first().waitFor();
  await place(desk, "Anna Kovács", "Signature", { x: 200, y: 300 });
  await place(desk, "Anna Kovács", "Text", { x: 200, y: 400 });
  await saved(desk);
  await send(desk);
  const link = await linkOf(desk, "Anna Kovács");

  const signer = await openPage(browser, server.url, { viewport: DESK });
  await signer.goto(link);
  await begin(signer);
  await signer.getByRole("button", { name: "Start" }).click();
  await signer.getByRole("button", { name: /Sign here/ }).click();
  await signer.getByRole("button", { name: "Adopt and sign" }).click();
  await signer.getByRole("button", { name: "Next field" }).click();
  await signer.getByRole("textbox", { name: "Text" }).fill("Budapest");
  await signer.getByRole("button", { name: "Sign and finish" }).click();
  await signer.getByRole("heading", { name: /You have signed|Everybody is done/ }).waitFor();
  await signer.getByRole("heading", { name: "Everybody is done" }).waitFor({ timeout: 60_000 });
  const download = signer.waitForEvent("download");
  await signer.getByRole("button", { name: /Download/ }).click();
  const file = await (await download).path();

  await desk.locator("header .status", { hasText: "Completed" }).waitFor({ timeout: 60_000 });
  await desk.getByRole("link", { name: "Validate" }).click();
  const chooser = desk.waitForEvent("filechooser");
  await desk.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(file);
  await desk.getByText("All 2 signatures are valid").waitFor();
  const took = Date.now() - begun;
  assert.ok(took < 180_000, `it took ${took} ms`);
  noTrouble(desk);
  noTrouble(signer);
});
