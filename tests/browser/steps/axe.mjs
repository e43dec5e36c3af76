// axe finds nothing against WCAG 2.2 A and AA or its best practices: light and dark, narrow and wide.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { visit } from "../pages.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export async function run(ground, page) {
  return visit(ground, page, { reducedMotion: "reduce" }, async (tab) => {
    await tab.evaluate(axe);
    const findings = [];
    for (const width of [1280, 320]) {
      for (const colorScheme of ["light", "dark"]) {
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia({ colorScheme });
        const violations = await tab.evaluate(async (tags) => {
          const result = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
          return result.violations.map((v) => ({
            id: v.id,
            help: v.help,
            nodes: v.nodes.map((n) => `${n.target.join(" ")}: ${n.failureSummary.split("\n").slice(1).join("; ").trim()}`),
          }));
        }, TAGS);
        for (const v of violations) {
          findings.push(`${colorScheme} ${width}: ${v.id} (${v.help}) at ${v.nodes.length}: ${v.nodes.slice(0, 3).join(" | ")}`);
        }
      }
    }
    return findings;
  });
}
