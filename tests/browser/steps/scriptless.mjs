// Without scripts a page shows the same text.
import { visit } from "../pages.mjs";

export async function run(ground, page) {
  const text = (settings) => visit(ground, page, settings, (tab) => tab.locator("body").innerText());
  const [plain, scripted] = [await text({ javaScriptEnabled: false }), await text({})];
  // The examples in the search form are links to what a script would find.
  const examples = await visit(ground, page, {}, (tab) => tab.locator("form[role=search]").allInnerTexts());
  const findings = [];
  if (plain.trim().length < 100) findings.push("hardly any text without scripts");
  // A script may add (a search field); it may not be needed for what is there.
  const missing = scripted.split("\n").filter((line) => line.trim().length > 40 && !plain.includes(line) && !examples.join("\n").includes(line));
  missing.forEach((line) => findings.push(`only with scripts: ${line}`));
  return findings;
}
