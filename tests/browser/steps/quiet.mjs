// A page says nothing on the console, asks nobody else for anything, and finds all that it asks for, under the
// content security policy of `_headers`. The first view takes at most six requests, two of them for fonts.
import { visitFirst } from "../pages.mjs";

const MOST_REQUESTS = 6;

export async function run(ground, page) {
  return visitFirst(ground, page, async (tab, seen) => {
    const findings = [];
    const expected = page.missing ? [200, 404] : [200];
    if (!expected.includes(seen.status)) findings.push(`answers ${seen.status}`);
    await tab.evaluate(() => document.fonts.ready);
    await tab.waitForLoadState("networkidle");
    seen.console.forEach((text) => findings.push(`console: ${text}`));
    seen.failed.forEach((what) => findings.push(`failed: ${what}`));
    seen.foreign.forEach((what) => findings.push(`another host: ${what}`));
    const fonts = seen.requests.filter((url) => url.endsWith(".woff2")).map((url) => url.split("/").at(-1));
    if (page.lang === "vi" ? fonts.length !== 2 : fonts.length > 2) {
      findings.push(`${fonts.length} fonts, not 2: ${fonts.join(", ")}`);
    }
    // The sheet for paper is fetched last, and no screen waits for it; nor is part of the first view what comes after
    // it: what the page asks for once it is there, and pictures below the window.
    const after = await tab.evaluate(() => {
      const { loadEventStart } = performance.getEntriesByType("navigation")[0];
      const late = performance.getEntriesByType("resource").filter((e) => e.startTime >= loadEventStart);
      const below = [...document.images].filter((e) => e.loading === "lazy" && e.getBoundingClientRect().top > innerHeight);
      return [...late.map((e) => e.name), ...below.map((e) => e.currentSrc)];
    });
    const first = seen.requests.filter((url) => !after.includes(url));
    const requests = first.map((url) => new URL(url).pathname).filter((path) => !path.includes("/print-"));
    ground.note("requests, first view", page, requests.length);
    if (requests.length > MOST_REQUESTS) {
      findings.push(`${requests.length} requests, more than ${MOST_REQUESTS}: ${requests.join(" ")}`);
    }
    return findings;
  });
}
