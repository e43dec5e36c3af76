// What makes reading easier, for readers who have scripts: letters and contrast as they chose them, the place in the
// text kept when the language is changed, "on this page" that follows, printing and saving. Nothing needs it.
(() => {
  const root = document.documentElement;
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name) ?? "";
      value ? localStorage.setItem(name, value) : localStorage.removeItem(name);
    } catch { /* Where nothing can be kept, the choice holds for this page. */ }
    return value ?? "";
  };
  // Before the first paint, so that nothing moves: this script is not deferred.
  const set = (name, value) => (value ? root.setAttribute(`data-${name}`, value) : root.removeAttribute(`data-${name}`));
  ["size", "contrast"].forEach((name) => set(name, kept(name)));
  root.setAttribute("data-js", "");

  // ----- letters and contrast -----
  const comfort = (panel) => {
    const buttons = [...panel.querySelectorAll("button")];
    const show = () => buttons.forEach((button) => {
      const { set: name, value } = button.dataset;
      button.setAttribute("aria-pressed", (root.getAttribute(`data-${name}`) ?? "") === value);
    });
    show();
    panel.addEventListener("click", ({ target }) => {
      const { set: name, value } = target.closest("button")?.dataset ?? {};
      if (!name) return;
      // A switch that is on is turned off; a size is chosen.
      const next = name === "contrast" && root.hasAttribute("data-contrast") ? "" : value;
      set(name, kept(name, next));
      show();
    });
    panel.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
    addEventListener("click", ({ target }) => panel.contains(target) || (panel.open = false));
  };

  // ----- the reader's place -----
  const own = (element) => element?.closest(".prose [id]:not(span)");
  // Where a link led to, or the last heading or paragraph that begins above the middle of the window.
  const place = () => {
    const target = own(document.getElementById(decodeURIComponent(location.hash.slice(1))));
    if (target || scrollY < innerHeight / 2) return target;
    const above = [...document.querySelectorAll(".prose > [id]")];
    return above.filter((element) => element.getBoundingClientRect().top < innerHeight / 3).pop();
  };
  const keep = (event) => {
    const link = event.target.closest?.(".langs a, .pair-names a");
    if (link) link.hash = place()?.id ?? "";
  };

  // ----- on this page -----
  const follow = (contents) => {
    const parts = [...contents.querySelectorAll("a")].map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
    let waiting = false;
    const look = () => {
      waiting = false;
      const now = parts.filter(([, heading]) => heading?.getBoundingClientRect().top < innerHeight / 3).pop();
      parts.forEach((part) => (part === now ? part[0].setAttribute("aria-current", "location") : part[0].removeAttribute("aria-current")));
    };
    addEventListener("scroll", () => waiting || (waiting = requestAnimationFrame(look)), { passive: true });
    look();
  };

  // ----- print, save -----
  // The page in one file, with its style sheet and without its furniture; links lead to the site.
  const save = async () => {
    const page = document.cloneNode(true);
    const address = page.querySelector("link[rel=canonical]")?.href ?? location.href;
    const sheets = await Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map(async ({ href, media }) =>
      `@media ${media || "all"} {${(await (await fetch(href)).text()).replace(/@font-face\{[^}]*\}/g, "")}}`));
    page.querySelectorAll("link, script, nav, .skip, .comfort, .take, .up").forEach((element) => element.remove());
    page.querySelectorAll("[href^='/'], [src^='/']").forEach((element) => {
      for (const name of ["href", "src"]) {
        const path = element.getAttribute(name);
        if (path?.startsWith("/")) element.setAttribute(name, new URL(path, address));
      }
    });
    const style = page.createElement("style");
    style.textContent = sheets.join("\n");
    page.head.append(style);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["<!DOCTYPE html>\n", page.documentElement.outerHTML], { type: "text/html" }));
    link.download = `${location.pathname.split("/").filter(Boolean).pop() ?? "index"}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // Pages that were read can be read again without a network, if the site wants that.
  const { worker } = document.currentScript.dataset;
  if (worker) addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));

  // What a page needs only when it is used comes after the page.
  addEventListener("load", () => document.querySelectorAll("[data-later]").forEach(({ dataset: { later } }) => {
    const [name, properties] = later.endsWith(".css") ? ["link", { rel: "stylesheet", href: later }] : ["script", { src: later }];
    document.head.append(Object.assign(document.createElement(name), properties));
  }));
  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".comfort").forEach(comfort);
    document.querySelectorAll(".toc-side").forEach(follow);
    document.querySelector("[data-print]")?.addEventListener("click", () => print());
    document.querySelector("[data-save]")?.addEventListener("click", save);
    addEventListener("click", keep);
    addEventListener("auxclick", keep);
  });
})();
