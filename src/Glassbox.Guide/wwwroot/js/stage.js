// Paints the display list that C# has written to .NET's memory: opcodes with their operands (as in Stage/Mark.cs). Handles frames,
// pointers, keys and fonts; independent of networks.
const tints = ["paper", "panel", "wash", "line", "line-strong", "ink", "soft", "positive", "negative", "right", "wrong", "lit"];
const aligns = ["left", "center", "right"], hover = 0, down = 1, move = 2, up = 3, out = 4;
const forget = 1, reduced = 2, presenter = 4;
const isPlaying = 1, isOverHandle = 2;
/**
 * @typedef {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, columns: number, rows: number, cells: Uint8Array, image: ImageData }} Picture
 * @typedef {{
 *   number: number, root: HTMLElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, stop: () => void,
 *   scrubber: HTMLInputElement?, play: HTMLElement?, pictures: Picture[], layers: Map<number, HTMLCanvasElement>, fonts: Map<number, string>,
 *   widths: Map<string, number>, flags: number, width: number, height: number, scale: number, isSeen: boolean, isAwake: boolean, isBroken: boolean,
 *   wasPlaying: boolean, state: number, act: number, costs: Float64Array, painted: number, ended: (() => void)?, copy: (() => void)?
 * }} Stage
 * @typedef {{ rgb: number[][], strings: Map<number, string>, hatches: Map<number, CanvasPattern> }} Palette
 */
/** @type {Map<number, Stage>} */
const stages = new Map();
const motion = matchMedia("(prefers-reduced-motion: reduce)"), dark = matchMedia("(prefers-color-scheme: dark)"), printing = matchMedia("print");
let runtime = /** @type {DotnetRuntime} */ (/** @type {unknown} */ (null)), door = /** @type {StageDoor} */ (/** @type {unknown} */ (null)); // set by start()
/** @type {Palette} */
let palette;
/** @type {string[]} */
let families;
let frame = 0, before = 0, isPrinting = false;

export const isReduced = () => motion.matches;

/** Connects to C# and reads the style sheet. */
export async function start() {
  runtime = globalThis.getDotnetRuntime(0);
  door = (await runtime.getAssemblyExports("Glassbox.Guide.dll")).Glassbox.Guide.Browser.StageDoor;
  readStyle();
  new MutationObserver(recolor).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  dark.addEventListener("change", recolor);
  motion.addEventListener("change", () => stages.forEach(wakeUp));
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  printing.addEventListener("change", () => print(printing.matches));
  document.fonts?.addEventListener?.("loadingdone", recolor);
}

function readStyle() {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.setProperty("forced-color-adjust", "none"); // forced colors would make all alike
  /** @param {"color" | "fontFamily"} property @param {string} value */
  const read = (property, value) => { probe.style[property] = value; return getComputedStyle(probe)[property]; };
  palette = { rgb: tints.map(name => (read("color", `var(--${name})`).match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)), strings: new Map(), hatches: new Map() };
  families = ["sans", "serif", "mono"].map(name => read("fontFamily", `var(--${name})`));
  probe.remove();
}

function recolor() {
  readStyle();
  for (const stage of stages.values()) {
    for (const picture of stage.pictures) if (picture) tint(picture, 0, picture.rows);
    stage.flags |= forget; // layers contain colors
    paint(stage, 0); // hidden ones too: none appears in outdated colors
    wakeUp(stage);
  }
}

/** In print, each stage is a drawing: sharp, sized for the paper, in the light theme.
 * @param {boolean} isPaper */
function print(isPaper) {
  if (isPrinting === isPaper) return;
  isPrinting = isPaper;
  for (const { number, canvas, root } of stages.values()) {
    if (isPaper) frameOf(canvas).insertAdjacentHTML("beforeend", door.Drawing(number));
    else for (const drawing of root.querySelectorAll(".stage-paper")) drawing.remove();
  }
}

/** Shows a player on the stage with this ID.
 * @param {string} id @param {number} number */
