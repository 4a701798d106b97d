// Caches the published site for offline reading, once the page is live and no longer needs the network.

const scope = new URL("../", import.meta.url), workers = navigator.serviceWorker;

if (workers) {
  await beginAnewWhereNewerIsThere();
  await alive();
  await workers.register(new URL("service-worker.js", scope), { scope: scope.href, updateViaCache: "none" })
    .catch(() => { /* offline reading is unavailable */ });
}

// A new version waits until no page of the old one is open. If this page is the only one, it reloads before going live.
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
