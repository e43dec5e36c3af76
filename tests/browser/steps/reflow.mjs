// At 320 CSS pixels nothing scrolls sideways and no text is cut off (WCAG 1.4.10), nor with the text spacing that a
// reader may set (WCAG 1.4.12), nor at 1280 pixels with text of twice the size (WCAG 1.4.4).
import { overflow } from "../overflow.mjs";
import { visit } from "../pages.mjs";

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

export async function run(ground, page) {
  const small = await visit(ground, page, { viewport: { width: 320, height: 800 } }, async (tab) => {
    const findings = await tab.evaluate(overflow, "at 320 px");
    // A constructed style sheet is not subject to the page's content security policy.
    await tab.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    return findings.concat(await tab.evaluate(overflow, "at 320 px with text spacing"));
  });
  const large = await visit({ ...ground, browser: await ground.largeText() }, page, {}, async (tab) => {
    const size = await tab.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    const findings = size < 30 ? [`a reader's text size of 32 px gives ${size} px`] : [];
    return findings.concat(await tab.evaluate(overflow, "with text at 200 %"));
  });
  return small.concat(large);
}
