// The language switch leads to the counterpart of the page, without scripts, and back again: also from a page that
// falls back to the other language. (That the link is right on every page is looked at by the Rust tests of this site.)
import { visit } from "../pages.mjs";

export const scope = "key";

export async function run(ground, page) {
  return visit(ground, page, { javaScriptEnabled: false }, async (tab) => {
    const findings = [];
    const others = [...new Set(ground.pages.map((p) => p.lang))].filter((lang) => lang !== page.lang);
    for (const lang of others) {
      await tab.goto(ground.origin + page.url);
      const there = await follow(tab, lang);
      if (there.problem) {
        findings.push(there.problem);
        continue;
      }
      if (page.missing) continue;
      const target = ground.pages.find((p) => p.url === there.url);
      if (!target) findings.push(`the switch to ${lang} leads to ${there.url}, which is no page`);
      else if (target.lang !== lang) findings.push(`the switch to ${lang} leads to ${there.url} in ${target.lang}`);
      if (there.status !== 200) findings.push(`the switch to ${lang} answers ${there.status}`);
      const home = (url) => ground.pages.find((p) => p.url === url)?.kind.startsWith("kind-home");
      if (home(there.url) && !page.kind.startsWith("kind-home")) findings.push(`the switch to ${lang} leads to the home page`);
      const back = await follow(tab, page.lang);
      if (back.problem) findings.push(`on ${there.url}: ${back.problem}`);
      // From a side-by-side edition one goes to a single text, and between those from there on.
      else if (back.url !== page.url && !page.kind.startsWith("kind-edition")) findings.push(`to ${lang} and back leads to ${back.url}`);
    }
    return findings;
  });
}

/** Clicks the link to the other language in the header; says where that leads. */
async function follow(tab, lang) {
  const link = tab.locator(`header nav a[lang="${lang}"]`).first();
  if ((await link.count()) === 0) return { problem: `no link to ${lang} in the header` };
  if (!(await link.isVisible())) return { problem: `the link to ${lang} is hidden` };
  const [response] = await Promise.all([tab.waitForNavigation(), link.click()]);
  return { url: new URL(tab.url()).pathname, status: response.status() };
}
