// What does not fit: for `tab.evaluate`. Names what makes the page wider than its window, and text that is cut off.
export function overflow(where) {
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
