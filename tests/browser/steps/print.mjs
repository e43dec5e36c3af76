// On paper, A4: no navigation; heading and text are there, and so is the address of the page. The file that a browser
// makes of it has the page's language, tags for screen readers and sheets of the right size, and nothing is wider.
import { overflow } from "../overflow.mjs";
import { visit } from "../pages.mjs";

// A4 in points and, inside the margins of `@page`, in CSS pixels.
const [WIDTH, HEIGHT] = [595, 842];
const INSIDE = Math.round(((210 - 25 - 20) / 25.4) * 96);

export async function run(ground, page) {
  return visit(ground, page, { viewport: { width: INSIDE, height: 1000 } }, async (tab) => {
    await tab.emulateMedia({ media: "print", colorScheme: "dark" });
    const findings = await tab.evaluate(look, page.missing);
    findings.push(...(await tab.evaluate(overflow, "on A4")));
    await tab.emulateMedia({ media: null, colorScheme: null });
    const file = (await tab.pdf({ preferCSSPageSize: true, tagged: true })).toString("latin1");
    const sheets = [...file.matchAll(/\/Type \/Page\b(?!s)[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    ground.note("sheets of A4", page, sheets.length);
    if (sheets.length === 0) findings.push("no sheet");
    const others = sheets.filter(([, width, height]) => Math.round(width) !== WIDTH || Math.round(height) !== HEIGHT);
    others.slice(0, 1).forEach(([, width, height]) => findings.push(`a sheet of ${width} × ${height} points`));
    if (!file.includes("/StructTreeRoot")) findings.push("the printed file has no tags");
    if (!file.includes(`/Lang (${page.lang})`)) findings.push("the printed file does not name its language");
    return findings;
  });
}

function look(missing) {
  const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const found = [];
  for (const e of document.querySelectorAll("nav, a[href='#main'], form, button")) {
    if (shown(e)) found.push(`printed: ${e.outerHTML.slice(0, 80).replaceAll("\n", " ")}`);
  }
  for (const selector of ["main", "h1"]) {
    if (![...document.querySelectorAll(selector)].some(shown)) found.push(`not printed: ${selector}`);
  }
  const ink = getComputedStyle(document.querySelector("main")).color;
  const [red, green, blue] = ink.match(/[\d.]+/g).map(Number);
  if (red + green + blue > 300) found.push(`printed in a light colour: ${ink}`);
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  if (!missing && canonical) {
    // A page that falls back names the original as canonical, and prints its own address.
    const address = new URL(canonical).origin + location.pathname;
    const paper = [...document.querySelectorAll("body *")].filter((e) => e.children.length === 0 && shown(e));
    if (!paper.some((e) => e.textContent.includes(address))) found.push(`the address ${address} is not printed`);
  }
  return found;
}