export function show(id, number) {
  const root = document.getElementById(id), canvas = root?.querySelector("canvas");
  if (!root || !canvas) return;
  const stopping = new AbortController(), options = { signal: stopping.signal };
  /** @type {Stage} */
  const stage = {
    number, root, canvas, context: contextOf(canvas, { alpha: false }), stop: () => stopping.abort(),
    scrubber: root.querySelector("[data-stage-time]"), play: root.querySelector("[data-stage-play]"),
    pictures: [], layers: new Map(), fonts: new Map(), widths: new Map(),
    flags: forget, width: 0, height: 0, scale: 1, isSeen: false, isAwake: true, isBroken: false, wasPlaying: false, state: -1, act: -2, costs: new Float64Array(1200), painted: 0, ended: null, copy: null,
  };
  stages.set(number, stage);

  const sizes = new ResizeObserver(() => fit(stage));
  sizes.observe(frameOf(canvas));
  const views = new IntersectionObserver(entries => { stage.isSeen = entries.at(-1)?.isIntersecting ?? false; wakeUp(stage); });
  views.observe(canvas);
  stopping.signal.addEventListener("abort", () => { sizes.disconnect(); views.disconnect(); });
  fit(stage);
  followPointer(stage, options);
  followKeys(stage, options);
  followScroll(stage, options);
}

/** @param {number} number */
export function wake(number) {
  const stage = stages.get(number);
  if (stage) wakeUp(stage);
}

/** @param {number} number */
export function leave(number) {
  stages.get(number)?.stop();
  stages.delete(number);
}

/** @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [settings] */
const contextOf = (canvas, settings) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", settings));

/** @param {HTMLCanvasElement} canvas */
const frameOf = canvas => /** @type {HTMLElement} */ (canvas.parentElement);

/** @param {Stage} stage */
function wakeUp(stage) {
  stage.isAwake = true;
  frame ||= requestAnimationFrame(tick);
}

/** @param {Stage} stage */
function fit(stage) {
  const { width, height } = frameOf(stage.canvas).getBoundingClientRect(), scale = Math.min(2, devicePixelRatio || 1);
  if (!(width > 0 && height > 0) || (width === stage.width && height === stage.height && scale === stage.scale)) return;
  Object.assign(stage, { width, height, scale });
  stage.canvas.width = Math.round(width * scale);
  stage.canvas.height = Math.round(height * scale);
  stage.layers.clear();
  stage.flags |= forget;
  paint(stage, 0); // at once: resizing clears a canvas
  wakeUp(stage);
}

/** @param {number} now */
function tick(now) {
  frame = 0;
  const seconds = Math.min(0.1, (now - before) / 1000);
  before = now;
  let goesOn = false;
  for (const stage of stages.values()) {
    if (!stage.isAwake || !stage.isSeen) continue;
    stage.isAwake = paint(stage, stage.wasPlaying ? seconds : 0);
    goesOn ||= stage.isAwake;
  }
  if (goesOn) frame ||= requestAnimationFrame(tick);
}

// Paints a frame; returns whether another is needed. Reports an error once: a frozen picture would look intact.
/** @param {Stage} stage @param {number} seconds */
function paint(stage, seconds) {
  if (!stage.width || stage.isBroken) return false;
  try {
    return paintNow(stage, seconds);
  } catch (fault) {
    stage.isBroken = true;
    const told = /** @type {HTMLElement} */ (document.getElementById("blazor-error-ui"));
    told.style.display = "block";
    /** @type {HTMLElement} */ (told.querySelector("a")).onclick = () => { location.reload(); return false; };
    reportError(fault);
    return false;
  }
}

/** @param {Stage} stage @param {number} seconds */
function paintNow(stage, seconds) {
  const begun = performance.now();
  const flags = stage.flags | (motion.matches ? reduced : 0) | (stage.root.dataset.presenting !== undefined ? presenter : 0);
  const address = door.Frame(stage.number, seconds, stage.width, stage.height, flags);
  if (!address) return false;
  stage.flags = 0;
  const heap = runtime.localHeapViewF32(), from = address >> 2, list = heap.subarray(from, from + heap[from]);
  draw(stage, list);
  stage.copy?.();
  follow(stage, list[1], list[2], list[3]);
  if (list[5] !== stage.act) act(stage, list[5]);
  const slot = stage.painted++ % 600;
  stage.costs[2 * slot] = performance.now() - begun;
  stage.costs[2 * slot + 1] = begun;
  stage.wasPlaying = (list[3] & isPlaying) !== 0;
  return stage.wasPlaying;
}

