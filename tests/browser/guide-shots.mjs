// The pictures of the writers' guide, taken from the preview: node guide-shots.mjs PROGRAM SITE GUIDE.
//
// SITE is a copy of this repository's site, for its files are changed; GUIDE is the guide's folder. Every run goes through
// all that the pictures show, and sees that the guide has each of them in the size that it would have. They are written
// only with SHOTS=overwrite, because no two machines draw letters alike.
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "./preview.mjs";

const [program, site, guide] = process.argv.slice(2);
const overwrite = process.env.SHOTS === "overwrite";
const largest = 60_000;
const desktop = { width: 1000, height: 640 };
const phone = { width: 390, height: 640 };
let failed = 0;
const check = (holds, words) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
};

const browser = await chromium.launch({ executablePath: process.env.SONGNGU_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
// Chromium takes pictures as PNG; a page of its own makes WebP of them.
const workshop = await browser.newPage();
const webp = (png) =>
  workshop.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 0.6 })).arrayBuffer());
    return { width: bitmap.width, height: bitmap.height, base64: bytes.toBase64?.() ?? btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")) };
  }, png.toString("base64"));

async function shoot(tab, name) {
  await tab.evaluate(() => document.fonts.ready);
  await tab.waitForTimeout(300);
  const picture = await webp(await tab.screenshot({ animations: "disabled" }));
  const bytes = Buffer.from(picture.base64, "base64");
  const file = join(guide, "content", name);
  check(bytes.length < largest, `${name}: ${picture.width} x ${picture.height}, ${bytes.length} bytes`);
  if (overwrite) await writeFile(file, bytes);
  const size = await sizeOf(file);
  check(size && size.width === picture.width && size.height === picture.height, `the guide has ${name} in this size`);
}

async function sizeOf(file) {
  const found = await stat(file).catch(() => undefined);
  if (!found || found.size >= largest) return undefined;
  const data = (await readFile(file)).toString("base64");
  return workshop.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/webp;base64,${data}`)).blob());
    return { width: bitmap.width, height: bitmap.height };
  }, data);
}

const changed = new Map();
async function change(path, from, to) {
  const file = join(site, path);
  const whole = await readFile(file, "utf8");
  if (!changed.has(file)) changed.set(file, whole);
  if (!whole.includes(from)) throw new Error(`${path} has no ${JSON.stringify(from)}`);
  await writeFile(file, whole.replace(from, to));
}

const open = (viewport) => browser.newPage({ viewport, colorScheme: "light", reducedMotion: "reduce" });
const addressOf = async (origin, id, language) => {
  const { pages } = await (await fetch(`${origin}/pages.json`)).json();
  return origin + new URL(pages.find((page) => page.id === id).languages[language].url).pathname;
};

/** What the pictures of each language show: where the home page is, and what is looked for. */
const readers = { vi: { home: "/", query: "ke hoach 179" }, en: { home: "/en/", query: "star apple" } };
let end = () => {};
try {
  for (const [language, { home, query }] of Object.entries(readers)) {
    const server = await preview(program, site, language, language === "vi" ? 19481 : 19482);
    end = server.end;
    const { origin } = server;
    const tab = await open(desktop);
    await tab.goto(origin + home);
    await shoot(tab, `start/home-${language}.webp`);

    await tab.goto(await addressOf(origin, "search", language));
    await tab.getByRole("searchbox").first().fill(query);
    await tab.keyboard.press("Enter");
    await tab.locator("main li a").first().waitFor();
    await tab.waitForTimeout(1500);
    await shoot(tab, `reference/search-${language}.webp`);

    const small = await open(phone);
    await small.goto(await addressOf(origin, "province/cai-be", language));
    await shoot(small, `start/phone-${language}.webp`);
    await small.close();

    const page = `content/about/privacy.${language}.md`;
    await tab.goto(await addressOf(origin, "about/privacy", language));
    await tab.waitForTimeout(300);
    await change(page, "title =", "titel =");
    await tab.locator(".songngu-problems").waitFor({ timeout: 20_000 });
    await shoot(tab, `start/error-${language}.webp`);
    await writeFile(join(site, page), changed.get(join(site, page)));
    await tab.locator(".songngu-problems").waitFor({ state: "detached", timeout: 20_000 });

    if (language === "en") {
      await tab.goto(await addressOf(origin, "plan/179-kh-ubnd", "vi"));
      await tab.locator('a[href^="/song-ngu/"]').first().click();
      await tab.locator("main h2").nth(1).scrollIntoViewIfNeeded();
      await tab.evaluate(() => document.querySelectorAll("main h2")[1].scrollIntoView());
      await shoot(tab, "translation/edition.webp");

      // A sentence of the original is written anew, and nobody has looked at its translation since.
      await tab.goto(await addressOf(origin, "about/accessibility", "en"));
      const original = await readFile(join(site, "content/about/accessibility.vi.md"), "utf8");
      const sentence = original.split("+++")[2].match(/^\p{Lu}.{40,}$/mu)[0];
      await change("content/about/accessibility.vi.md", sentence, `${sentence} Câu này mới viết thêm, có số 2027.`);
      await tab.locator(".stale").first().waitFor({ timeout: 20_000 });
      await tab.evaluate(() => document.querySelector(".stale").scrollIntoView({ block: "center" }));
      await shoot(tab, "translation/stale.webp");
    }
    await tab.close();
    end();
  }
} finally {
  for (const [file, whole] of changed) await writeFile(file, whole);
  end();
  await browser.close();
}
console.log(failed === 0 ? "the guide has its pictures" : `${failed} of the guide's pictures are wrong`);
process.exit(failed === 0 ? 0 : 1);
