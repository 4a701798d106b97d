// Fetches, decompresses and caches the digits. Independent of how they are used.

const files = {
  training: { images: "train-images-idx3-ubyte.gz", labels: "train-labels-idx1-ubyte.gz", count: 60000 },
  test: { images: "t10k-images-idx3-ubyte.gz", labels: "t10k-labels-idx1-ubyte.gz", count: 10000 },
};
/** @type {Record<string, string>} */
const digests = { // SHA-256 of the decompressed files
  "train-images-idx3-ubyte.gz": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte.gz": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  "t10k-images-idx3-ubyte.gz": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  "t10k-labels-idx1-ubyte.gz": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
};
const imagesHeader = 16, labelsHeader = 8, size = 784;
const folder = new URL("../digits/", import.meta.url);

/** @typedef {{ images: string, labels: string, count: number, pixels: Uint8Array?, digitLabels: Uint8Array?, here: number }} DigitSet */
/** @type {DigitSet[]} */
const sets = [files.training, files.test].map(set => ({ ...set, pixels: null, digitLabels: null, here: 0 }));
const patience = 5000; // ms without data until the reader is told

let begun = /** @type {Promise<void>?} */ (null), problem = "", tell = () => {};
let arrived = 0, isStalled = false, stopping = /** @type {AbortController?} */ (null);

/** Starts, or resumes after an error or a stall. `changed` is called whenever more digits have arrived or an error occurred.
 * @param {() => void} [changed] */
export function start(changed) {
  if (changed) tell = changed;
  if (isStalled) begun = null;
  begun ??= load();
  return begun;
}

/** @param {number} set */
export const available = set => sets[set].here;
/** @param {number} set @param {number} index */
export const label = (set, index) => sets[set].digitLabels?.[index];
/** @param {number} set */
export const labels = set => sets[set].digitLabels?.slice(0, sets[set].here) ?? new Uint8Array(0);
/** @param {number} set @param {number} index */
export const pixels = (set, index) => sets[set].pixels?.slice(index * size, (index + 1) * size);
export const fault = () => problem;
export const all = () => sets.map(set => ({ pixels: set.pixels, labels: set.digitLabels }));

async function load() {
  stopping?.abort(); // the remains of an earlier attempt
  const own = stopping = new AbortController();
  isStalled = false;
  problem = "";
  arrive();
  const watching = setInterval(() => stall(own), 1000);
  try {
    await Promise.all(sets.map(set => complete(set, own.signal))); // both at once, so that chapters have some of each early
  } catch (fault) {
    if (stopping !== own) return; // another attempt has taken over
    problem = message(fault);
    begun = null;
    tell();
  } finally {
    clearInterval(watching);
    if (stopping === own) isStalled = false;
  }
}

/** @param {unknown} fault */
const message = fault => String(/** @type {Error} */ (fault)?.message ?? fault);

/** Called when data has arrived: ends a stall. */
function arrive() {
  arrived = performance.now();
  if (!isStalled) return;
  isStalled = false;
  problem = "";
  tell();
}

/** @param {AbortController} own */
function stall(own) {
  if (stopping !== own || isStalled || performance.now() - arrived < patience) return;
  isStalled = true;
  problem = "Nothing has arrived for some seconds: the connection may be gone. The digits come on as soon as it is back.";
  tell();
}

/** @param {DigitSet} set @param {AbortSignal} signal */
async function complete(set, signal) {
  if (set.here === set.count) return;
  set.digitLabels = (await read(set.labels, labelsHeader + set.count, () => {}, signal)).subarray(labelsHeader);
  let told = 0;
  const images = await read(set.images, imagesHeader + set.count * size, (bytes, length) => {
    set.pixels = bytes.subarray(imagesHeader);
    set.here = Math.max(0, Math.min(set.count - 1, Math.floor((length - imagesHeader) / size)));
    if (Math.abs(set.here - told) >= 500) { told = set.here; tell(); }
  }, signal).catch(fault => { if (!signal.aborted) set.here = 0; throw fault; }); // discard all of a corrupt file
  set.pixels = images.subarray(imagesHeader);
  set.here = set.count;
  tell();
}

/** Reads one file of the expected length, from the cache or from the site, and reports progress.
 * @param {string} name @param {number} length @param {(bytes: Uint8Array, length: number) => void} progress @param {AbortSignal} signal */
async function read(name, length, progress, signal) {
  const url = new URL(name, folder), cache = await shelf();
  const kept = await cache?.match(url);
  if (kept) {
    try {
      return await unpack(name, kept, length, progress, signal);
    } catch {
      signal.throwIfAborted();
      progress(new Uint8Array(length), 0);
      await cache?.delete(url);
    }
  }

  let response;
  try {
    response = await fetch(url, { signal });
    arrive();
  } catch {
    throw new Error(`${name} could not be fetched: no connection?`);
  }
  if (!response.ok || !response.body) throw new Error(`${name} could not be fetched: the server answered ${response.status}.`);

  const keeping = cache?.put(url, response.clone()).catch(() => { /* no space: fetched again on the next visit */ });
  try {
    return await unpack(name, response, length, progress, signal);
  } catch (fault) {
    await keeping;
    await cache?.delete(url);
    throw fault;
  }
}

/** Opens the cache; null if the browser has none. */
async function shelf() {
  try {
    return await caches.open("glassbox digits");
  } catch {
    return null;
  }
}

/** @param {string} name @param {Response} response @param {number} length @param {(bytes: Uint8Array, length: number) => void} progress @param {AbortSignal} signal */
async function unpack(name, response, length, progress, signal) {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    const reader = (await unzipped(/** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body))).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      signal.throwIfAborted(); // do not write into the array of another attempt
      arrive();
      if (filled + value.length > length) throw new Error("it is longer than expected");
      bytes.set(value, filled);
      filled += value.length;
      progress(bytes, filled);
    }
  } catch (fault) {
    throw new Error(`${name} arrived damaged: ${message(fault)}.`);
  }
  if (filled !== length) throw new Error(`${name} arrived damaged: ${filled} bytes of ${length}.`);
  if (globalThis.crypto?.subtle && await digest(bytes) !== digests[name])
    throw new Error(`${name} arrived damaged: its SHA-256 is not that of the digits.`);
  return bytes;
}

/** Some servers decompress files in transit; decompresses only what starts with the magic bytes of gzip.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @returns {Promise<ReadableStream<Uint8Array>>} */
async function unzipped(body) {
  const reader = body.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start(controller) { if (first.value) controller.enqueue(first.value); if (first.done) controller.close(); },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close(); else controller.enqueue(value);
    },
    cancel: reason => reader.cancel(reason),
  });
  const isZipped = first.value?.[0] === 0x1f && first.value?.[1] === 0x8b;
  return isZipped ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}
