// With colours that the reader's system forces (Windows high contrast): all text stands out from its ground, fields and
// buttons have an edge, pictures drawn in one colour take the text's, and the focus is seen.
import { visit } from "../pages.mjs";

export async function run(ground, page) {
  return visit(ground, page, { forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" }, async (tab) => {
    const findings = await tab.evaluate(look);
    for (let stop = 0; stop < 12; stop += 1) {
      await tab.keyboard.press("Tab");
      const missing = await tab.evaluate(() => {
        const e = document.activeElement;
        if (!e || e === document.body) return undefined;
        const style = getComputedStyle(e);
        // A shadow is not drawn in forced colours.
        const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
        return outlined ? undefined : e.outerHTML.slice(0, 80).replaceAll("\n", " ");
      });
      if (missing) findings.push(`no outline on ${missing}`);
    }
    return findings;
  });
}

function look() {
  const found = new Set();
  const name = (e) => e.outerHTML.slice(0, 90).replaceAll("\n", " ");
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0.5) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const canvas = document.createElement("p");
  canvas.style.cssText = "background: Canvas; color: CanvasText";
  const isShown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  for (const e of document.body.querySelectorAll("*")) {
    if (e.closest("svg") || !isShown(e)) continue;
    const hasText = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
    const style = getComputedStyle(e);
    if (hasText && contrast(style.color, ground(e)) < 4.5) found.add(`${style.color} on ${ground(e)}: ${name(e)}`);
    if (e.matches("button, input, select, textarea") && style.borderTopStyle === "none") found.add(`no edge: ${name(e)}`);
  }
  // A drawing that alone is the content of a link or button must be seen as well.
  for (const svg of document.querySelectorAll("a svg, button svg")) {
    if (!isShown(svg)) continue;
    const style = getComputedStyle(svg);
    const ink = style.stroke === "none" ? style.fill : style.stroke;
    if (parts(ink).length >= 3 && contrast(ink, ground(svg.parentElement)) < 3) found.add(`${ink} on ${ground(svg.parentElement)}: ${name(svg)}`);
  }
  return [...found];
}
