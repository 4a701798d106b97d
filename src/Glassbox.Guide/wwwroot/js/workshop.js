// The page's side of the workshop: the compiler's worker, and the sandboxed frame in which the reader's code runs. Nothing is fetched
// before the workshop is opened.
import { all } from "./digits.js";

const folder = new URL("../workshop/", import.meta.url);
const compilerOnly = /^Microsoft\.CodeAnalysis/;

/**
 * @typedef {{ kind: string, [name: string]: any }} Message
 * @typedef {{ end: string, words?: string, failure?: string, result?: Uint8Array, sha256?: string, seconds?: number }} Outcome
 * @typedef {{ resolve: (outcome: Outcome) => void, timer: number }} Running
 */
let telling = /** @type {(message: Message) => void} */ (() => { }), running = /** @type {Running?} */ (null);
let coming = { isStopped: true }; // the last request, which may still be compiling or waiting for its worker
/** @type {Promise<{ files: Record<string, string>, sizes: Record<string, number> }>?} */
let listing = null;
/** @type {Promise<(question: Message) => Promise<any>>?} */
let compiler = null;
/** @type {HTMLIFrameElement?} */
let frame = null;
/** @type {Promise<void>?} */
let opened = null;

/** Sets the handler for messages: `arriving` with the progress from 0 to 1, `say`, `count`, `picture`.
 * @param {(message: Message) => void} told */
export const listen = told => { telling = told; };

function list() {
  listing ??= fetch(new URL("files.json", folder)).then(async response => {
    if (!response.ok) throw new Error("The compiler is not part of this build of the guide: it comes with `dotnet publish`.");
    return response.json();
  }).catch(fault => { listing = null; throw fault; });
  return listing;
}

/** Fetches everything and starts both workers; resolves when code can be edited and run. */
export function open() {
  opened ??= (async () => {
    const { files, sizes } = await list();
    await fetchAll(files, sizes);
    await Promise.all([startCompiler(), startFrame()]);
    keep(files);
  })().catch(fault => { opened = null; throw fault; });
  return opened;
}

// On the first visit, the service worker did not see this page's requests: ask it to cache the files for offline use.
/** @param {Record<string, string>} files */
async function keep(files) {
  if (!navigator.serviceWorker || navigator.serviceWorker.controller) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: ["files.json", "compiler.js", "editor.js", "runner.js", "sandbox.html", ...Object.values(files)].map(name => `workshop/${name}`) });
}

/** @type {Record<string, Uint8Array>?} */
let contents = null;

/** @param {Record<string, string>} files @param {Record<string, number>} sizes */
async function fetchAll(files, sizes) {
  if (contents) return;
  const whole = Object.values(sizes).reduce((a, b) => a + b, 0);
  let here = 0;
  const arrived = /** @type {Record<string, Uint8Array>} */ ({});
  await Promise.all(Object.entries(files).map(async ([name, place]) => {
    const response = await fetch(new URL(place, folder));
    if (!response.ok) throw new Error(`${place} could not be fetched: the server answered ${response.status}.`);
    arrived[name] = new Uint8Array(await response.arrayBuffer());
    here += sizes[name];
    telling({ kind: "arriving", share: here / whole });
  }));
  contents = arrived;
}

function startCompiler() {
  compiler ??= new Promise((resolve, reject) => {
    const worker = new Worker(new URL("compiler.js", folder), { type: "module" });
    const waiting = new Map();
    let next = 0;
    /** @param {string} words */
    const fail = words => { compiler = null; worker.terminate(); reject(new Error(words)); for (const one of waiting.values()) one.reject(new Error(words)); };
    worker.onerror = event => fail(event.message || "The compiler's script could not be loaded.");
    worker.onmessage = ({ data }) => {
      if (data.startFault) { fail(data.startFault); return; }
      if (data.isReady) {
        resolve(question => new Promise((resolve, reject) => {
          waiting.set(++next, { resolve, reject });
          worker.postMessage({ ...question, id: next });
        }));
        return;
      }
      const request = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.fault === undefined) { request?.resolve(data.answer); return; }
      const ended = /exit\(|already exited|StackOverflow|call stack/.test(data.fault); // its runtime has ended: the next request starts another
      const words = ended ? "The compiler gave up: this code is nested too deeply for it." : data.fault;
      request?.reject(new Error(words));
      if (ended) fail(words);
    };
  });
  return compiler;
}

/** Sends a request to the compiler: `check`, `complete`, `sign`, `compile`.
 * @param {Message} question @returns {Promise<any>} */
export async function ask(question) {
  await open();
  return (await startCompiler())(question);
}

// --- The frame -------------------------------------------------------------------------------------------------------------------

