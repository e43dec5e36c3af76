// A place is the same in every language: a link to it shows how to cite it and where else it stands, without scripts;
// with scripts, the language switch keeps it.
import { visit } from "../pages.mjs";

export const scope = "key";

export async function run(ground, page) {
  if (!page.html.includes('class="place"')) return [];
  const findings = [];
  const hash = await visit(ground, page, { javaScriptEnabled: false }, async (tab) => {
    if (await tab.locator(".place").first().isVisible()) findings.push("a box is shown before anybody asked for it");
    // The last clause or heading that the other language has too.
    const box = tab.locator(".place:has(a[hreflang])").last();
    const address = await box.locator("a[hreflang]").first().getAttribute("href");
    const hash = new URL(address, ground.origin).hash;
    await tab.goto(`${ground.origin}${page.url}${hash}`);
    if (!(await box.isVisible())) findings.push(`${hash}: the box is not shown`);
    for (const link of await box.locator("a").all()) {
      const target = await link.getAttribute("href");
      const other = ground.pages.find((p) => p.url === new URL(target, ground.origin).pathname);
      const id = decodeURIComponent(new URL(target, ground.origin).hash.slice(1));
      if (!other?.html.includes(`id="${id}"`)) findings.push(`${target} leads nowhere`);
    }
    return hash;
  });
  await visit(ground, page, {}, async (tab) => {
    if (page.kind.startsWith("kind-home")) return;
    await tab.goto(`${ground.origin}${page.url}${hash}`);
    const link = tab.locator(`.langs a[hreflang]:not([hreflang="${page.lang}"])`).first();
    await Promise.all([tab.waitForNavigation(), link.click()]);
    if (new URL(tab.url()).hash !== hash) findings.push(`the language switch leads from ${hash} to ${tab.url()}`);
  });
  return findings;
}
