/** A real Chromium, and what every test demands of every page. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
const require = createRequire(join(root, "web/package.json"));
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Sizes of a phone, a tablet and a desk. */
export const PHONE = { width: 320, height: 640 };
export const TABLET = { width: 768, height: 1024 };
export const DESK = { width: 1440, height: 900 };

/** Starts a browser. */
export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
}

/** A page that fails its test when a script fails, or when anything breaks the content security policy or goes to another place. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: DESK, locale: "en-GB", timezoneId: "Europe/Budapest", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`script: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(url) && !target.startsWith("blob:") && !target.startsWith("data:")) troubles.push(`another place: ${target}`);
  });
  page.troubles = troubles;
  await page.goto(url);
  return page;
}

/** Nothing failed on the page so far. */
export function noTrouble(page) {
  assert.deepEqual(page.troubles, []);
}

/** axe finds nothing serious: WCAG 2.2 A and AA. What React Aria says aloud stays in the page for seconds after its button is gone, so that is left out. */
export async function accessible(page, what) {
  // An automatic look waits until things stand still.
  await page.waitForTimeout(150);
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(readAxe());
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await page.evaluate((values) => axe.run({ exclude: ["[data-live-announcer]"] }, { runOnly: { type: "tag", values } }), rules);
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(serious.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => [html.slice(0, 200), failureSummary]) })), [], what);
}

let axeText;
function readAxe() {
  axeText ??= require("node:fs").readFileSync(axe, "utf8");
  return axeText;
}

/** No page scrolls sideways. */
export async function fits(page, what) {
  const [inner, content] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  assert.ok(content <= inner, `${what} is ${content} px wide in a window of ${inner} px`);
}

/** Keeps a picture for whoever wants to look: SHOTS=folder. */
export async function picture(page, name) {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
}

/** The same screen for everybody: it fits every size, axe agrees in light and dark, and pictures are kept. */
export async function screen(page, name) {
  const before = page.viewportSize();
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [size, viewport] of Object.entries({ phone: PHONE, tablet: TABLET, desk: DESK })) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(process.env.SHOTS ? 350 : 60);
      await fits(page, `${name} (${size})`);
      await picture(page, `${name}-${size}-${theme}`);
    }
    await accessible(page, `${name} (${theme})`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
  noTrouble(page);
}
