// What makes reading easier: letters and contrast that the reader chose are kept from page to page, before anything is
// painted; with the largest letters nothing scrolls sideways on a phone; the page can be saved as one file that needs
// no other; the contents show where the reader is. Without scripts none of it is offered.
import { readFile } from "node:fs/promises";
import { visit } from "../pages.mjs";

// The same script and style sheet on every page of a kind.
export const scope = "key";

export async function run(ground, page) {
  const findings = [];
  await visit(ground, page, { javaScriptEnabled: false }, async (tab) => {
    if (await tab.locator(".comfort, .take").filter({ visible: true }).count()) findings.push("offered without scripts");
  });
  await visit(ground, page, { viewport: { width: 320, height: 800 } }, async (tab) => {
    const size = () => tab.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    const before = await size();
    await tab.locator(".comfort summary").click();
    const wide = () => tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (await wide()) findings.push("the panel makes the page scroll sideways");
    await tab.locator("[data-set=size]").last().click();
    await tab.locator("[data-set=contrast]").click();
    const large = await size();
    if (large < before * 1.4) findings.push(`the largest letters are ${large} px, the usual ones ${before} px`);
    await tab.keyboard.press("Escape");
    if (await tab.locator(".comfort > div").isVisible()) findings.push("Escape leaves the panel open");
    if (await wide()) findings.push("the largest letters make the page scroll sideways at 320 px");
    await tab.goto(ground.origin + page.url);
    if ((await size()) !== large) findings.push("the size is not kept");
    const pressed = await tab.locator(".comfort [aria-pressed=true]").count();
    if (pressed !== 2) findings.push(`${pressed} buttons are pressed, not 2`);
    const [ink, paper] = await tab.evaluate(() => [getComputedStyle(document.documentElement).color, getComputedStyle(document.documentElement).backgroundColor]);
    if (![ink, paper].includes("rgb(0, 0, 0)")) findings.push(`more contrast is ${ink} on ${paper}`);
  });
  if (page.html.includes("data-save")) await visit(ground, page, { acceptDownloads: true }, (tab) => saved(tab, findings));
  if (page.html.includes("toc-side")) await visit(ground, page, {}, (tab) => followed(tab, findings));
  return findings;
}

async function saved(tab, findings) {
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator("[data-save]").click()]);
  const html = await readFile(await download.path(), "utf8");
  if (!html.startsWith("<!DOCTYPE html>")) findings.push("the saved file is no page");
  if (/<(script|nav|button)[\s>]/.test(html.replace(/<script type="application\/ld\+json">/g, ""))) findings.push("the saved file has scripts or furniture");
  if (/(href|src)="\//.test(html)) findings.push("the saved file has addresses without a host");
  const heading = (await tab.locator("h1").first().innerText()).split(/\s+/)[0];
  if (!html.includes(heading) || !html.includes("<style>")) findings.push("the saved file lacks its text or its style");
}

async function followed(tab, findings) {
  const links = tab.locator(".toc-side a");
  const last = links.nth((await links.count()) - 1);
  await last.click();
  await tab.waitForFunction((link) => link.getAttribute("aria-current") || scrollY + innerHeight >= document.documentElement.scrollHeight - 2, await last.elementHandle());
  if ((await tab.locator(".toc-side [aria-current]").count()) > 1) findings.push("more than one place in the contents is current");
}
