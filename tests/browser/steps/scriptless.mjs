// Without scripts a page shows the same text.
import { visit } from "../pages.mjs";

// What does nothing without a script is not there without it: searches to try.
const NEEDS_SCRIPT = ".examples";

export async function run(ground, page) {
  const plain = await visit(ground, page, { javaScriptEnabled: false }, (tab) => tab.locator("body").innerText());
  const [scripted, useless] = await visit(ground, page, {}, (tab) =>
    tab.evaluate((part) => {
      const words = (e) => e.innerText.split("\n").map((line) => line.trim());
      return [words(document.body), [...document.querySelectorAll(part)].flatMap(words)];
    }, NEEDS_SCRIPT),
  );
  const findings = [];
  if (plain.trim().length < 100) findings.push("hardly any text without scripts");
  // A script may add (a search field); it may not be needed for what is there.
  const missing = scripted.filter((line) => line.length > 40 && !plain.includes(line) && !useless.includes(line));
  missing.forEach((line) => findings.push(`only with scripts: ${line}`));
  return findings;
}