/** @type {Promise<void>?} Resolves when a worker can run code. */
let ready = null;

function startFrame() {
  ready ??= (async () => {
    const script = `data:text/javascript,${encodeURIComponent(await (await fetch(new URL("runner.js", folder))).text())}`;
    const own = Object.fromEntries(Object.entries(contents ?? {}).filter(([name]) => !compilerOnly.test(name)));
    await /** @type {Promise<void>} */ (new Promise(resolve => {
      frame = Object.assign(document.createElement("iframe"), { src: new URL("sandbox.html", folder).href, title: "Where your code runs", hidden: true });
      addEventListener("message", hear);
      opening = resolve;
      document.body.append(frame);
    }));
    await nextReady({ files: own, script });
  })().catch(fault => { ready = null; throw fault; });
  return ready;
}

let opening = /** @type {(() => void)?} */ (null), becoming = /** @type {{ resolve: () => void, reject: (fault: Error) => void }?} */ (null);

/** @param {object} message */
const post = message => frame?.contentWindow?.postMessage(message, "*");

let number = 0; // of the current worker; others are ignored

/** @param {object} message Makes the frame start another worker. @returns {Promise<void>} */
function nextReady(message) {
  return new Promise((resolve, reject) => {
    becoming = { resolve, reject };
    post({ ...message, number: ++number });
  });
}

/** @param {MessageEvent} event */
function hear({ data, source }) {
  if (source !== frame?.contentWindow) return; // from elsewhere in this window
  if (data?.kind !== "open" && data?.number !== number) return; // from a terminated worker
  switch (data.kind) {
    case "open": opening?.(); break;
    case "ready": becoming?.resolve(); becoming = null; break;
    case "dead":
      if (becoming) { becoming.reject(new Error(String(data.words))); becoming = null; }
      else finish(data.isFull ? { end: "failed", failure: "OutOfMemoryException" } : { end: "dead", words: String(data.words) }, true);
      break;
    case "done": {
      const failure = String(data.failure);
      finish({ end: failure ? "failed" : "done", result: data.result, failure, sha256: String(data.sha256), seconds: Number(data.seconds) }, failure.startsWith("OutOfMemory"));
      break;
    }
    case "say": case "count": case "picture": if (running) telling(data); break;
  }
}

/** @param {Outcome} outcome @param {boolean} isBroken */
function finish(outcome, isBroken) {
  const one = running;
  running = null;
  clearTimeout(one?.timer);
  if (isBroken) restart();
  one?.resolve(outcome);
}

// Starts a fresh worker, without any state of the last one.
function restart() {
  const next = ready = nextReady({});
  next.catch(() => { if (ready === next) ready = null; });
}

/**
 * Runs an assembly in the frame. `limit` is in seconds. Without `input`, it is a whole program, which gets `digits` of the training set.
 * Returns how the run ended: `done`, `failed` (with the failure), `late`, `stopped`, `dead`.
 * @param {{ assembly: Uint8Array, input?: unknown, digits: number, limit: number }} program @param {{ isStopped: boolean }} own @returns {Promise<Outcome>}
 */
async function run({ assembly, input, digits, limit }, own) {
  await open();
  if (own.isStopped) return { end: "stopped" };
  end();
  if (!ready) restart(); // the last one did not start
  await ready;
  if (own.isStopped) return { end: "stopped" };
  const files = digits ? idx(digits) : undefined;
  return new Promise(resolve => {
    running = { resolve, timer: setTimeout(() => finish({ end: "late" }, true), limit * 1000) };
    post({ assembly, input, digits: files });
  });
}

/** Stops the running program immediately, and cancels requests that have not started. */
export function stop() {
  coming.isStopped = true;
  end();
}

function end() {
  if (running) finish({ end: "stopped" }, true);
}

// The first digits, in the file format that nn.cs reads.
/** @param {number} count */
function idx(count) {
  const [training, test] = all();
  if (!training.pixels || !test.pixels) throw new Error("The digits are still on their way.");
  const few = Math.min(1000, count);
  return {
    "train-images-idx3-ubyte": images(training.pixels, count), "train-labels-idx1-ubyte": labels(training.labels ?? new Uint8Array(0), count),
    "t10k-images-idx3-ubyte": images(test.pixels, few), "t10k-labels-idx1-ubyte": labels(test.labels ?? new Uint8Array(0), few),
  };
}

/** @param {Uint8Array} pixels @param {number} count */
function images(pixels, count) {
  const file = new Uint8Array(16 + count * 784), view = new DataView(file.buffer);
  [0x803, count, 28, 28].forEach((number, i) => view.setUint32(4 * i, number));
  file.set(pixels.subarray(0, count * 784), 16);
  return file;
}

