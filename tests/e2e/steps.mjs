/** What people do, as they do it: by the names of things on the screen. */
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
/** A contract of four pages. */
export const CONTRACT = join(root, "services/server/demo/contract.pdf");

export const OWNER = { name: "Olivia Reed", email: "olivia@northwind.example", password: "quiet rivers run deep", organization: "Northwind Studio" };

/** The first administrator of a new installation. */
export async function setUp(page) {
  await page.getByRole("heading", { name: "Welcome to Chancery" }).waitFor();
  await page.getByLabel("Your full name").fill(OWNER.name);
  await page.getByLabel("E-mail address").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByLabel("Name of your organization").fill(OWNER.organization);
  await page.getByRole("button", { name: "Set up Chancery" }).click();
  await page.getByRole("heading", { name: "Good to see you, Olivia" }).waitFor();
}

/** Signs in with a password. */
export async function signIn(page, { email = OWNER.email, password = OWNER.password } = {}) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Begins an envelope with files. */
export async function upload(page, files = [CONTRACT]) {
  await page.getByRole("link", { name: /New envelope|Send a document/ }).first().click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(files);
  await page.getByRole("heading", { name: "Who takes part" }).waitFor();
}

/** Fills in the last of the people there are. */
export async function fillPerson(page, { name, email, order, code }) {
  const person = page.locator(".person").last();
  await person.getByLabel("Full name").fill(name);
  await person.getByLabel("E-mail address").fill(email);
  if (order) {
    await person.getByRole("button", { name: /Turn/ }).click();
    await page.getByRole("option", { name: String(order), exact: true }).click();
  }
  if (code) {
    await person.getByRole("button", { name: "Protect with an access code" }).click();
    await person.getByLabel("Access code", { exact: true }).fill(code);
  }
}

/** Adds people after each other. */
export async function addPeople(page, people) {
  for (const [index, person] of people.entries()) {
    if (index > 0) await page.getByRole("button", { name: "Add a person" }).click();
    await fillPerson(page, person);
  }
}

/** Puts a kind of field onto a page by pressing it and then the place. */
export async function place(page, person, kind, { pageNumber = 1, x, y }) {
  await page.getByRole("radio", { name: person }).click();
  await page.getByRole("group", { name: "Kind of field" }).getByRole("button", { name: kind }).click();
  await page.locator(`.page[data-page="${pageNumber}"] .page-fields`).click({ position: { x, y } });
}

/** Waits until the server has every change. */
export async function saved(page) {
  await page.locator(".steps .saved").getByText("Saved").waitFor({ state: "attached" });
}

/** Sends what is prepared, and tells the address of the envelope's page. */
export async function send(page) {
  await page.getByRole("link", { name: /Review and send/ }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("It is on its way.").waitFor();
}

/** The link of a person whose turn it is. */
export async function linkOf(page, name) {
  await page.getByRole("button", { name: `Get link ${name}` }).click();
  const link = await page.getByTestId("signing-link").textContent();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  return link;
}

/** Agrees and goes to the pages. */
export async function begin(page) {
  await page.getByText("I agree to use electronic records").click();
  await page.getByRole("button", { name: "Read the documents" }).click();
  await page.getByRole("button", { name: "Start" }).waitFor();
}
