// The first view, the page and the style sheets that it waits for, travels in one round trip: ten segments of 1,460
// bytes (RFC 6928), compressed with brotli. All scripts of the site together are small.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const ROUND_TRIP = 14_600;
const SCRIPTS = 15 * 1024;

export const scope = "site";

export async function run(ground) {
  const { site, pages, note } = ground;
  const sizes = new Map();
  const size = async (path) => {
    if (!sizes.has(path)) sizes.set(path, brotliCompressSync(await readFile(join(site, path))).length);
    return sizes.get(path);
  };
  const sum = async (paths) => (await Promise.all(paths.map(size))).reduce((a, b) => a + b, 0);
  const findings = [];
  const scripts = new Set();
  for (const page of pages) {
    // A sheet for paper only is not waited for: it names its medium before its address.
    const sheets = [...page.html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]);
    const own = [...page.html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((m) => m[1]);
    const later = [...page.html.matchAll(/ data-later="([^"]+\.js)"/g)].map((m) => m[1]);
    [...own, ...later].forEach((path) => scripts.add(path));
    const [html, css] = [await size(page.file), await sum(sheets)];
    note("first view, bytes", page, html + css);
    note("scripts of a page, bytes", page, await sum([...own, ...later]));
    if (html + css > ROUND_TRIP) findings.push(`${page.url} ${html + css} bytes: HTML ${html}, CSS ${css}`);
  }
  const all = await sum([...scripts]);
  console.log(`     all scripts, brotli: ${all} bytes in ${scripts.size} files`);
  if (all > SCRIPTS) findings.push(`${all} bytes of scripts, more than ${SCRIPTS}: ${[...scripts].join(" ")}`);
  return findings;
}
