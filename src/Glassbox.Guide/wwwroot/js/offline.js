// Keeps the published site for reading without a network, once the page is alive and needs the network no more.

const scope = new URL("../", import.meta.url), workers = navigator.serviceWorker;

if (workers) {
  await beginAnewWhereNewerIsThere();
  await alive();
  await workers.register(new URL("service-worker.js", scope), { scope: scope.href, updateViaCache: "none" })
    .catch(() => { /* It is read with a network, then. */ });
}

// A newer version waits until no page of the old one is open. Where this is the only one, it gives way before it is alive.
async function beginAnewWhereNewerIsThere() {
  const kept = await workers.getRegistration(scope).catch(() => undefined);
  if (kept?.scope !== scope.href || !kept.waiting) return;
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  kept.waiting.postMessage("take over if alone");
}

/** @returns {Promise<void>} */
function alive() {
  return new Promise(resolve => {
    const watcher = new MutationObserver(look);
    watcher.observe(/** @type {HTMLElement} */ (document.getElementById("app")), { childList: true });
    look();

    function look() {
      if (document.querySelector("[data-still]")) return;
      watcher.disconnect();
      resolve();
    }
  });
}
