// With the keyboard alone: the first stop is the skip link, which shows itself and leads to the main part; every stop
// can be seen, has a visible focus and is not covered (WCAG 2.4.1, 2.4.7, 2.4.11).
import { visit } from "../pages.mjs";

// How many stops are followed: on a page like others the first, which all pages share, and the beginning of the text.
const [STOPS, STOPS_OF_KEY_PAGES] = [30, 80];

export async function run(ground, page) {
  return visit(ground, page, { reducedMotion: "reduce" }, async (tab) => {
    const most = ground.key.includes(page) ? STOPS_OF_KEY_PAGES : STOPS;
    const findings = await skipLink(tab);
    // Anew and without the part that the skip link put into the address, which would get the focus a moment later.
    await tab.goto("about:blank");
    await tab.goto(ground.origin + page.url);
    const seen = new Set();
    for (let stop = 0; stop < most; stop += 1) {
      await tab.keyboard.press("Tab");
      const at = await tab.evaluate(describeFocus);
      if (!at || seen.has(at.id)) break;
      seen.add(at.id);
      at.problems.forEach((problem) => findings.push(`focus on ${at.name}: ${problem}`));
    }
    return findings;
  });
}

async function skipLink(tab) {
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    const target = link.getAttribute("href")?.startsWith("#") ? document.querySelector(link.getAttribute("href")) : null;
    const visible = box.width > 20 && box.height > 10 && box.top >= 0 && box.left >= 0;
    return { name: link.outerHTML.slice(0, 80), main: target?.closest("main") !== null && target !== null, visible };
  });
  if (!first.main) return [`the first stop is no skip link: ${first.name}`];
  const findings = first.visible ? [] : ["the skip link is not visible when it has the focus"];
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const next = await tab.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    const stops = main.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']").length;
    const after = main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING;
    return stops > 0 ? main.contains(at) : Boolean(after) || at === document.body;
  });
  if (!next) findings.push("after the skip link the next stop is not in the main part");
  return findings;
}

function describeFocus() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
  const style = getComputedStyle(e);
  const problems = [];
  const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
  if (!outlined && style.boxShadow === "none") problems.push("no outline");
  const boxes = [...e.getClientRects()].filter((b) => b.width > 0 && b.height > 0);
  const inView = boxes.filter((b) => b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth);
  if (inView.length === 0) problems.push("out of view");
  const free = inView.some((b) => {
    const x = Math.min(Math.max(b.left + b.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(b.top + b.height / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e));
  });
  if (inView.length > 0 && !free) problems.push("covered");
  return { id: window.stops.get(e), name: e.outerHTML.slice(0, 90).replaceAll("\n", " "), problems };
}
