// Browser functions for C#: pixels, files, the clipboard, focus, scrolling and pointer capture.

/** @param {string} id @param {number} width @param {number} height @param {Uint8Array} rgba */
export function draw(id, width, height, rgba) {
  const canvas = /** @type {HTMLCanvasElement?} */ (document.getElementById(id));
  if (!canvas) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
}

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes */
export function save(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Fetches a file of the site, as `{ bytes }`, or the error message, as `{ fault }`.
 * @param {string} address */
export async function fetchFile(address) {
  try {
    const response = await fetch(new URL(`../${address}`, import.meta.url));
    if (!response.ok) return { fault: `the server answered ${response.status}.` };
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return { fault: "no connection?" };
  }
}

/** @param {string} text */
export const copy = text => navigator.clipboard.writeText(text);

/** @param {string} id */
export const focus = id => document.getElementById(id)?.focus({ preventScroll: true });

/** @param {string} id */
export const widthOf = id => document.getElementById(id)?.getBoundingClientRect().width ?? 0;

/** @param {string} id */
export const reveal = id => document.getElementById(id)?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });

/** Calls back once, when an element becomes visible.
 * @param {string} id @param {() => void} seen */
export function onceSeen(id, seen) {
  const element = document.getElementById(id);
  const watcher = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    watcher.disconnect();
    seen();
  });
  if (element) watcher.observe(element);
  return watcher;
}

/** @param {string} boxId @param {string} elementId */
export function scrollInside(boxId, elementId) {
  const box = document.getElementById(boxId), element = document.getElementById(elementId);
  if (!box || !element) return;
  const outer = box.getBoundingClientRect(), inner = element.getBoundingClientRect();
  const room = Math.min(2 * inner.height, Math.max(0, (outer.height - inner.height) / 2)); // show some context as well
  const above = inner.top - room - outer.top, below = inner.bottom + room - outer.bottom;
  if (above < 0) box.scrollTop += above; else if (below > 0) box.scrollTop += Math.min(below, above);
}

// Draggable elements capture the pointer until it is released.
document.addEventListener("pointerdown", event => {
  if (event.button === 0 && event.target instanceof Element) event.target.closest("[data-drag]")?.setPointerCapture(event.pointerId);
});

/** Before the page is live: shows a problem in place of the status, with a button to retry.
 * @param {string} problem @param {() => void} retry */
export function tellWhileStill(problem, retry) {
  const status = document.querySelector("[data-still] ~ * .digits-status");
  if (!status || (!problem && !status.querySelector(".fault"))) return;
  const text = Object.assign(document.createElement("p"), { className: problem ? "fault" : "", textContent: problem || "Trying again…" });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again", onclick: retry });
  if (problem) text.append(" ", button);
  status.replaceChildren(text);
}
