// Every page comes with a content security policy that lets in nothing inline and nothing of others, and with the other
// headers that a careful host sends; what never changes under its name is kept, what may change is asked for again.
export const scope = "site";

const HEADERS = ["x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy"];

export async function run({ origin, pages }) {
  const findings = [];
  const sub = new Set();
  for (const page of pages) {
    const { headers } = await fetch(origin + page.url, { redirect: "manual" });
    const policy = headers.get("content-security-policy") ?? "";
    if (!/(^|; )default-src 'none'/.test(policy)) findings.push(`${page.url}: the policy does not begin with nothing`);
    if (/unsafe|\*|https?:|data:|blob:/.test(policy)) findings.push(`${page.url}: the policy lets too much in: ${policy}`);
    HEADERS.filter((name) => !headers.get(name)).forEach((name) => findings.push(`${page.url}: no ${name}`));
    if (/immutable|max-age=[1-9]/.test(headers.get("cache-control") ?? "")) findings.push(`${page.url}: kept too long`);
    for (const [, url] of page.html.matchAll(/<(?:link|script|img|source)\b[^>]* (?:href|src)="(\/[^"]+)"/g)) sub.add(url);
  }
  for (const url of sub) {
    const { status, headers } = await fetch(origin + url);
    if (status !== 200) findings.push(`${url} answers ${status}`);
    const isFixed = /-[0-9a-f]{8}\.\w+$/.test(url);
    if (isFixed && !/immutable/.test(headers.get("cache-control"))) findings.push(`${url}: not kept although it never changes`);
    if (!isFixed && /immutable/.test(headers.get("cache-control"))) findings.push(`${url}: kept for ever under a name that stays`);
  }
  return findings;
}
