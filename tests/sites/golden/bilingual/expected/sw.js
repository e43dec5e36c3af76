// This site keeps nothing on its readers' devices. A worker of an earlier time is replaced by this one, which throws
// away what that one stored and then itself.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(withdraw()));

async function withdraw() {
  const names = (await caches.keys()).filter((name) => name.startsWith("songngu-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
