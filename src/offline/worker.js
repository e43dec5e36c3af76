// Keeps what a reader has seen for the time when there is no network. `SITE`, on the first line, is made by the
// generator: the version of the shell, its files, the page of each language that says there is no network.
//
// Pages come from the network, and from the store only without one; files that carry a fingerprint in their name come
// from the store. A page therefore never meets a style sheet that was made for another.
const SHELL = `songngu-shell-${SITE.version}`;
const VISITED = "songngu-visited-1";
// How long a page may take, in milliseconds, before the stored one is shown instead.
const PATIENCE = 4000;
// Larger files are not stored.
const LARGEST = 2_000_000;

const ANY = { ignoreVary: true };
const isPage = (path) => path.endsWith("/") || path.endsWith(".html");
const isFixed = (path) => /-[0-9a-f]{8}\.[a-z0-9]+$/.test(path) || SITE.fixed.some((start) => path.startsWith(start));
const pathOf = (request) => new URL(request.url).pathname;
const isSaving = () => navigator.connection?.saveData === true;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (isFixed(url.pathname)) event.respondWith(fixed(event));
  else event.respondWith(fresh(event, url));
});

// All or nothing: if one file cannot be had, the earlier worker stays. Readers who save data get the pages that say
// there is no network, and nothing else that they did not ask for.
async function install() {
  const shell = await caches.open(SHELL);
  const wanted = isSaving() ? SITE.offline.map(({ page }) => page) : SITE.files;
  await shell.addAll(wanted.map((path) => new Request(path, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function activate() {
  const visited = await caches.open(VISITED);
  const older = (await caches.keys()).filter((name) => name.startsWith("songngu-") && ![SHELL, VISITED].includes(name));
  // What the shell has is newer than what was visited before it came.
  await Promise.all(SITE.files.map((path) => visited.delete(path, ANY)));
  const texts = [];
  for (const request of await visited.keys()) {
    if (isPage(pathOf(request))) texts.push(await (await visited.match(request, ANY)).text());
  }
  // Pages that were visited keep their own style sheets and pictures, and only those.
  const isNeeded = (request) => texts.some((text) => text.includes(pathOf(request)));
  for (const name of older) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!isPage(pathOf(request)) && isNeeded(request)) await visited.put(request, await cache.match(request, ANY));
    }
    await caches.delete(name);
  }
  for (const request of await visited.keys()) {
    if (isFixed(pathOf(request)) && !isNeeded(request)) await visited.delete(request, ANY);
  }
  await self.clients.claim();
}

// The page from the network; the stored one if there is no answer, an answer that the server is broken, or none in time.
async function page(event, url) {
  const key = url.origin + url.pathname;
  const stored = async () => (await (await caches.open(VISITED)).match(key, ANY)) ?? caches.match(key, ANY);
  const network = fetch(event.request);
  event.waitUntil(network.then((answer) => keepPage(key, answer)).catch(() => {}));
  const late = new Promise((done) => setTimeout(done, PATIENCE)).then(stored);
  try {
    const answer = (await Promise.race([network, late])) ?? (await network);
    return answer.status >= 500 ? ((await stored()) ?? answer) : answer;
  } catch {
    const { page } = SITE.offline.find(({ below }) => url.pathname.startsWith(below));
    return (await stored()) ?? (await caches.match(page, ANY)) ?? Response.error();
  }
}

async function fixed(event) {
  const known = await caches.match(event.request, ANY);
  if (known) return known;
  const answer = await fetch(event.request);
  event.waitUntil(keep(event.request, answer));
  return answer;
}

async function fresh(event, url) {
  try {
    const answer = await fetch(event.request);
    if (!isPage(url.pathname)) event.waitUntil(keep(event.request, answer));
    return answer;
  } catch (error) {
    const known = await caches.match(event.request, ANY);
    if (known) return known;
    throw error;
  }
}

const isWhole = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected;

// The copy is made at once, before anybody reads the answer.
async function keep(key, answer) {
  if (!isWhole(answer) || Number(answer.headers.get("content-length") ?? 0) > LARGEST) return;
  const copy = answer.clone();
  await (await caches.open(VISITED)).put(key, copy);
}

// The page visited last stands last; those visited longest ago make room.
async function keepPage(key, answer) {
  if (!isWhole(answer)) return;
  const copy = answer.clone();
  const visited = await caches.open(VISITED);
  await visited.delete(key, ANY);
  await visited.put(key, copy);
  const pages = (await visited.keys()).filter((request) => isPage(pathOf(request)));
  for (const request of pages.slice(0, Math.max(0, pages.length - SITE.pages))) await visited.delete(request, ANY);
}