/** @param {Uint8Array} digits @param {number} count */
function labels(digits, count) {
  const file = new Uint8Array(8 + count), view = new DataView(file.buffer);
  [0x801, count].forEach((number, i) => view.setUint32(4 * i, number));
  file.set(digits.subarray(0, count), 8);
  return file;
}

// --- What C# asks ----------------------------------------------------------------------------------------------------------------

/** Sets the callbacks: progress of loading, text, progress of a program, what it has learned.
 * @param {(share: number) => void} arriving @param {(text: string) => void} said
 * @param {(digits: number, correct: number, seconds: number) => void} counted @param {(picture: { bytes: Uint8Array }) => void} pictured */
export function tell(arriving, said, counted, pictured) {
  listen(message => {
    switch (message.kind) {
      case "arriving": arriving(message.share); break;
      case "say": said(String(message.text)); break;
      case "count": counted(Number(message.digits), message.correct ?? NaN, Number(message.seconds)); break;
      case "picture": pictured({ bytes: new Uint8Array(Float32Array.from(message.changes).buffer) }); break;
    }
  });
}

/** Compiles and runs code: an exercise if there is `input`, otherwise a whole program with `digits` of the training set.
 * @param {string} before @param {string} code @param {string} after @param {unknown} input @param {number} digits @param {number} limit */
export async function perform(before, code, after, input, digits, limit) {
  coming.isStopped = true;
  const own = coming = { isStopped: false };
  const { assembly, complaints, hasMeter } = await ask({ kind: "compile", before, code, after, isMetered: digits > 0 });
  if (assembly.length === 0) {
    const first = complaints.find((/** @type {{ isError: boolean }} */ complaint) => complaint.isError);
    return { end: "refused", failure: first ? `${first.message} (${first.id})` : "The compiler says no more.", line: first ? code.slice(0, first.from).split("\n").length : 0, result: new Uint8Array(0), sha256: "", seconds: 0, hasMeter };
  }
  const outcome = await run({ assembly, input: digits > 0 ? undefined : input, digits, limit }, own);
  const line = Number(outcome.failure?.split("\u001f")[2] ?? 0) - (before.split("\n").length - 1);
  const lines = code.split("\n").length;
  return { failure: outcome.words ?? "", sha256: "", seconds: 0, hasMeter, ...outcome, result: outcome.result ?? new Uint8Array(0), line: line >= 1 && line <= lines ? line : 0 };
}

/** @type {Map<string, any>} */
const editors = new Map();

/** Creates an editor in an element, or shows other code in the existing one.
 * @param {string} id @param {string} label @param {string} before @param {string} code @param {string} after @param {(text: string) => void} changed */
export async function edit(id, label, before, code, after, changed) {
  const { create } = await import(new URL("editor.js", folder).href);
  const host = document.getElementById(id);
  if (!host) return;
  const known = editors.get(id);
  if (known?.host === host) {
    Object.assign(known, { before, after, changed });
    known.editor.show(code, label);
    return;
  }
  known?.editor.destroy();
  const one = /** @type {any} */ ({ host, before, after, changed });
  one.editor = create(host, {
    code, label,
    run: () => /** @type {HTMLButtonElement?} */ (document.querySelector(`[data-runs="${id}"]`))?.click(),
    told: (/** @type {Complaint[]} */ complaints) => tellComplaints(id, complaints),
    service: (/** @type {Message} */ question) => ask({ ...question, before: one.before, after: one.after }),
    changed: (/** @type {string} */ text) => one.changed(text),
  });
  editors.set(id, one);
}

/** @typedef {{ line: number, message: string, isError: boolean }} Complaint */

// Shown below the editor, in words, as soon as typing pauses.
/** @type {Map<string, number>} */
const telltales = new Map();

/** @param {string} id @param {Complaint[]} complaints */
function tellComplaints(id, complaints) {
  clearTimeout(telltales.get(id));
  telltales.set(id, setTimeout(() => {
    const place = document.getElementById(`${id}-told`), [first] = complaints.filter(one => one.isError).concat(complaints.filter(one => !one.isError));
    if (!place) return;
    const words = first ? `Line ${first.line}: ${first.message}` : "", more = complaints.length > 1 ? ` And ${complaints.length - 1} more.` : "";
    if (place.textContent !== words + more) place.textContent = words + more;
    place.classList.toggle("error", first?.isError ?? false);
  }, 600));
}

/** @param {string} id @param {number} line */
export const go = (id, line) => editors.get(id)?.editor.go(line);

/** @param {string} id */
export function close(id) {
  editors.get(id)?.editor.destroy();
  editors.delete(id);
}
