// Runs before the scripts of the page: records when the live page replaces the static one, and when it responds.
(() => {
  const times = globalThis.glassboxLoad = {};
  let wasServed = false;
  new MutationObserver((_, watcher) => {
    if (document.querySelector("[data-still]")) { wasServed = true; return; }
    if (!wasServed || !document.querySelector("main h1")) return;
    watcher.disconnect();
    times.alive = performance.now();
    ask();
  }).observe(document, { childList: true, subtree: true });

  // Presses the first button that selects another digit or step, and waits until the page changes.
  function ask() {
    const button = document.querySelector("main [data-forward]:not([disabled]), main .digit-picker button:not([disabled])");
    if (!button) { times.answered = 0; return; }
    new MutationObserver((_, watcher) => {
      watcher.disconnect();
      times.answered = performance.now();
    }).observe(button.closest(".scene") ?? document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    button.click();
  }
})();
