// The offline edition as a reader gets it: node bundle.mjs PROGRAM SITE. Packs SITE, unpacks the zip, opens it from the
// disk in a browser without a network and goes through every page of it.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";

const [program, site] = process.argv.slice(2);
let failed = 0;
const check = (holds, words) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
};

/** The files of a zip, by its central directory (APPNOTE.TXT, 4.3.12). */
function* entries(zip) {
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength, extra, comment, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    yield [name, method === 0 ? bytes : inflateRawSync(bytes)];
    at += 46 + nameLength + extra + comment;
  }
}

const work = await mkdtemp(join(tmpdir(), "songngu-bundle-"));
// A folder with a space, an accent and a percent sign, as readers have them.
const unpacked = join(work, "Tài liệu 100%");
const file = join(work, "site.zip");
const built = spawnSync(program, ["--root", site, "--lang", "en", "build", "--bundle", file, "--format", "concise"], { encoding: "utf8" });
if (built.status !== 0) throw new Error(built.stderr);
const files = [...entries(await readFile(file))];
for (const [name, bytes] of files) {
  await mkdir(dirname(join(unpacked, name)), { recursive: true });
  await writeFile(join(unpacked, name), bytes);
}
console.log(`     ${files.length} files, ${(await stat(file)).size} bytes packed`);
const start = files.map(([name]) => name).find((name) => /^[^/]+\/index\.html$/.test(name));
const home = pathToFileURL(join(unpacked, start));

const browser = await chromium.launch({ executablePath: process.env.SONGNGU_CHROMIUM, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ offline: true });
  const tab = await context.newPage();
  const complaints = [];
  const foreign = [];
  tab.on("console", (message) => complaints.push(`${tab.url()}: ${message.text()}`));
  tab.on("pageerror", (error) => complaints.push(`${tab.url()}: ${error}`));
  tab.on("request", (request) => request.url().startsWith("file:") || foreign.push(request.url()));
  // Who goes on to the next page gives up what was still on its way.
  const isGivenUp = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  tab.on("requestfailed", (request) => isGivenUp(request) || complaints.push(`${request.url()} ${request.failure()?.errorText}`));

  // From link to link, until there is none left.
  const known = new Map();
  const queue = [home.href];
  const dead = [];
  while (queue.length > 0) {
    const url = queue.shift();
    if (known.has(url)) continue;
    const response = await tab.goto(url);
    const page = await tab.evaluate(() => ({
      lang: document.documentElement.lang,
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
      styled: [...document.styleSheets].length > 0 && getComputedStyle(document.querySelector(".skip")).position === "absolute",
      links: [...document.querySelectorAll("a[href]")].map((a) => a.href).filter((href) => href.startsWith("file:")),
    }));
    known.set(url, page);
    if (!response) dead.push(url);
    for (const link of page.links) {
      const target = new URL(link);
      target.search = "";
      const path = fileURLToPath(target);
      if ((await stat(path).catch(() => undefined))?.isFile() !== true) dead.push(`${url} leads to ${link}`);
      target.hash = "";
      if (target.href.endsWith(".html")) queue.push(target.href);
    }
  }
  for (const [url, page] of known) {
    for (const link of page.links) {
      const target = new URL(link);
      const id = decodeURIComponent(target.hash.slice(1));
      target.hash = target.search = "";
      if (id && known.has(target.href) && !known.get(target.href).ids.includes(id)) dead.push(`${url} leads to ${link}, where nothing is called so`);
    }
  }
  const count = (lang) => [...known.values()].filter((page) => page.lang === lang).length;
  check(count("vi") > 20 && count("en") > 20, `from the first page one gets to ${count("vi")} pages in Vietnamese and ${count("en")} in English`);
  const pages = files.filter(([name]) => name.endsWith(".html")).length;
  check(known.size === pages, `that is every page of the ${pages} in the zip`);
  check(dead.length === 0, `every link leads to a file and a place in it ${dead.slice(0, 5).join(" | ")}`);
  check([...known.values()].every((page) => page.styled), "every page has its style sheet");

  await tab.goto(home.href);
  await tab.evaluate(() => document.fonts.ready);
  check(await tab.evaluate(() => [...document.fonts].some((font) => font.family.includes("Be Vietnam") && font.status === "loaded")), "fonts come from the disk");
  await tab.locator("header nav a[lang=en]").first().click();
  await tab.waitForLoadState();
  check((await tab.evaluate(() => document.documentElement.lang)) === "en", "the language switch leads to the other language");

  for (const [lang, query] of [["vi", "ke hoach 179"], ["en", "plan 179"]]) {
    const search = [...known].find(([url, page]) => page.lang === lang && /(tim-kiem|search)\/index\.html$/.test(url))[0];
    await tab.goto(search);
    await tab.fill("#q", query);
    await tab.locator(".hit h2 a").first().waitFor({ timeout: 10_000 });
    check((await tab.locator(".hit mark").count()) > 0, `${lang}: “${query}” is found and marked`);
    const target = await tab.locator(".hit h2 a").first().evaluate((a) => a.href);
    await tab.locator(".hit h2 a").first().click();
    await tab.waitForURL(target);
    check(known.has(target.split("#")[0]), `${lang}: the hit opens: ${decodeURIComponent(target.split("/").slice(-3).join("/"))}`);
    await tab.goto(`${search}?q=${encodeURIComponent(query)}`);
    await tab.locator(".hit h2 a").first().waitFor({ timeout: 10_000 });
    check(true, `${lang}: an address with the query in it shows the hits`);
  }
  check(foreign.length === 0, `nothing is asked of the network ${foreign.slice(0, 3).join(" | ")}`);
  check(complaints.length === 0, `nothing is complained about ${complaints.slice(0, 3).join(" | ")}`);
} finally {
  await browser.close();
  await rm(work, { recursive: true, force: true });
}
console.log(failed === 0 ? "the bundle can be read from a disk" : `${failed} of the bundle's steps failed`);
process.exit(failed === 0 ? 0 : 1);