// Updates the page around the canvas without rendering.
/** @param {Stage} stage @param {number} time @param {number} duration @param {number} state */
function follow(stage, time, duration, state) {
  if (stage.scrubber) {
    if (+stage.scrubber.max !== duration) stage.scrubber.max = String(duration);
    stage.scrubber.value = String(time);
    stage.scrubber.style.setProperty("--played", String(duration > 0 ? time / duration : 0));
  }
  if (state === stage.state) return;
  const hasEnded = (stage.state & isPlaying) && !(state & isPlaying);
  stage.state = state;
  stage.root.toggleAttribute("data-playing", (state & isPlaying) !== 0);
  stage.play?.setAttribute("aria-label", state & isPlaying ? "Pause" : "Play");
  stage.canvas.style.cursor = state & isOverHandle ? "pointer" : "";
  if (hasEnded) stage.ended?.();
}

// Shows the lines of the current act.
/** @param {Stage} stage @param {number} number */
function act(stage, number) {
  stage.act = number;
  for (const lines of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-acts-of="${stage.root.id}"] [data-act]`))) lines.toggleAttribute("data-acting", Number(lines.dataset.act) === number);
}

/** @param {Stage} stage @param {Float32Array} list */
function draw(stage, list) {
  const own = stage.context, scale = stage.scale;
  own.setTransform(scale, 0, 0, scale, 0, 0);
  own.globalAlpha = 1;
  own.fillStyle = color(0);
  own.fillRect(0, 0, stage.width, stage.height);
  let g = own, at = 8, said = "", saidFont = "", saidX = 0, saidY = 0;

  const fill = () => { g.fillStyle = color(list[at++]); g.globalAlpha = list[at++]; };
  const stroke = () => {
    g.lineWidth = list[at++];
    g.strokeStyle = color(list[at++]);
    g.globalAlpha = list[at++];
    const dash = list[at++];
    g.setLineDash(dash > 0 ? [dash, dash] : []);
    g.lineCap = dash > 0 ? "butt" : "round";
    g.stroke();
  };
  const box = () => {
    const [x, y, w, h, r] = [list[at++], list[at++], list[at++], list[at++], list[at++]];
    g.beginPath();
    if (r > 0) g.roundRect(x, y, w, h, r); else g.rect(x, y, w, h);
  };
  /** @param {number} x @param {number} y */
  const say = (x, y) => {
    saidFont = font(stage, list[at], list[at + 1], list[at + 2]);
    g.font = saidFont;
    const rendering = list[at + 2] === 2 ? "optimizeSpeed" : "auto"; // no ligatures in code
    if (g.textRendering !== rendering) g.textRendering = rendering;
    at += 3;
    fill();
    const length = list[at++];
    said = String.fromCharCode.apply(null, /** @type {any} */ (list.subarray(at, at + length)));
    at += length;
    g.fillText(said, x, y);
  };

  own.lineJoin = "round";
  own.textBaseline = "middle";
  while (at < list.length) {
    switch (list[at++]) {
      case 1: g.save(); box(); g.clip(); break;
      case 2: g.restore(); break;
      case 3: g.save(); g.transform(list[at], list[at + 1], list[at + 2], list[at + 3], list[at + 4], list[at + 5]); at += 6; break;
      case 4: box(); fill(); g.fill(); break;
      case 5: box(); stroke(); break;
      case 6: g.beginPath(); g.arc(list[at], list[at + 1], list[at + 2], 0, 7); at += 3; fill(); g.fill(); break;
      case 7: g.beginPath(); g.arc(list[at], list[at + 1], list[at + 2], list[at + 3], list[at + 4]); at += 5; stroke(); break;
      case 8: g.beginPath(); g.moveTo(list[at], list[at + 1]); g.lineTo(list[at + 2], list[at + 3]); at += 4; stroke(); break;
      case 9:
        g.beginPath(); g.moveTo(list[at], list[at + 1]);
        g.bezierCurveTo(list[at + 2], list[at + 3], list[at + 4], list[at + 5], list[at + 6], list[at + 7]);
        at += 8; stroke(); break;
      case 10: {
        const count = list[at], isClosed = list[at + 1], pen = at + 2;
        at += 6; g.beginPath();
        for (let i = 0; i < count; i++, at += 2) if (i) g.lineTo(list[at], list[at + 1]); else g.moveTo(list[at], list[at + 1]);
        if (isClosed) g.closePath();
        const next = at; at = pen; stroke(); at = next; break;
      }
      case 11: {
        const count = list[at++]; fill(); g.beginPath();
        for (let i = 0; i < count; i++, at += 2) if (i) g.lineTo(list[at], list[at + 1]); else g.moveTo(list[at], list[at + 1]);
        g.fill(); break;
      }
      case 12: box(); g.fillStyle = hatch(list[at++]); g.globalAlpha = list[at++]; g.fill(); break;
      case 13: {
        const count = list[at++]; fill();
        for (let i = 0; i < count; i++, at += 3) { const size = list[at + 2]; g.fillRect(list[at] - size / 2, list[at + 1] - size / 2, size, size); }
        break;
      }
      case 14: {
        const count = list[at++]; fill(); g.beginPath();
        for (let i = 0; i < count; i++, at += 3) { g.moveTo(list[at] + list[at + 2], list[at + 1]); g.arc(list[at], list[at + 1], list[at + 2], 0, 7); }
        g.fill(); break;
      }
      case 15: {
        const picture = stage.pictures[list[at]];
        g.globalAlpha = list[at + 9];
        g.imageSmoothingEnabled = list[at + 10] === 1;
        g.drawImage(picture.canvas, list[at + 1], list[at + 2], list[at + 3], list[at + 4], list[at + 5], list[at + 6], list[at + 7], list[at + 8]);
        at += 11; break;
      }
      case 16: receive(stage, list, at); at += 7; break;
      case 17:
        saidX = list[at]; saidY = list[at + 1];
        g.textAlign = /** @type {CanvasTextAlign} */ (aligns[list[at + 2]]);
        at += 3; say(saidX, saidY); break;
      case 18:
        saidX += width(stage, g, saidFont, said);
        g.textAlign = "left";
        say(saidX, saidY); break;
      case 19: {
        const layer = layerOf(stage, list[at++]);
        g = contextOf(layer);
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, layer.width, layer.height);
        g.setTransform(scale, 0, 0, scale, 0, 0);
        g.lineJoin = "round"; g.textBaseline = "middle"; break;
      }
      case 20: g = own; break;
      case 21: {
        const layer = stage.layers.get(list[at]), x = list[at + 1], y = list[at + 2], w = list[at + 3], h = list[at + 4];
        g.globalAlpha = list[at + 5];
        at += 6;
        if (layer) g.drawImage(layer, x * scale, y * scale, w * scale, h * scale, x, y, w, h);
        break;
      }
      default: throw new Error(`A frame has no mark ${list[at - 1]}.`);
    }
  }
}

/** @param {number} code */
function color(code) {
  let text = palette.strings.get(code);
  if (text === undefined) {
    const from = palette.rgb[code & 15], to = palette.rgb[(code >> 4) & 15], mix = (code >> 8) / 255;
    text = `rgb(${from.map((value, i) => Math.round(value + (to[i] - value) * mix)).join()})`;
    palette.strings.set(code, text);
  }
  return text;
}

/** @param {number} code */
function hatch(code) {
  let pattern = palette.hatches.get(code);
  if (!pattern) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const g = contextOf(tile);
    g.strokeStyle = color(code);
    g.lineWidth = 2.2;
    for (const shift of [-8, 0, 8]) { g.moveTo(shift - 1, 9); g.lineTo(shift + 9, -1); }
    g.stroke();
    pattern = /** @type {CanvasPattern} */ (g.createPattern(tile, "repeat"));
    palette.hatches.set(code, pattern);
  }
  return pattern;
}

/** @param {Stage} stage @param {number} size @param {number} weight @param {number} face */
function font(stage, size, weight, face) {
  const key = Math.round(size * 4) * 4096 + weight * 4 + face;
  let text = stage.fonts.get(key);
  if (!text) {
    if (stage.fonts.size > 300) stage.fonts.clear();
    text = `${weight} ${Math.round(size * 4) / 4}px ${families[face]}`;
    stage.fonts.set(key, text);
  }
  return text;
}

/** @param {Stage} stage @param {CanvasRenderingContext2D} g @param {string} fontName @param {string} text */
function width(stage, g, fontName, text) {
  const key = fontName + text;
  let wide = stage.widths.get(key);
  if (wide === undefined) {
    if (stage.widths.size > 300) stage.widths.clear();
    g.font = fontName;
    wide = g.measureText(text).width;
    stage.widths.set(key, wide);
  }
  return wide;
}

/** @param {Stage} stage @param {number} key */
function layerOf(stage, key) {
  let layer = stage.layers.get(key);
  if (!layer) {
    layer = document.createElement("canvas");
    layer.width = stage.canvas.width;
    layer.height = stage.canvas.height;
    stage.layers.set(key, layer);
  }
  return layer;
}

/** @param {Stage} stage @param {Float32Array} list @param {number} at */
function receive(stage, list, at) {
  const id = list[at], columns = list[at + 1], rows = list[at + 2], from = list[at + 3], to = list[at + 4];
  const address = list[at + 5] * 65536 + list[at + 6];
  let picture = stage.pictures[id];
  if (!picture) {
    const canvas = document.createElement("canvas");
    canvas.width = columns;
    canvas.height = rows;
    picture = stage.pictures[id] = { canvas, context: contextOf(canvas), columns, rows, cells: new Uint8Array(2 * columns * rows), image: new ImageData(columns, rows) };
  }
  const first = 2 * columns * from, last = 2 * columns * to;
  picture.cells.set(runtime.localHeapViewU8().subarray(address + first, address + last), first);
  tint(picture, from, to);
}

/** @param {Picture} picture @param {number} from @param {number} to */
function tint({ context, columns, rows, cells, image }, from, to) {
  const { data } = image, { rgb } = palette;
  for (let i = columns * from; i < columns * to; i++) {
    const [red, green, blue] = rgb[cells[2 * i]];
    data[4 * i] = red; data[4 * i + 1] = green; data[4 * i + 2] = blue; data[4 * i + 3] = cells[2 * i + 1];
  }
  context.putImageData(image, 0, 0, 0, from, columns, Math.min(rows, to) - from);
}

/** @param {Stage} stage @param {{ signal: AbortSignal }} options */
function followPointer(stage, options) {
  const { canvas, number } = stage;
  let pointer = /** @type {number?} */ (null);
  /** @param {PointerEvent} event @param {number} kind */
  const tell = (event, kind) => {
    const box = canvas.getBoundingClientRect();
    const isUsed = door.Point(number, kind, event.clientX - box.left, event.clientY - box.top, event.pointerType === "mouse" ? 24 : 44);
    return isUsed;
  };
  canvas.addEventListener("pointerdown", event => {
    if (pointer !== null || event.button !== 0) return;
    if (!tell(event, down)) return;
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    event.preventDefault();
  }, options);
  canvas.addEventListener("pointermove", event => {
    if (pointer === null ? event.pointerType === "mouse" : event.pointerId === pointer) tell(event, pointer === null ? hover : move);
    wakeUp(stage);
  }, options);
  for (const kind of /** @type {const} */ (["pointerup", "pointercancel"]))
    canvas.addEventListener(kind, event => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      tell(event, up);
    }, options);
  canvas.addEventListener("pointerleave", event => { if (pointer === null) tell(event, out); }, options);
  // A finger on a handle drags it; elsewhere it scrolls the page.
  canvas.addEventListener("touchstart", event => { if (pointer !== null && event.cancelable) event.preventDefault(); }, { ...options, passive: false });
  canvas.addEventListener("wheel", event => {
    if (!event.ctrlKey && door.Wheel(number, event.deltaMode === 1 ? 30 * event.deltaY : event.deltaY)) event.preventDefault();
  }, { ...options, passive: false });
}

// Scrolling past a sticky stage zooms into its picture.
/** @param {Stage} stage @param {{ signal: AbortSignal }} options */
function followScroll({ root, number }, options) {
  const way = root.closest("[data-stage-way]");
  if (!way) return;
  const tell = () => {
    const { top, height } = way.getBoundingClientRect(), room = height - innerHeight;
    door.Scroll(number, room > 1 ? Math.min(1, Math.max(0, -top / room)) : 0);
  };
  addEventListener("scroll", tell, { ...options, passive: true });
  tell();
}

/** @param {Stage} stage @param {{ signal: AbortSignal }} options */
function followKeys(stage, options) {
  const { root, number, scrubber } = stage;
  /** @param {string} key */
  const press = key => door.Press(number, key);
  const present = () => /** @type {HTMLElement?} */ (root.querySelector("[data-stage-present]"))?.click();
  root.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target), isScrubber = target === scrubber;
    if (!isScrubber && target.closest("input, select, textarea, [role=listbox], [role=application], [contenteditable]")) return;
    if (event.key === " " && target.closest("button, a, summary")) return;
    if (event.key.toLowerCase() === "p" && !isScrubber) present();
    else if (event.key === "Escape" && root.dataset.presenting !== undefined) present();
    else if (!press(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }, options);
  scrubber?.addEventListener("input", () => door.Seek(number, +scrubber.value), options);
  stage.play?.addEventListener("click", () => press(" "), options);
  for (const [name, key] of [["back", "ArrowLeft"], ["forward", "ArrowRight"]])
    root.querySelector(`[data-stage-${name}]`)?.addEventListener("click", () => press(key), options);
}

/** Records the scene from its start, with a line below that says how it was made; nothing leaves the machine.
 * @param {string} id @param {string} name @param {string} made */
export async function film(id, name, made) {
  const stage = [...stages.values()].find(one => one.root.id === id);
  if (!stage?.canvas.captureStream || !globalThis.MediaRecorder) return false;
  const type = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"].find(one => MediaRecorder.isTypeSupported(one));
  if (!type) return false;
  const sheet = filmSheet(stage, made), chunks = /** @type {Blob[]} */ ([]), recorder = new MediaRecorder(sheet.captureStream(60), { mimeType: type, videoBitsPerSecond: 6e6 });
  recorder.ondataavailable = event => chunks.push(event.data);
  const done = new Promise(resolve => { recorder.onstop = resolve; });
  door.Seek(stage.number, 0);
  recorder.start();
  const ended = /** @type {Promise<void>} */ (new Promise(resolve => { stage.ended = resolve; }));
  door.Press(stage.number, " ");
  await ended;
  stage.ended = stage.copy = null;
  recorder.stop();
  await done;
  const address = URL.createObjectURL(new Blob(chunks, { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  return true;
}

// The recorded canvas: each frame of the picture, with the line below.
/** @param {Stage} stage @param {string} made */
function filmSheet(stage, made) {
  const { canvas, scale } = stage, strip = made ? Math.round(34 * scale) : 0, even = (/** @type {number} */ size) => size + size % 2; // encoders require even sizes
  const sheet = Object.assign(document.createElement("canvas"), { width: even(canvas.width), height: even(canvas.height + strip) });
  const g = contextOf(sheet, { alpha: false }), { width, height } = canvas;
  stage.copy = () => {
    g.fillStyle = color(0);
    g.fillRect(0, 0, sheet.width, sheet.height);
    g.drawImage(canvas, 0, 0, width, height);
    g.fillStyle = color(6);
    g.font = `400 ${14 * scale}px ${families[0]}`;
    g.textBaseline = "middle";
    g.fillText(made, 16 * scale, height + strip / 2, width - 32 * scale);
  };
  stage.copy();
  return sheet;
}

/** @param {number} width @param {number} height @param {Uint8Array} rgba */
export function addressOf(width, height, rgba) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  return canvas.toDataURL();
}

/** For profiling: the cost of a stage's last frames in milliseconds, and when each started.
 * @param {string} id */
export function measured(id) {
  const stage = [...stages.values()].find(one => one.root.id === id);
  if (!stage) return [];
  const frames = [];
  for (let i = Math.max(0, stage.painted - 600); i < stage.painted; i++) frames.push([stage.costs[2 * (i % 600)], stage.costs[2 * (i % 600) + 1]]);
  return frames;
}
