// Every link inside the site is answered at once, without a redirect; every page can be reached from the home page of
// its language in a few steps. (Anchors, hreflang pairs and the sitemap are looked at by the Rust tests of this site.)
export const scope = "site";

const MOST_STEPS = 4;

export async function run({ origin, pages, note, base }) {
  const findings = [];
  const links = new Map();
  const targets = new Map();
  for (const page of pages) {
    const found = new Set();
    for (const [, href] of page.html.matchAll(/<a\b[^>]*? href="([^"]*)"/g)) {
      const url = new URL(href.replaceAll("&amp;", "&"), `${base}${page.url}`);
      if (url.origin !== base) continue;
      found.add(url.pathname);
      if (!targets.has(url.pathname)) targets.set(url.pathname, page.url);
    }
    links.set(page.url, found);
  }
  for (const [path, from] of targets) {
    const { status } = await fetch(origin + path, { redirect: "manual" });
    if (status !== 200) findings.push(`${from} leads to ${path}, which answers ${status}`);
  }
  for (const lang of new Set(pages.map((p) => p.lang))) {
    const home = pages.find((p) => p.lang === lang && p.kind.startsWith("kind-home"));
    if (!home) continue;
    const steps = new Map([[home.url, 0]]);
    const queue = [home.url];
    while (queue.length > 0) {
      const url = queue.shift();
      for (const next of links.get(url) ?? []) {
        if (steps.has(next) || !links.has(next)) continue;
        steps.set(next, steps.get(url) + 1);
        queue.push(next);
      }
    }
    for (const page of pages.filter((p) => p.lang === lang && !p.apart)) {
      const count = steps.get(page.url);
      if (count === undefined) findings.push(`${page.url} cannot be reached from ${home.url}`);
      else note("steps from home", page, count);
      if (count > MOST_STEPS) findings.push(`${page.url} is ${count} steps from ${home.url}`);
    }
  }
  return findings;
}
