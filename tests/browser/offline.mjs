// Reading without a network: node offline.mjs PROGRAM SITE. Builds SITE in three states: as it is, changed, and without
// a worker; and goes through them as a reader does whose host is there one moment and gone the next.
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const [program, origin] = process.argv.slice(2);
let failed = 0;
const check = (holds, words) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
};

const work = await mkdtemp(join(tmpdir(), "songngu-offline-"));
const site = join(work, "site");
await cp(origin, site, { recursive: true, filter: (path) => !/[\\/](output|target|\.songngu|node_modules)$/.test(path) });
const change = async (file, edit) => {
  const path = join(site, file);
  const text = await readFile(path, "utf8");
  const edited = edit(text);
  if (edited === text) throw new Error(`${file} is as it was`);
  await writeFile(path, edited);
};
const build = (name) => {
  const output = join(work, name);
  const built = spawnSync(program, ["--root", site, "--lang", "en", "build", "--output", output, "--format", "concise"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  return output;
};

const first = build("first");
for (const sheet of ["style", "home"]) {
  await change(`themes/nuoc/assets/${sheet}.css`, (text) => `${text}\nh1 { letter-spacing: 3px; }\n`);
}
await change("content/about/privacy.vi.md", (text) => `${text}\nMột đoạn mới.\n`);
const second = build("second");
await change("site.toml", (text) => text.replace(/^\[offline\]\npages = \d+\n/m, ""));
const third = build("third");

const pages = JSON.parse(await readFile(join(first, "pages.json"), "utf8")).pages;
const path = (id, lang) => new URL(pages.find((page) => page.id === id).languages[lang].url).pathname;
const [privacy, document, english] = [path("about/privacy", "vi"), path("plan/179-kh-ubnd", "vi"), path("about/accessibility", "en")];

let server = await serve(first);
const { origin: address } = server;
const port = Number(new URL(address).port);
const show = async (folder) => {
  server.close();
  if (folder) server = await serve(folder, port);
};
const browser = await chromium.launch({ executablePath: process.env.SONGNGU_CHROMIUM, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  const open = async (url) => (await tab.goto(address + url)).status();
  const heading = () => tab.locator("h1").first().innerText();
  const spacing = () => tab.evaluate(() => getComputedStyle(window.document.querySelector("h1")).letterSpacing);
  const stored = () => tab.evaluate(async () => Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname)])));
  const isStored = async (url) => (await stored()).some(([, paths]) => paths.includes(url));
  const waitFor = async (holds) => {
    for (let n = 0; n < 200; n += 1) {
      if (await holds()) return true;
      await tab.waitForTimeout(50);
    }
    return false;
  };
  const active = () => tab.evaluate(async () => (await navigator.serviceWorker.ready).active.state === "activated" && Boolean(navigator.serviceWorker.controller));

  await open(privacy);
  check(await waitFor(active), "a page registers the worker, under the policy of the site");
  await open(privacy);
  await open(document);
  await open(english);
  check(await waitFor(() => isStored(english)), "pages that were visited are stored");

  await show(undefined);
  complaints.length = 0;
  await open(document);
  check((await heading()).length > 0 && (await tab.locator(".prose").count()) > 0, "without the host a visited page opens");
  check(await tab.evaluate(() => [...window.document.styleSheets].length > 0 && getComputedStyle(window.document.body).fontFamily.includes("Be Vietnam")), "and looks as it should");
  for (const [url, lang] of [["/", "vi"], ["/en/", "en"]]) {
    await open(url);
    check(await tab.evaluate((lang) => window.document.documentElement.lang === lang && window.document.body.className.includes("kind-home"), lang), `the home page ${url} opens though it was never visited`);
  }
  for (const [url, lang] of [["/tin-tuc/", "vi"], ["/en/news/", "en"], ["/song-ngu/gioi-thieu/", "vi"]]) {
    await open(url);
    check(await tab.evaluate((lang) => window.document.documentElement.lang === lang && window.document.body.className.includes("kind-offline"), lang), `${url}, which was not visited, says in ${lang} that there is no network`);
  }
  check((await tab.locator("main a").count()) > 0, "and leads home");

  await show(second);
  await open("/");
  check((await spacing()) === "3px", "with the host back, pages are the new ones");
  check(await waitFor(async () => (await stored()).filter(([name]) => name.startsWith("songngu-shell-")).length === 1 && (await tab.evaluate(async () => !(await navigator.serviceWorker.getRegistration()).waiting))), "the new worker takes over");
  await open(privacy);
  check((await tab.getByText("Một đoạn mới.").count()) === 1, "a page that was stored comes new from the host");
  await waitFor(async () => (await stored()).flat(2).filter((p) => /style-/.test(p)).length === 2);
  await show(undefined);
  await open(privacy);
  check((await spacing()) === "3px" && (await tab.getByText("Một đoạn mới.").count()) === 1, "without the host it is the new page in the new style");
  await open(document);
  check((await spacing()) === "normal" && (await tab.evaluate(() => getComputedStyle(window.document.body).fontFamily.includes("Be Vietnam"))), "a page of the earlier version keeps its own style sheet");

  await show(third);
  await open(english);
  check(await waitFor(() => tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0)), "a site without the setting takes the worker back, and what it stored");
  const refused = complaints.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to load resource/.test(text));
  check(refused.length === 0, `nothing is complained about ${refused.slice(0, 3).join(" | ")}`);
  await context.close();
} finally {
  await browser.close();
  server.close();
}

// What the worker fetches in advance, read from its own code.
const fetchedInAdvance = async (saveData) => {
  const wanted = [];
  const handlers = {};
  const cache = { addAll: async (requests) => wanted.push(...requests.map((r) => r.url)) };
  const self = { addEventListener: (name, handler) => (handlers[name] = handler), skipWaiting: async () => {} };
  const Request = class {
    constructor(url) {
      this.url = url;
    }
  };
  const world = { self, caches: { open: async () => cache }, navigator: { connection: { saveData } }, Request, URL };
  runInNewContext(await readFile(join(first, "sw.js"), "utf8"), world);
  await new Promise((done) => handlers.install({ waitUntil: (work) => work.then(done) }));
  return wanted;
};
check((await fetchedInAdvance(false)).some((url) => url.endsWith(".css")), "style sheets are fetched in advance");
check((await fetchedInAdvance(true)).every((url) => url.endsWith("/offline/")), "readers who save data get nothing in advance but the pages that say there is no network");

await rm(work, { recursive: true, force: true });
console.log(failed === 0 ? "the site can be read offline" : `${failed} of the steps without a network failed`);
process.exit(failed === 0 ? 0 : 1);
