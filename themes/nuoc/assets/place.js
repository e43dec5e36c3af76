// The language switch keeps the reader's place: blocks have one id in every language and in the edition.
(() => {
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
  addEventListener("click", keep);
  addEventListener("auxclick", keep);
})();
// Pages that were read can be read again without a network, if the site wants that.
(() => {
  const { worker } = document.currentScript.dataset;
  if (worker) addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));
})();
