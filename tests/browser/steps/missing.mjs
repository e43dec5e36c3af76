// An address that does not exist is answered by a page that says so, in every language, and leads on.
import { visitFirst } from "../pages.mjs";

export const scope = "site";

export async function run(ground) {
  const findings = [];
  for (const url of ["/khong-co-trang-nay/", "/en/no-such-page/"]) {
    await visitFirst(ground, { url }, async (tab, seen) => {
      if (seen.status !== 404) findings.push(`${url} answers ${seen.status}`);
      seen.console.forEach((text) => findings.push(`${url} console: ${text}`));
      const homes = ground.pages.filter((p) => p.kind.includes("kind-home")).map((p) => p.url);
      for (const home of homes) {
        if ((await tab.locator(`main a[href="${home}"], header a[href="${home}"]`).count()) === 0) {
          findings.push(`${url}: no link to ${home}`);
        }
      }
      if ((await tab.locator("h1").count()) !== 1) findings.push(`${url}: not exactly one h1`);
      const robots = await tab.locator('meta[name="robots"]').getAttribute("content").catch(() => "");
      if (!/noindex/.test(robots ?? "")) findings.push(`${url}: may be indexed`);
    });
  }
  return findings;
}
