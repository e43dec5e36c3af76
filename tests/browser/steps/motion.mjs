// Readers who asked their system for less motion get none; for all others nothing moves for ever.
import { visit } from "../pages.mjs";

export async function run(ground, page) {
  return visit(ground, page, {}, async (tab) => {
    const lively = await tab.evaluate(look, false);
    await tab.emulateMedia({ reducedMotion: "reduce" });
    return lively.concat(await tab.evaluate(look, true));
  });
}

function look(isReduced) {
  const found = new Set();
  const seconds = (list) => Math.max(...list.split(",").map((t) => Number.parseFloat(t) * (t.trim().endsWith("ms") ? 0.001 : 1)));
  for (const animation of document.getAnimations()) {
    const end = animation.effect.getComputedTiming().endTime;
    if (isReduced || end > 5000) found.add(`moves for ${end} ms: ${animation.animationName ?? animation.transitionProperty}`);
  }
  if (!isReduced) return [...found];
  for (const e of document.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    const name = e.outerHTML.slice(0, 60).replaceAll("\n", " ");
    if (style.scrollBehavior === "smooth") found.add(`scrolls smoothly: ${name}`);
    if (seconds(style.transitionDuration) > 0.01) found.add(`a transition of ${style.transitionDuration}: ${name}`);
    if (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) found.add(`an animation: ${name}`);
  }
  return [...found].slice(0, 10);
}
