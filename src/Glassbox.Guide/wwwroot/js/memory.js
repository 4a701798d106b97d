// Storage in this browser that persists between visits: notes, and larger contents with their SHA-256. Nothing leaves the machine.

const prefix = `glassbox ${new URL("../", import.meta.url).pathname} `; // other sites may share the host
const shelf = "contents";

/** @type {Map<string, string>} Notes that the browser does not store; they last as long as the page. */
const passing = new Map();

/** @param {string} name */
export function read(name) {
  if (passing.has(name)) return passing.get(name) ?? null;
  try { return localStorage.getItem(prefix + name); } catch { return null; }
}

/** @param {string} name @param {string | null | undefined} text */
export function write(name, text) {
  passing.delete(name);
  try {
    if (text === null || text === undefined) localStorage.removeItem(prefix + name); else localStorage.setItem(prefix + name, text);
  } catch { // no space, or storage is blocked
    if (text !== null && text !== undefined) passing.set(name, text);
  }
}

/** Loads stored contents as `{ bytes }`; null if there are none or the digest does not match.
 * @param {string} name */
export async function load(name) {
  try {
    const kept = await ask("readonly", store => store.get(name));
    if (kept && await digest(kept.bytes) === kept.sha256) return { bytes: kept.bytes };
    if (kept) await ask("readwrite", store => store.delete(name));
  } catch { /* this browser stores nothing */ }
  return { bytes: null };
}

/** @param {string} name @param {Uint8Array} bytes */
export async function save(name, bytes) {
  try {
    const own = bytes.slice(), sha256 = await digest(own);
    await ask("readwrite", store => store.put({ bytes: own, sha256 }, name));
  } catch { /* computed again on the next visit */ }
}

export async function forget() {
  passing.clear();
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
    localStorage.removeItem("theme");
  } catch { /* nothing was stored */ }
  try { await ask("readwrite", store => store.clear()); } catch { /* nothing was stored */ }
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
async function ask(mode, act) {
  const database = await /** @type {Promise<IDBDatabase>} */ (new Promise((resolve, reject) => {
    const opening = indexedDB.open(prefix.trim(), 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  }));
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(shelf, mode), request = act(transaction.objectStore(shelf));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
}
