// The page's end of the thread in which the engine works: requests go out with a number, replies come back with it.
import { all } from "./digits.js";

let worker = null, next = 0, brought = null;
const waiting = new Map();

function post(message, transfer = []) {
  worker ??= begin();
  const id = ++next;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...message, id }, transfer);
  });
}

function begin() {
  const thread = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  thread.onmessage = ({ data: { id, reply, fault } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) resolve({ bytes: reply }); else reject(new Error(fault));
  };
  thread.onerror = event => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || "The engine's thread stopped."));
    waiting.clear();
    worker = brought = null;
  };
  return thread;
}

/** Sends a request in its envelope; the reply comes as `{ bytes }`. */
export const ask = request => post({ request });

/** Copies the digits that are here into the engine's thread, once. */
export function takeDigits() {
  brought ??= Promise.all(all().map(({ pixels, labels }, set) => post({ set, pixels, labels })))
    .catch(fault => { brought = null; throw fault; });
  return brought;
}
