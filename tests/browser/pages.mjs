// The pages of an output folder, and which of them stand for the others.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** All pages, redirects left out, sorted by address. */
export async function readPages(site) {
  const files = (await readdir(site, { recursive: true })).filter((f) => f.endsWith(".html"));
  const pages = await Promise.all(
    files.map(async (file) => {
      const html = await readFile(join(site, file), "utf8");
      const find = (pattern) => html.match(pattern)?.[1] ?? "";
      return {
        file,
        url: `/${file.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1")}`,
        html,
        lang: find(/<html[^>]*\slang="([^"]+)"/),
        kind: find(/<body[^>]*\sclass="([^"]+)"/),
        fallback: html.includes("notice-fallback"),
        redirect: /http-equiv="refresh"/.test(html),
        missing: file === "404.html",
        // Nobody is led there by a link: pages for what does not exist, and for readers who are offline.
        apart: /(^|\/)(404\.html|offline\/index\.html)$/.test(file),
      };
    }),
  );
  return pages.filter((p) => !p.redirect).sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** The longest page of every kind in every language, every page that falls back, every further page of a list. */
export function keyPages(pages) {
  const longest = new Map();
  for (const page of pages) {
    // The first class is the kind; the others only colour it.
    const key = `${page.lang} ${page.kind.split(" ")[0]}`;
    if (!longest.has(key) || longest.get(key).html.length < page.html.length) longest.set(key, page);
  }
  const chosen = new Set(longest.values());
  return pages.filter((p) => chosen.has(p) || p.fallback || /\/\d+\/$/.test(p.url));
}

/** Opens a page in a context of its own and hands it over; the context is closed afterwards. */
export async function visit({ browser, origin }, page, settings, look) {
  return inContext(browser, settings, async (tab) => {
    const url = origin + page.url;
    const seen = watch(tab, origin, url);
    const response = await tab.goto(url, { waitUntil: "load" });
    return look(tab, { ...seen, status: response.status() });
  });
}

/** Hands over an empty tab in a context of its own, as a reader who was never here; it is closed afterwards. */
export async function inContext(browser, settings, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
  // Others may be at work on this machine.
  context.setDefaultTimeout(120_000);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Notes what the page says and asks for. */
function watch(tab, origin, url) {
  const seen = { console: [], requests: [], failed: [], foreign: [] };
  // The browser says of a page that is missing on purpose that it is missing.
  const expected = (message) => message.location().url === url && /status of 404/.test(message.text());
  tab.on("console", (message) => expected(message) || seen.console.push(message.text()));
  tab.on("pageerror", (error) => seen.console.push(String(error)));
  tab.on("request", (request) => {
    seen.requests.push(request.url());
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:")) seen.foreign.push(request.url());
  });
  tab.on("requestfailed", (request) => seen.failed.push(`${request.url()} ${request.failure()?.errorText}`));
  tab.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== url) seen.failed.push(`${response.url()} ${response.status()}`);
  });
  return seen;
}
