// Nothing moves by itself while a page comes in: the layout shift is 0 on a slow line with an empty cache, with fonts
// that arrive late, and while a reader goes to the end.
import { inContext } from "../pages.mjs";

const SLOW = { offline: false, latency: 60, downloadThroughput: 200_000, uploadThroughput: 100_000 };

export async function run(ground, page) {
  return inContext(ground.browser, { viewport: { width: 360, height: 740 } }, async (tab) => {
    const line = await tab.context().newCDPSession(tab);
    await line.send("Network.emulateNetworkConditions", SLOW);
    await tab.goto(ground.origin + page.url, { waitUntil: "load" });
    const shifts = await tab.evaluate(async () => {
      await document.fonts.ready;
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight * 4) {
        scrollTo(0, at);
        await frame();
      }
      const name = (node) => node?.outerHTML?.slice(0, 80).replaceAll("\n", " ") ?? String(node?.nodeName);
      return new Promise((done) => {
        const found = [];
        const watcher = new PerformanceObserver(() => {});
        watcher.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => {
          for (const entry of watcher.takeRecords()) found.push({ value: entry.value, where: [...entry.sources].map((s) => name(s.node)) });
          done(found);
        }, 50);
      });
    });
    const sum = shifts.reduce((all, shift) => all + shift.value, 0);
    ground.note("layout shift", page, sum);
    return shifts.map((shift) => `shifts by ${shift.value.toFixed(4)}: ${shift.where.slice(0, 2).join(" | ")}`);
  });
}
