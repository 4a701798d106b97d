// The page before .NET starts: the light or dark theme, and highlighting of terms.

const root = document.documentElement;

// The URL of a page is its folder, even if the file in it was requested.
if (location.pathname.endsWith("/index.html"))
  history.replaceState(null, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);

/** @param {string | null | undefined} choice */
function theme(choice) {
  if (choice) root.dataset.theme = choice; else delete root.dataset.theme;
}

try { theme(localStorage.getItem("theme")); } catch { /* no storage: the system's theme applies */ }

/** Returns the closest matching ancestor of an event's target.
 * @param {Event} event @param {string} selector */
const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

document.addEventListener("click", event => {
  if (!within(event, "[data-theme-toggle]")) return;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const choice = isDark ? "light" : "dark";
  theme(choice);
  try { localStorage.setItem("theme", choice); } catch { /* lasts as long as the page */ }
});

// Pointing at a term in a formula, a picture or the program highlights all elements with the same term.
/** @param {Event} event */
function light(event) {
  const term = within(event, "[data-term]")?.getAttribute("data-term");
  for (const lit of document.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  if (!term) return;
  for (const name of term.split(" "))
    for (const element of document.querySelectorAll(`[data-term~="${CSS.escape(name)}"]`)) element.setAttribute("data-lit", "");
}

for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, light);

// Elements with their own keys prevent the page from scrolling on them; all other keys, Tab above all, stay with the browser.
const keys = new Set([" ", "Enter", "Backspace", "Delete", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]);
document.addEventListener("keydown", event => {
  if (keys.has(event.key) && !event.altKey && within(event, "[role=application]") === event.target) event.preventDefault();
});

// Keys control the timeline of the focused scene, unless the focused element uses them itself.
/** @type {Record<string, string>} */
const steps = { " ": "play", ArrowLeft: "back", ArrowRight: "forward", Home: "first", End: "last", i: "into", o: "out", u: "undo", b: "stop" };
const typing = "input:not([type=checkbox]):not([type=radio]), select, textarea, [role=application], [contenteditable]";

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (within(event, "[role=listbox]") && ["ArrowUp", "ArrowDown", "Home", "End", " "].includes(event.key)) {
    event.preventDefault(); // scroll the list, not the page
    return;
  }
  if (within(event, typing)) return;
  if (event.key === " " && within(event, "button, a, summary, input")) return;
  if (event.key.startsWith("Arrow") && within(event, "input")) return;
  const name = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key]; // also with Shift or Caps Lock
  const timeline = within(event, ".scene")?.querySelector("[data-timeline]");
  const button = name && /** @type {HTMLElement?} */ (timeline?.querySelector(`[data-${name}]:not([hidden])`));
  if (!button) return;
  event.preventDefault();
  button.click();
});

// A browser without the features that .NET requires shows the prerendered page and says so. The bytes are a module with one SIMD
// instruction.
const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
if (!globalThis.WebAssembly?.validate(Uint8Array.from(simd))) /** @type {HTMLElement} */ (document.getElementById("too-old")).hidden = false;

// The skip link moves the focus to the text, not only the view.
document.addEventListener("click", event => {
  if (within(event, ".skip-link")) document.getElementById("content")?.focus();
});
