// Caches the site for offline reading. The list of files, with their SHA-256, is generated during publishing.
importScripts("service-worker-files.js");

const { version, files, later } = self.published; // files in `later` are cached after their first request
const scope = new URL(self.registration.scope);
const prefix = `glassbox ${scope.pathname} `; // other sites may share the host
const here = prefix + version;

self.addEventListener("install", event => event.waitUntil(keep().catch(async fault => { await caches.delete(here); throw fault; })));
self.addEventListener("activate", event => event.waitUntil(dropOlder()));
self.addEventListener("message", event => {
  if (event.data === "take over if alone") event.waitUntil(takeOverIfAlone());
  else if (event.data?.keep) event.waitUntil(Promise.allSettled(event.data.keep.filter(name => Object.hasOwn(later, name)).map(keptLater)));
});
self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.href)) return;
  const { pathname, search } = new URL(request.url);
  const name = pathname.slice(scope.pathname.length);
  if (Object.hasOwn(later, name)) event.respondWith(keptLater(name));
  else if (request.mode === "navigate") event.respondWith(page(request, name.replace(/(^|\/)index\.html$/, "$1"), search));
  else if (Object.hasOwn(files, name)) event.respondWith(kept(name, request));
});

async function keep() {
  const cache = await caches.open(here);
  await Promise.all(Object.entries(files).map(async ([name, integrity]) => {
    const url = new URL(name, scope);
    const response = await fetch(url, { cache: "no-cache", integrity });
    if (!response.ok) throw new Error(`${url} could not be fetched: the server answered ${response.status}.`);
    await cache.put(url, response);
  }));
}

// Runs when no page of an older version is open: all files of a page come from the same version.
async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(prefix) && name !== here).map(name => caches.delete(name)));
}

async function takeOverIfAlone() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(window => window.url.startsWith(scope.href)).length === 1) await self.skipWaiting();
}

// Browsers evict the whole cache at once, never a part: then everything comes from the network, as at first.
async function kept(name, request) {
  const cache = await caches.open(here);
  return await cache.match(new URL(name, scope)) ?? fetch(request);
}

async function keptLater(name) {
  const cache = await caches.open(here), url = new URL(name, scope), known = await cache.match(url);
  if (known) return known;
  const response = await fetch(url, { cache: "no-cache", integrity: later[name] });
  if (response.ok) await cache.put(url, response.clone()).catch(() => { /* no space: fetched again next time */ });
  return response;
}

async function page(request, name, search) {
  if (Object.hasOwn(files, name)) return kept(name, request);
  if (Object.hasOwn(files, name + "/")) return Response.redirect(new URL(name + "/" + search, scope));
  return fetch(request).catch(() => kept("404.html", request));
}
