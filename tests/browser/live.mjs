// The preview in a browser while somebody writes: node live.mjs PROGRAM SITE. The site's files are changed.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "./preview.mjs";

const [program, site] = process.argv.slice(2);
const { origin, end } = await preview(program, site, "vi", 19480);
const browser = await chromium.launch({ executablePath: process.env.SONGNGU_CHROMIUM, args: ["--no-sandbox"] });
let failed = 0;
const check = (holds, words) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
};
try {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const complaints = [];
  tab.on("console", (message) => complaints.push(`${message.text()} (${message.location().url})`));
  const file = join(site, "content/about/privacy.vi.md");
  const whole = await readFile(file, "utf8");
  const title = whole.match(/title = "([^"]+)"/)[1];
  await tab.goto(`${origin}/gioi-thieu/`);
  const address = await tab.evaluate(async () => (await (await fetch("/pages.json")).json()).pages.find((p) => p.id === "about/privacy").languages.vi.url);
  await tab.goto(origin + new URL(address).pathname);
  await tab.evaluate(() => scrollTo(0, 300));
  await tab.waitForTimeout(300);

  await writeFile(file, `${whole}\nMột đoạn vừa viết thêm.\n`);
  await tab.getByText("Một đoạn vừa viết thêm.").waitFor({ timeout: 20_000 });
  check(true, "what is written appears by itself");
  check((await tab.evaluate(() => scrollY)) > 200, "the reader stays where she was");

  await writeFile(file, whole.replace("title =", "titel ="));
  const problems = tab.locator(".songngu-problems");
  await problems.waitFor({ timeout: 20_000 });
  const words = await problems.innerText();
  check(/titel/.test(words) && /privacy\.vi\.md:\d+/.test(words) && /gợi ý/.test(words), "a mistake is shown with its place and advice");
  check((await tab.getByRole("heading", { name: title }).count()) > 0, "the last good page stays below it");
  await writeFile(file, whole);
  await problems.waitFor({ state: "detached", timeout: 20_000 });
  check(true, "mending it takes the words away");

  const sheet = join(site, "themes/nuoc/assets/style.css");
  await tab.evaluate(() => (window.same = true));
  await writeFile(sheet, `${await readFile(sheet, "utf8")}\nh1 { letter-spacing: 7px; }\n`);
  await tab.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px", null, { timeout: 20_000 });
  check(await tab.evaluate(() => window.same === true), "a style sheet is exchanged without loading the page anew");

  await writeFile(file, whole.replace(/slug = "[^"]+"/, 'slug = "cho-moi"'));
  await tab.waitForURL("**/cho-moi/", { timeout: 20_000 });
  check(true, "the browser goes along when a page moves");
  check(complaints.length === 0, `nothing on the console: ${complaints.join(" | ")}`);
} finally {
  await browser.close();
  end();
}
console.log(`${failed === 0 ? "the preview works" : `${failed} of the preview's steps failed`}`);
process.exit(failed === 0 ? 0 : 1);
