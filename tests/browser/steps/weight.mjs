// The first view, the page and the style sheets that it waits for, travels in one round trip: ten segments of 1,460
// bytes (RFC 6928), compressed with brotli.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const ROUND_TRIP = 14_600;
// An edition has the texts of two pages; what is seen first comes first.
const EDITION = 20_000;

export const scope = "site";

export async function run({ site, pages }) {
  const sizes = new Map();
  const size = async (path) => {
    if (!sizes.has(path)) sizes.set(path, brotliCompressSync(await readFile(join(site, path))).length);
    return sizes.get(path);
  };
  const findings = [];
  const totals = [];
  for (const page of pages) {
    // A sheet for paper only is not waited for: it names its medium before its address.
    const sheets = [...page.html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]);
    const parts = [await size(page.file), ...(await Promise.all(sheets.map(size)))];
    const total = parts.reduce((a, b) => a + b, 0);
    if (!page.kind.startsWith("kind-edition")) totals.push(total);
    if (total > (page.kind.startsWith("kind-edition") ? EDITION : ROUND_TRIP)) findings.push(`${page.url} ${total} bytes: HTML ${parts[0]}, CSS ${total - parts[0]}`);
  }
  totals.sort((a, b) => a - b);
  console.log(`     HTML + CSS, brotli: median ${totals[totals.length >> 1]}, most ${totals.at(-1)} bytes`);
  return findings;
}
