// Nothing moves by itself while a page comes in: the layout shift is 0 on a slow line with an empty cache, with fonts
// that arrive late, and while a reader goes to the end; on a phone and on a wide screen.
import { inContext } from "../pages.mjs";

const SLOW = { offline: false, latency: 100, downloadThroughput: 200_000, uploadThroughput: 100_000 };
const WIDTHS = [412, 1280];

export async function run(ground, page) {
  const all = [];
  for (const width of WIDTHS) {
    const shifts = await inContext(ground.browser, { viewport: { width, height: 800 } }, async (tab) => {
      const line = await tab.context().newCDPSession(tab);
      await line.send("Network.emulateNetworkConditions", SLOW);
      await tab.addInitScript(watch);
      await tab.goto(ground.origin + page.url, { waitUntil: "load" });
      return tab.evaluate(toTheEnd);
    });
    all.push(...shifts.map((shift) => ({ ...shift, width })));
  }
  ground.note("layout shift", page, all.reduce((sum, shift) => sum + shift.value, 0));
  return all.map(({ value, width, where }) => `shifts by ${value.toFixed(4)} at ${width} px: ${where.slice(0, 2).join(" | ")}`);
}

/** Keeps every shift from the first moment on. */
function watch() {
  const name = (node) => node?.outerHTML?.slice(0, 80).replaceAll("\n", " ") ?? String(node?.nodeName);
  window.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.layoutShifts.push({ value, where: [...sources].map((s) => name(s.node)) });
  }).observe({ type: "layout-shift", buffered: true });
}

async function toTheEnd() {
  await document.fonts.ready;
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight * 4) {
    scrollTo(0, at);
    await frame();
  }
  // Shifts are told of a moment later.
  await new Promise((done) => setTimeout(done, 100));
  return window.layoutShifts;
}
