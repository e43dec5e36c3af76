// What machines are told: every JSON-LD block is JSON of schema.org with what its types need; its addresses are
// absolute, its dates are dates, the language is the page's; the breadcrumbs are those that a reader sees.
export const scope = "site";

const NEEDED = {
  Article: ["headline", "inLanguage"],
  BreadcrumbList: ["itemListElement"],
  CollectionPage: ["name", "inLanguage"],
  Legislation: ["name", "legislationIdentifier", "inLanguage"],
  ListItem: ["position", "name"],
  NewsArticle: ["headline", "datePublished", "inLanguage", "publisher"],
  Organization: ["name"],
  WebPage: ["name", "inLanguage"],
  WebSite: ["name", "url", "inLanguage"],
};
const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/;

export async function run({ pages, note }) {
  const findings = [];
  for (const page of pages) {
    const blocks = [...page.html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map((m) => m[1]);
    let nodes = 0;
    const say = (text) => findings.push(`${page.url}: ${text}`);
    for (const block of blocks) {
      let data;
      try {
        data = JSON.parse(block);
      } catch (error) {
        say(String(error));
        continue;
      }
      if (data["@context"] !== "https://schema.org") say("not of schema.org");
      nodes += walk(data, page, say);
    }
    if (blocks.length > 0 && nodes === 0) say("JSON-LD that says nothing");
    note("things in JSON-LD", page, nodes);
  }
  return findings;
}

/** Looks at a node and those below it; the number of nodes with a type. */
function walk(node, page, say) {
  if (Array.isArray(node)) return node.reduce((sum, part) => sum + walk(part, page, say), 0);
  // What stands beside an id is said in full elsewhere: on the page of that id.
  const isReference = Boolean(node?.["@id"]) && node.name === undefined && node.headline === undefined;
  if (node === null || typeof node !== "object") return 0;
  const types = [node["@type"] ?? []].flat();
  for (const type of types) {
    for (const name of isReference ? [] : (NEEDED[type] ?? [])) if (node[name] === undefined || node[name] === "") say(`${type} without ${name}`);
  }
  if (types.includes("BreadcrumbList")) crumbs(node.itemListElement ?? [], say);
  for (const [name, value] of Object.entries(node)) {
    if (/^(url|@id|item|logo|image)$/.test(name) && typeof value === "string" && !/^https?:\/\//.test(value)) say(`${name} is not absolute: ${value}`);
    if (/^(date|legislationDate)/.test(name) && typeof value === "string" && !DAY.test(value)) say(`${name} is no day: ${value}`);
  }
  return (types.length > 0 ? 1 : 0) + Object.values(node).reduce((sum, part) => sum + walk(part, page, say), 0);
}

function crumbs(items, say) {
  items.forEach((item, at) => {
    if (item.position !== at + 1) say(`breadcrumb ${at + 1} has the position ${item.position}`);
    // The last one is the page itself and may go without an address.
    if (at < items.length - 1 && !item.item) say(`breadcrumb ${at + 1} leads nowhere`);
  });
}
