// Without style sheets a page can be read from top to bottom: header, main part, footer; the title before the text;
// the same words, drawings no larger than they are meant, nothing that only a style sheet makes fit.
import { inContext } from "../pages.mjs";

// A drawing that belongs to the content may fill the line; one beside words may not.
const LARGEST_ICON = 64;

export async function run(ground, page) {
  return inContext(ground.browser, {}, async (tab) => {
    await tab.route(/\.css$/, (route) => route.abort());
    await tab.goto(ground.origin + page.url);
    return tab.evaluate((largest) => {
      const found = [];
      const shown = (e) => e.getClientRects().length > 0;
      const parts = ["header", "main", "footer"].map((name) => document.querySelector(`body > ${name}`));
      if (parts.some((part) => !part)) found.push("header, main part or footer is missing");
      else {
        const tops = parts.map((part) => part.getBoundingClientRect().top);
        if (tops.some((top, at) => at > 0 && top < tops[at - 1])) found.push("header, main part and footer are out of order");
      }
      const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter((h) => shown(h) && !h.closest("nav"));
      if (headings[0]?.tagName !== "H1") found.push(`the main part begins with ${headings[0]?.outerHTML.slice(0, 60)}`);
      const first = document.body.querySelector("a");
      if (first?.getAttribute("href") !== "#main") found.push("the first link does not lead to the main part");
      for (const svg of document.querySelectorAll(":is(a, button, h1, h2, h3, h4, li, p) svg")) {
        const box = svg.getBoundingClientRect();
        const isPicture = svg.closest("figure") || svg.getAttribute("role") === "img";
        if (!isPicture && box.height > largest) found.push(`a drawing ${Math.round(box.width)} × ${Math.round(box.height)} px: ${svg.outerHTML.slice(0, 70)}`);
      }
      if (document.body.innerText.length < 100) found.push("hardly any text without style sheets");
      return [...new Set(found)].slice(0, 10);
    }, LARGEST_ICON);
  });
}
