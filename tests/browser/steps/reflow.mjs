// At 320 CSS pixels nothing scrolls sideways and no text is cut off (WCAG 1.4.10), nor with the text spacing that a
// reader may set (WCAG 1.4.12).
import { visit } from "../pages.mjs";

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

export async function run(ground, page) {
  return visit(ground, page, { viewport: { width: 320, height: 800 } }, async (tab) => {
    const findings = await tab.evaluate(overflow, "at 320 px");
    // A constructed style sheet is not subject to the page's content security policy.
    await tab.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    return findings.concat(await tab.evaluate(overflow, "at 320 px with text spacing"));
  });
}

function overflow(where) {
  const name = (e) => `<${e.tagName.toLowerCase()}${e.className ? ` class="${e.className.baseVal ?? e.className}"` : ""}>`;
  const scroller = (e) => {
    for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const found = [];
  const all = [...document.body.querySelectorAll("*")];
  if (document.documentElement.scrollWidth > window.innerWidth) {
    const wide = all.filter((e) => e.getBoundingClientRect().right > window.innerWidth + 0.5 && !scroller(e));
    const names = wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 100).replaceAll("\n", " ")).join(" | ");
    found.push(`${where}: the page is ${document.documentElement.scrollWidth} px wide: ${names}`);
  }
  for (const e of all) {
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    // Hidden on purpose for readers who see: clipped to a point.
    if (box.width <= 2 || box.height <= 2 || !e.textContent.trim() || e.closest("svg")) continue;
    const cutX = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
    const cutY = /hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
    if ((cutX || cutY) && style.display !== "inline") found.push(`${where}: text is cut off in ${name(e)}`);
  }
  return [...new Set(found)];
}
