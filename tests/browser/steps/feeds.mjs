// Feeds are valid: Atom by RFC 4287, JSON Feed by its version 1.1. Every link in them leads to a page of this site,
// and the texts in them need nothing that a feed reader lacks: no relative address, no script, no form.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export const scope = "site";

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export async function run({ site, pages, browser, base }) {
  const files = (await readdir(site, { recursive: true })).map((f) => f.replaceAll("\\", "/")).sort();
  const tab = await browser.newPage();
  const findings = [];
  const known = new Set(pages.map((page) => page.url));
  const linked = (url) => (url?.startsWith(`${base}/`) ? known.has(new URL(url).pathname) : false);
  let count = 0;
  try {
    for (const file of files.filter((f) => /(^|\/)feed\.(xml|json)$/.test(f))) {
      count += 1;
      const text = await readFile(join(site, file), "utf8");
      const own = `${base}/${file}`;
      const problems = file.endsWith(".json") ? jsonFeed(text, own, linked) : await atom(tab, text, own, linked);
      findings.push(...problems.map((problem) => `${file}: ${problem}`));
    }
  } finally {
    await tab.close();
  }
  console.log(`     ${count} feeds`);
  if (count === 0) findings.push("no feed");
  return findings;
}

function jsonFeed(text, own, linked) {
  const feed = JSON.parse(text);
  const found = [];
  if (feed.version !== "https://jsonfeed.org/version/1.1") found.push(`version ${feed.version}`);
  if (!feed.title || typeof feed.title !== "string") found.push("no title");
  if (feed.feed_url !== own) found.push(`feed_url ${feed.feed_url}`);
  if (!linked(feed.home_page_url)) found.push(`home_page_url ${feed.home_page_url}`);
  if (!Array.isArray(feed.items) || feed.items.length === 0) return [...found, "no items"];
  const ids = new Set();
  for (const item of feed.items) {
    if (typeof item.id !== "string" || item.id === "" || ids.has(item.id)) found.push(`id ${item.id}`);
    ids.add(item.id);
    if (!item.content_html && !item.content_text) found.push(`${item.id}: no content`);
    if (!linked(item.url)) found.push(`${item.id}: leads to ${item.url}`);
    for (const name of ["date_published", "date_modified"]) {
      if (item[name] !== undefined && !MOMENT.test(item[name])) found.push(`${item.id}: ${name} ${item[name]}`);
    }
    found.push(...content(item.content_html ?? "").map((problem) => `${item.id}: ${problem}`));
  }
  return found;
}

/** What RFC 4287 asks for in sections 4.1.1, 4.1.2, 4.2.6, 4.2.7 and 3.3, read by the browser's own parser. */
async function atom(tab, text, own, linked) {
  const feed = await tab.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "application/xml");
    if (parsed.querySelector("parsererror")) return { error: parsed.querySelector("parsererror").textContent.slice(0, 200) };
    const children = (e, name) => [...e.children].filter((c) => c.localName === name && c.namespaceURI === "http://www.w3.org/2005/Atom");
    const texts = (e, name) => children(e, name).map((c) => c.textContent.trim());
    const read = (e) => ({
      ids: texts(e, "id"),
      titles: texts(e, "title"),
      updated: texts(e, "updated"),
      published: texts(e, "published"),
      authors: children(e, "author").map((author) => texts(author, "name")),
      contents: children(e, "content").map((c) => ({ type: c.getAttribute("type"), text: c.textContent })),
      summaries: texts(e, "summary").length,
      links: children(e, "link").map((l) => ({ rel: l.getAttribute("rel") ?? "alternate", href: l.getAttribute("href"), hreflang: l.getAttribute("hreflang"), type: l.getAttribute("type") })),
    });
    const root = parsed.documentElement;
    return { name: `${root.namespaceURI} ${root.localName}`, lang: root.getAttribute("xml:lang"), ...read(root), entries: children(root, "entry").map(read) };
  }, text);
  if (feed.error) return [feed.error];
  const found = [];
  if (feed.name !== "http://www.w3.org/2005/Atom feed") found.push(`the root is ${feed.name}`);
  if (!feed.lang) found.push("no xml:lang");
  const once = (entry, where) => {
    for (const name of ["ids", "titles", "updated"]) if (entry[name].length !== 1 || entry[name][0] === "") found.push(`${where}: ${entry[name].length} ${name}`);
    for (const moment of [...entry.updated, ...entry.published]) if (!MOMENT.test(moment)) found.push(`${where}: no moment: ${moment}`);
    if (entry.ids[0] && !/^[a-z][a-z0-9+.-]*:/.test(entry.ids[0])) found.push(`${where}: the id is no IRI`);
    const kinds = entry.links.filter((l) => l.rel === "alternate").map((l) => `${l.type} ${l.hreflang}`);
    if (new Set(kinds).size !== kinds.length) found.push(`${where}: two alternates of one type and language`);
  };
  once(feed, "feed");
  if (!feed.links.some((l) => l.rel === "self" && l.href === own)) found.push("no link to itself");
  if (feed.entries.length === 0) found.push("no entry");
  const ids = feed.entries.map((entry) => entry.ids[0]);
  if (new Set(ids).size !== ids.length) found.push("two entries with one id");
  for (const entry of feed.entries) {
    const where = entry.ids[0];
    once(entry, where);
    const authors = [...feed.authors, ...entry.authors];
    if (authors.length === 0 || authors.some((names) => names.length !== 1)) found.push(`${where}: no author`);
    if (entry.contents.length > 1) found.push(`${where}: two contents`);
    const page = entry.links.find((l) => l.rel === "alternate");
    if (!linked(page?.href)) found.push(`${where}: leads to ${page?.href}`);
    for (const { type, text } of entry.contents) {
      if (!["html", "xhtml", "text", null].includes(type)) found.push(`${where}: content of type ${type}`);
      if (type === "html") found.push(...content(text).map((problem) => `${where}: ${problem}`));
    }
  }
  return found;
}

function content(html) {
  const found = [];
  for (const [, name, url] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    if (!/^([a-z][a-z0-9+.-]*:|#)/.test(url)) found.push(`a relative address: ${name}="${url}"`);
  }
  if (/<(script|style|form|iframe)\b|\son\w+="/.test(html)) found.push("something that feed readers throw away");
  return found;
}
