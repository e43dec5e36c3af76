// Looks at a built site in a browser, one behaviour per file of `steps/`.
//
//   node run.mjs SITE [--quick] [--only STEP,…] [--pages PART] [--screenshots FOLDER] [--findings FILE]
//
// SITE is an output folder. A step looks at every page, unless it says by its scope that it looks at the site as a whole
// or at key pages: one of every kind and language, every page that falls back to the other language. With --quick all
// steps that need a browser look at key pages; with --pages only at pages that have PART in their address. Before the
// last line there is a table of what was measured; the last line counts: "N passed, N failed".
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium as playwright } from "playwright-core";
import { readPages, keyPages } from "./pages.mjs";
import { serve } from "./server.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    pages: { type: "string" },
    screenshots: { type: "string" },
    findings: { type: "string" },
  },
});
if (positionals.length !== 1) {
  console.error("usage: run.mjs SITE [--quick] [--only STEP,…] [--pages PART] [--screenshots FOLDER] [--findings FILE]");
  process.exit(2);
}

const site = resolve(positionals[0]);
const chromium = process.env.SONGNGU_CHROMIUM ?? "/usr/bin/chromium";
// The same browser without a window of its own shows pages in half the time.
const shell = process.env.SONGNGU_HEADLESS_SHELL || chromium;
// How many pages are looked at at once, on two processors: some of the time is waiting.
const AT_ONCE = 4;
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
];
const launch = (...more) => playwright.launch({ executablePath: shell, args: [...flags, ...more] });

const steps = await loadSteps(options.only?.split(","));
const pages = await readPages(site);
const isAskedFor = (page) => page.url.includes(options.pages ?? "");
const key = keyPages(pages).filter(isAskedFor);
const chosen = options.quick ? key : pages.filter(isAskedFor);
const server = await serve(site);
const browser = await launch();
// A reader's own choice of a text size in the browser: 32 pixels instead of 16.
let large;
const largeText = () => (large ??= launch("--blink-settings=defaultFontSize=32"));

const results = [];
const figures = new Map();
const note = (name, page, value) => {
  if (!figures.has(name)) figures.set(name, []);
  figures.get(name).push({ url: page.url, value });
};
try {
  const base = pages[0].html.match(/<meta property="og:url" content="(https?:\/\/[^"/]+)/)?.[1] ?? server.origin;
  const ground = { site, pages, key, origin: server.origin, base, browser, largeText, chromium, flags, note };
  console.log(`${pages.length} pages, ${chosen.length} of them looked at in the browser`);
  for (const step of steps) {
    const subjects = { site: [undefined], key }[step.scope] ?? chosen;
    const before = results.length;
    const start = performance.now();
    await inTurn(subjects, AT_ONCE, async (page) => {
      results.push({ step: step.name, page: page?.url ?? "", findings: await attempt(step, ground, page) });
    });
    const bad = results.slice(before).filter((r) => r.findings.length > 0);
    console.log(`${bad.length === 0 ? "ok  " : "FAIL"} ${step.name} (${results.length - before} in ${((performance.now() - start) / 1000).toFixed(1)} s)`);
    for (const result of bad) {
      result.findings.forEach((finding) => console.log(`     ${result.page} ${finding}`));
    }
  }
  if (options.screenshots) await screenshots(ground, options.screenshots);
} finally {
  await browser.close();
  await (await large)?.close();
  server.close();
}

console.log(table(figures));
const failed = results.filter((r) => r.findings.length > 0);
if (options.findings) await writeFile(options.findings, report(failed));
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);

async function loadSteps(only) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "steps");
  const names = (await readdir(folder)).filter((n) => n.endsWith(".mjs")).sort();
  const all = await Promise.all(names.map(async (n) => ({ name: n.slice(0, -4), ...(await import(join(folder, n))) })));
  return only ? all.filter((s) => only.includes(s.name)) : all;
}

/** What a step finds wrong; a step that breaks is a finding too. */
async function attempt(step, ground, page) {
  try {
    return await step.run(ground, page);
  } catch (error) {
    return [`the step itself failed: ${error.stack ?? error}`];
  }
}

async function inTurn(items, workers, work) {
  const queue = [...items];
  const worker = async () => {
    while (queue.length > 0) await work(queue.shift());
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

async function screenshots({ browser, key, origin }, folder) {
  await mkdir(folder, { recursive: true });
  for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    for (const page of key) {
      const tab = await context.newPage();
      await tab.goto(origin + page.url);
      const name = page.url.replace(/^\/|\/$/g, "").replaceAll("/", "-") || "home";
      await tab.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await tab.close();
    }
    await context.close();
  }
}

/** What was measured: of each figure the least, the middle and the most, and where the most was. */
function table(figures) {
  const number = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(4));
  const rows = [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => {
    all.sort((a, b) => a.value - b.value);
    const [least, middle, most] = [all[0], all[all.length >> 1], all.at(-1)];
    return `| ${name} | ${all.length} | ${number(least.value)} | ${number(middle.value)} | ${number(most.value)} | ${most.value > least.value ? most.url : ""} |`;
  });
  return ["", "| measured | pages | least | median | most | where |", "| --- | --- | --- | --- | --- | --- |", ...rows, ""].join("\n");
}

function report(failed) {
  const lines = ["# What the browser steps found", ""];
  for (const step of new Set(failed.map((r) => r.step))) {
    lines.push(`## ${step}`, "");
    for (const result of failed.filter((r) => r.step === step)) {
      result.findings.forEach((f) => lines.push(`- ${result.page ? `\`${result.page}\` ` : ""}${f}`));
    }
    lines.push("");
  }
  return lines.join("\n");
}
