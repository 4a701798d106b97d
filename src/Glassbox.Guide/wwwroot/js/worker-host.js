// The page's side of the engine's worker: numbered requests go out, and replies come back with the same number. A worker that fails to
// start is retried; one that fails later is terminated, and the next request starts another.
import { all } from "./digits.js";

const pauses = [500, 2000, 5000]; // ms before the next attempt to start: a server may be replacing its files
const tick = 5000, patience = 24; // ms, and ticks without a message: two minutes in which the page was awake

/** @typedef {Worker & { isReady?: boolean, silence: number, watching?: number, fail: (words: string) => void }} Thread */
/** @type {Promise<Thread>?} */
let thread = null;
let next = 0, brought = /** @type {Promise<any>?} */ (null);
/** @type {Map<number, { resolve: (reply: any) => void, reject: (fault: Error) => void }>} */
const waiting = new Map();

/** @param {object} message */
async function post(message) {
  thread ??= begin();
  const worker = await thread;
  const id = ++next;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    watch(worker);
    worker.postMessage({ ...message, id });
  });
}

/** @returns {Promise<Thread>} */
async function begin() {
  for (let failed = 0; ; failed++) {
    try {
      return await start();
    } catch (fault) {
      if (failed === pauses.length) {
        thread = null;
        throw fault;
      }
    }
    await new Promise(resolve => setTimeout(resolve, pauses[failed]));
  }
}

/** @returns {Promise<Thread>} */
function start() {
  return new Promise((resolve, reject) => {
    const worker = /** @type {Thread} */ (new Worker(new URL("worker.js", import.meta.url), { type: "module" }));
    /** @param {string} words */
    const fail = words => {
      worker.terminate();
      reject(new Error(words));
      end(worker, words);
    };
    worker.onerror = event => fail(event.message || "The engine's script could not be loaded.");
    worker.onmessage = ({ data: { id, reply, fault, isReady, startFault } }) => {
      worker.silence = 0;
      if (startFault !== undefined) { fail(startFault); return; }
      if (isReady) { worker.isReady = true; resolve(worker); return; }
      const request = waiting.get(id);
      waiting.delete(id);
      if (fault === undefined) request?.resolve({ bytes: reply }); else request?.reject(new Error(fault));
    };
    worker.fail = fail;
    watch(worker);
  });
}

/** Counts ticks, not time: while a computer sleeps, nothing waits.
 * @param {Thread} worker */
function watch(worker) {
  worker.silence = 0;
  worker.watching ??= setInterval(() => {
    if (worker.isReady && waiting.size === 0) { clearInterval(worker.watching); worker.watching = undefined; return; }
    if (++worker.silence > patience) worker.fail("The engine's thread does not answer any more.");
  }, tick);
}

/** Rejects the pending requests of a terminated worker, whose state is lost.
 * @param {Thread} worker @param {string} words */
function end(worker, words) {
  clearInterval(worker.watching);
  worker.watching = undefined;
  if (!worker.isReady) return;
  worker.isReady = false;
  for (const { reject } of waiting.values()) reject(new Error(words));
  waiting.clear();
  thread = brought = null;
}

/** Sends a serialized request; the reply is `{ bytes }`.
 * @param {Uint8Array} request */
export const ask = request => post({ request });

/** Copies all digits to the engine's worker, once. */
export function takeDigits() {
  brought ??= Promise.all(all().map(({ pixels, labels }, set) => post({ set, pixels, labels })))
    .catch(fault => { brought = null; throw fault; });
  return brought;
}
