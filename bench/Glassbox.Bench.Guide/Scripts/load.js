// Runs in a page before its own scripts: notes when the live page takes the place of the served one, and when it answers.
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

  // Presses the first button that chooses another digit or another step, and waits for the page to change.
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
