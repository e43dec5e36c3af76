// Hears of changes while a site is being written: shows the page anew, or what stands in the way.
(() => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/__songngu/live.css";
  document.head.append(sheet);

  const box = document.createElement("pre");
  box.className = "songngu-problems";
  box.setAttribute("role", "alert");
  box.tabIndex = 0;
  const show = (problems) => {
    box.textContent = problems ?? "";
    if (problems) document.body.append(box);
    else box.remove();
  };

  let site;
  const here = () => decodeURI(location.pathname);
  new EventSource(`/__songngu/events?page=${encodeURIComponent(decodeURI(location.pathname))}`).addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    show(news.problems);
    const known = site;
    site = news.site;
    if (known === undefined || known === news.site) return;
    const moved = Object.entries(news.moved).find(([from]) => decodeURI(from) === here());
    // News that came while nobody listened are not known one by one.
    const isNext = news.site === known + 1;
    if (moved) location.replace(moved[1] + location.hash);
    else if (!isNext || news.changed.some((address) => decodeURI(address) === here())) location.reload();
    else
      for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
        const other = news.styles[new URL(link.href).pathname];
        if (other) link.href = other;
      }
  });
})();
