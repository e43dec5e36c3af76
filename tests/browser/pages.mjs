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

// Tabs that wait for their next page, by browser and settings. A new context with its own process costs more than the
// page that is looked at in it.
const idle = new WeakMap();

/**
 * Opens a page in a tab and hands it over. The tab may have shown other pages with the same settings before: nothing of
 * them is kept but what the browser has in its cache, and no service worker is let in.
 */
export async function visit({ browser, origin }, page, settings, look) {
  if (!idle.has(browser)) idle.set(browser, new Map());
  const waiting = idle.get(browser);
  const key = JSON.stringify(settings);
  if (!waiting.has(key)) waiting.set(key, []);
  const reused = waiting.get(key).pop();
  const tab = reused ?? (await newTab(browser, { serviceWorkers: "block", ...settings }));
  if (reused) await forget(tab, origin, settings);
  try {
    const url = origin + page.url;
    const seen = watch(tab, origin, url);
    const response = await tab.goto(url, { waitUntil: "load" });
    const found = await look(tab, { ...seen, status: response.status() });
    seen.end();
    waiting.get(key).push(tab);
    return found;
  } catch (error) {
    await tab.context().close();
    throw error;
  }
}

/** As a new tab would be: an empty page, the size and the media of its settings, nothing kept by the page before. */
async function forget(tab, origin, { viewport, colorScheme = null, reducedMotion = null, forcedColors = null }) {
  await tab.goto("about:blank");
  await tab.setViewportSize(viewport ?? SIZE);
  await tab.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors });
  const line = await tab.context().newCDPSession(tab);
  await line.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await line.detach();
}

/** Hands over an empty tab in a context of its own, as a reader who was never here; it is closed afterwards. */
export async function inContext(browser, settings, look) {
  const tab = await newTab(browser, settings);
  try {
    return await look(tab);
  } finally {
    await tab.context().close();
  }
}

const SIZE = { width: 1280, height: 800 };

async function newTab(browser, settings) {
  const context = await browser.newContext({ viewport: SIZE, ...settings });
  // Others may be at work on this machine.
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

/** Opens a page as a reader does who was never here: nothing in the cache, and a service worker may settle. */
export async function visitFirst({ browser, origin }, page, look) {
  return inContext(browser, {}, async (tab) => {
    const url = origin + page.url;
    const seen = watch(tab, origin, url);
    const response = await tab.goto(url, { waitUntil: "load" });
    return look(tab, { ...seen, status: response.status() });
  });
}

/** Notes what the page says and asks for. */
function watch(tab, origin, url) {
  const seen = { console: [], requests: [], failed: [], foreign: [] };
  // The browser says of a page that is missing on purpose that it is missing.
  const expected = (message) => message.location().url === url && /status of 404/.test(message.text());
  const heard = {
    console: (message) => expected(message) || seen.console.push(message.text()),
    pageerror: (error) => seen.console.push(String(error)),
    request: (request) => {
      seen.requests.push(request.url());
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:")) seen.foreign.push(request.url());
    },
    requestfailed: (request) => seen.failed.push(`${request.url()} ${request.failure()?.errorText}`),
    response: (response) => {
      if (response.status() >= 400 && response.url() !== url) seen.failed.push(`${response.url()} ${response.status()}`);
    },
  };
  for (const [event, hear] of Object.entries(heard)) tab.on(event, hear);
  seen.end = () => Object.entries(heard).forEach(([event, hear]) => tab.off(event, hear));
  return seen;
}
