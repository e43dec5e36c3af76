// axe finds nothing against WCAG 2.2 A and AA or its best practices: light and dark, narrow and wide.
//
// Which elements there are, and which are shown, depends on the width; colours depend on the scheme as well. So every
// rule runs at both widths, once in each scheme, and the other two combinations run the rules about colours.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { visit } from "../pages.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];
const RUNS = [
  [1280, "light", { type: "tag", values: TAGS }],
  [1280, "dark", { type: "rule", values: COLOURS }],
  [320, "dark", { type: "tag", values: TAGS }],
  [320, "light", { type: "rule", values: COLOURS }],
];

export async function run(ground, page) {
  return visit(ground, page, { reducedMotion: "reduce" }, async (tab) => {
    await tab.evaluate(axe);
    const findings = [];
    for (const [width, colorScheme, runOnly] of RUNS) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme });
      const violations = await tab.evaluate(async (runOnly) => {
        const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
        return result.violations.map((v) => ({
          id: v.id,
          help: v.help,
          nodes: v.nodes.map((n) => `${n.target.join(" ")}: ${n.failureSummary.split("\n").slice(1).join("; ").trim()}`),
        }));
      }, runOnly);
      for (const v of violations) {
        findings.push(`${colorScheme} ${width}: ${v.id} (${v.help}) at ${v.nodes.length}: ${v.nodes.slice(0, 3).join(" | ")}`);
      }
    }
    ground.note("axe violations", page, findings.length);
    return findings;
  });
}
