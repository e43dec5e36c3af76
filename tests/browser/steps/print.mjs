// On paper there is no navigation; heading and text are there, and so is the address of the page.
import { visit } from "../pages.mjs";

export async function run(ground, page) {
  return visit(ground, page, {}, async (tab) => {
    await tab.emulateMedia({ media: "print", colorScheme: "dark" });
    return tab.evaluate((missing) => {
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
    }, page.missing);
  });
}
