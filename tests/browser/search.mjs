// Search as readers use it: node search.mjs PROGRAM SITE. Builds a site of a thousand pages out of the sentences of
// SITE, and looks things up in it: words however they are typed, and phrases picked at random from pages.
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const PAGES = 1000;
const PHRASES = 200;
const [program, origin] = process.argv.slice(2);

// The same numbers in every run (mulberry32).
let seed = 179;
const random = (below) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
};
const pick = (list) => list[random(list.length)];

// What the pages are made of, by language: the sentences of paragraphs without markup.
const sentences = { vi: [], en: [] };
for (const file of (await readdir(join(origin, "content"), { recursive: true })).sort()) {
  const lang = file.match(/\.(vi|en)\.md$/)?.[1];
  if (!lang) continue;
  const body = (await readFile(join(origin, "content", file), "utf8")).split("+++").slice(2).join("+++");
  for (const line of body.split("\n")) {
    if (!/^\p{Lu}/u.test(line) || /[[\]{}*_`|<>^#"\\]/.test(line)) continue;
    sentences[lang].push(...line.split(/(?<=[.;])\s+(?=\p{Lu})/u).filter((s) => s.length > 20));
  }
}

// What is looked up and the only page that should come first.
const CASES = [
  ["duong", "phat trien ben vung", "Phát triển bền vững là mục tiêu của vùng."],
  ["scattered", null, "Phát quà cho trẻ; triển lãm tranh; bền lòng; vững dạ, không đứng cạnh nhau."],
  ["hoa", "hòa bình dương quang", "Cảnh hoà bình dương quang của làng."],
  ["uy", "uỷ viên trưởng thôn", "Có ủy viên trưởng thôn dự họp."],
  ["skill", "kĩ nghệ chằm nón", "Dạy kỹ nghệ chằm nón."],
  ["skill", "kỹ nghệ chằm nón", "Dạy kỹ nghệ chằm nón."],
  ["qui", "phuong Son Quy cu", "Ở phường Sơn Qui cũ."],
  ["nfd", "bến đò Rạch Gầm", "Từ bến đò Rạch Gầm đi lên.".normalize("NFD")],
  ["road", "duong lang quanh co", "Con đường làng quanh co."],
  ["soil", "dat do bazan", "Vùng đất đỏ bazan."],
  ["soil", "đat do bazan", "Vùng đất đỏ bazan."],
  ["together", "cong dong cu dan ven bien", "Một cộng đồng cư dân ven biển."],
  ["number", "9161/QĐ-TTg", "Theo Quyết định số 9161/QĐ-TTg."],
  ["number", "9161/qd-ttg", "Theo Quyết định số 9161/QĐ-TTg."],
  ["day", "25/01/1986", "Họp ngày 25 tháng 01 năm 1986."],
  ["day", "ngày 25 tháng 1 năm 1986", "Họp ngày 25 tháng 01 năm 1986."],
  ["amount", "91.234,5", "Tổng số 91.234,5 tấn."],
  ["telex", "khoanr nghieengr", "Một khoản nghiểng lạ."],
  ["telex", "khoan3 nghieng63", "Một khoản nghiểng lạ."],
  ["quoted", '"nghi thức vô biên"', "Đó là nghi thức vô biên."],
];

const site = await mkdtemp(join(tmpdir(), "songngu-search-"));
for (const part of ["themes", "site.toml"]) await cp(join(origin, part), join(site, part), { recursive: true });
await mkdir(join(site, "content/p"), { recursive: true });
const settings = await readFile(join(site, "site.toml"), "utf8");
await writeFile(join(site, "site.toml"), settings.replace(/^\[\[menus?[\s\S]*?(?=^\[(?!\[menu))/m, "").replace(/^sources = .*$/m, ""));
const page = (title, body, more = "") => `+++\ntitle = "${title}"\ndescription = "${title}."\n${more}+++\n\n${body}\n`;
await writeFile(join(site, "content/_index.vi.md"), page("Thử", "Trang thử."));
await writeFile(join(site, "content/_index.en.md"), page("Test", "A test."));
await writeFile(join(site, "content/search.vi.md"), page("Tìm", "Tìm.", 'kind = "search"\nslug = "tim-kiem"\n'));
await writeFile(join(site, "content/search.en.md"), page("Search", "Search.", 'slug = "search"\n'));
const section = (lang) => page(lang === "vi" ? "Mục" : "Part", "…");
for (const lang of ["vi", "en"]) await writeFile(join(site, `content/p/_index.${lang}.md`), section(lang));
const texts = { vi: [], en: [] };
for (let n = 0; n < PAGES; n += 1) {
  for (const lang of ["vi", "en"]) {
    const own = Array.from({ length: 12 }, () => pick(sentences[lang]));
    texts[lang].push(own);
    const title = `${lang === "vi" ? "Bài" : "Article"} ${n}`;
    await writeFile(join(site, `content/p/a${n}.${lang}.md`), page(title, own.join(" "), `slug = "a${n}"\n`));
  }
}
for (const [name, , text] of CASES) await writeFile(join(site, `content/p/${name}.vi.md`), page(`Riêng ${name}`, text, `slug = "${name}"\n`));

const output = join(site, "output");
const built = spawnSync(program, ["--root", site, "--lang", "en", "build", "--output", output, "--quiet", "--format", "concise"], { encoding: "utf8", maxBuffer: 1 << 28 });
let failed = 0;
const check = (holds, words) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
};
if (built.status !== 0) {
  console.log(built.stderr.split("\n").filter((line) => /error/.test(line)).slice(0, 9).join("\n"));
  process.exit(1);
}
const server = await serve(output);
const browser = await chromium.launch({ executablePath: process.env.SONGNGU_CHROMIUM, args: ["--no-sandbox"] });
try {
  const size = async (name) => (await stat(join(output, "assets/search", name))).size;
  const names = await readdir(join(output, "assets/search/parts"));
  const sizes = await Promise.all(names.map((name) => size(`parts/${name}`)));
  console.log(`     index of ${PAGES} pages in two languages: ${names.length} parts, ${sizes.reduce((a, b) => a + b, 0)} bytes; list of parts ${await size("index.json")} bytes`);

  const tab = await browser.newPage();
  const complaints = [];
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  const fetched = [];
  tab.on("response", (response) => {
    if (/assets\/search\/(parts|index)/.test(response.url())) fetched.push(response.request().sizes());
  });
  const live = () => tab.waitForFunction(() => document.querySelector("form[data-index]").search);
  const first = async (query) => {
    await live();
    return tab.evaluate(async (query) => {
      const form = document.querySelector("form[data-index]");
      const start = performance.now();
      const hits = await form.search(query, false);
      const time = performance.now() - start;
      const entry = hits[0] && (await form.page(hits[0].page))[hits[0].at];
      return { url: entry?.[0] ?? "", hits: hits.length, time };
    }, query);
  };

  await tab.goto(`${server.origin}/tim-kiem/`);
  const cold = await first("phát triển bền vững");
  const bytes = (await Promise.all(fetched)).reduce((sum, sizes) => sum + sizes.responseBodySize, 0);
  console.log(`     first query: ${bytes} bytes of the index in ${fetched.length} files, ${cold.time.toFixed(0)} ms`);
  for (const [name, query] of CASES) {
    if (query) check((await first(query)).url.endsWith(`/${name}/`), `${query} finds the page “${name}” first`);
  }
  check((await first("phat trien ben vung")).hits > 1, "pages that have the words apart are found as well, behind it");

  // Phrases from pages: the first hit has to have the phrase, with the marks it has there.
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D");
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [lang, address] of [["vi", "/tim-kiem/"], ["en", "/en/search/"]]) {
    await tab.goto(server.origin + address);
    const share = { typed: 0, bare: 0 };
    const times = [];
    for (let n = 0; n < PHRASES; n += 1) {
      const words = wordsOf(pick(pick(texts[lang])));
      const length = 2 + random(3);
      const start = random(Math.max(1, words.length - length));
      const phrase = words.slice(start, start + length).join(" ");
      for (const [kind, query] of [["typed", phrase], ["bare", bare(phrase)]]) {
        const { url, time } = await first(query);
        times.push(time);
        const number = url.match(/\/a(\d+)\/$/)?.[1];
        const has = number !== undefined && texts[lang][number].some((s) => ` ${wordsOf(s).join(" ")} `.includes(` ${phrase} `));
        const special = CASES.some(([name, , text]) => url.endsWith(`/${name}/`) && wordsOf(text).join(" ").includes(phrase));
        if (has || special) share[kind] += 1;
        else if (process.env.SONGNGU_MISSES) console.log(`       ${kind}: ${query} (${phrase}) → ${url}`);
      }
    }
    times.sort((a, b) => a - b);
    const percent = (n) => (100 * n) / PHRASES;
    console.log(`     ${lang}: ${times.length} queries, median ${times[times.length >> 1].toFixed(1)} ms, 95 % under ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms`);
    check(percent(share.typed) >= 97, `${lang}: a phrase as it is written finds a page with it first: ${percent(share.typed)} %`);
    check(percent(share.bare) >= 95, `${lang}: without accents: ${percent(share.bare)} %`);
  }
  // What a reader sees and does.
  await tab.goto(`${server.origin}/tim-kiem/`);
  await live();
  await tab.keyboard.press("/");
  await tab.keyboard.type("dat do bazan");
  await tab.locator(".hit mark").first().waitFor();
  check((await tab.textContent("[data-status]")) === "Tìm thấy 1 trang.", "how many pages there are is said");
  check(new URL(tab.url()).searchParams.get("q") === "dat do bazan", "the address can be sent on");
  const marks = await tab.locator(".hit-places mark").allTextContents();
  check(marks.includes("đất đỏ bazan"), `what was looked for is marked where it stands: ${marks}`);
  await tab.keyboard.press("ArrowDown");
  check(await tab.evaluate(() => document.activeElement.closest(".hit h2") !== null), "arrows lead to the hits");
  await tab.keyboard.press("Escape");
  check(await tab.evaluate(() => document.activeElement.id === "q"), "and back to the field");
  const places = tab.locator(".hit-places a");
  const target = new URL(await places.first().getAttribute("href"), tab.url());
  await places.first().click();
  await tab.waitForURL((url) => url.pathname === target.pathname);
  check(await tab.evaluate((id) => document.getElementById(id) !== null, target.hash.slice(1)), "a place opens where the words stand");
  await tab.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent(wordsOf(texts.en[7][0]).slice(0, 6).join(" "))}`);
  await tab.locator(".hit").first().waitFor();
  check((await tab.locator(".hit-twin a[lang=vi]").count()) > 0, "a hit in English offers its Vietnamese text");
  await tab.fill("#q", "khôngcótừnày");
  await tab.waitForFunction(() => /Không tìm thấy/.test(document.querySelector("[data-status]").textContent));
  check(await tab.locator("[data-browse]").isVisible(), "when nothing is found the list of pages is there");
  check(complaints.length === 0, `nothing is complained about ${complaints.slice(0, 3).join("; ")}`);
} finally {
  await browser.close();
  await server.close?.();
  await rm(site, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
