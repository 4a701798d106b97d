// The worker that runs the reader's code: a separate .NET runtime, built from the files it receives. Once it has started, every API
// that reaches outside is removed; the page's content security policy forbids them as well.
"use strict";
globalThis.dotnetSidecar = true;
for (const name of ["error", "warn", "log", "info", "debug", "trace"]) console[name] = () => { }; // the page reports errors
const most = 768 * 1024 * 1024; // bytes of memory
let isFull = false;
const post = globalThis.postMessage.bind(globalThis);
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  isFull = this.buffer.byteLength + pages * 65536 > most;
  if (isFull) throw new RangeError("No more memory is given to the reader's code.");
  return grow.call(this, pages);
};
const ways = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts", "Worker", "SharedWorker", "BroadcastChannel", "indexedDB",
  "caches", "FontFace", "fonts", "RTCPeerConnection", "Notification", "FileReader", "FileReaderSync", "postMessage",
];

function close() {
  for (const name of ways) {
    for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
      if (!Object.hasOwn(owner, name)) continue;
      try { delete owner[name]; } catch { /* hidden below */ }
    }
    try { Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false }); } catch { /* does not exist */ }
  }
  for (const name of ["storage", "locks", "serviceWorker", "sendBeacon", "usb", "serial", "hid", "gpu"])
    try { Object.defineProperty(Object.getPrototypeOf(navigator), name, { value: undefined, configurable: false }); } catch { /* does not exist */ }
}

let entry = null;

async function begin(files) {
  const addresses = new Map();
  const address = (name, bytes) => {
    if (!addresses.has(name)) addresses.set(name, URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));
    return addresses.get(name);
  };
  const named = name => files[name] ?? files[Object.keys(files).find(file => file === name.split("/").pop())];
  // Scripts loaded from memory have no base URL: give them one that does not exist.
  const scriptOf = name => new TextDecoder().decode(named(name)).replaceAll("import.meta.url", JSON.stringify(`https://workshop.invalid/${name}`));
  const { dotnet } = await import(address("dotnet.js", scriptOf("dotnet.js")));
  const runtime = await dotnet
    .withResourceLoader((type, name) => {
      const bytes = named(name);
      if (!bytes) throw new Error(`${name} was not sent.`);
      if (type === "dotnetjs") return address(name, scriptOf(name));
      return Promise.resolve(new Response(bytes, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } }));
    })
    .withModuleConfig({
      onConfigLoaded: config => {
        const { assembly, coreAssembly } = config.resources;
        for (const list of [assembly, coreAssembly])
          for (let i = (list?.length ?? 0) - 1; i >= 0; i--) if (!named(list[i].name)) list.splice(i, 1); // the compiler is not needed here
      },
    })
    .create();
  runtime.setModuleImports("host", {
    say: text => post({ kind: "say", text }),
    count: (digits, correct, seconds) => post({ kind: "count", digits, correct, seconds }),
    picture: changes => post({ kind: "picture", changes: Float32Array.from(changes) }),
  });
  const exports = await runtime.getAssemblyExports("Glassbox.Workshop.dll");
  entry = exports.Glassbox.Workshop.Runner.RunnerEntry;
  for (const url of addresses.values()) URL.revokeObjectURL(url);
  close();
  post({ kind: "ready" });
}

globalThis.onmessage = async ({ data: { files, assembly, input, digits } }) => {
  try {
    if (files) { await begin(files); return; }
    if (digits) for (const [name, contents] of Object.entries(digits)) entry.TakeFile(name, contents);
    if (!assembly) return;
    const begun = performance.now();
    const result = input ? entry.Ask(assembly, input) : entry.Train(assembly);
    post({ kind: "done", result, failure: entry.Failure(), sha256: input ? "" : entry.Sha256(), seconds: (performance.now() - begun) / 1000 });
  } catch (fault) {
    post({ kind: "dead", words: String(fault?.message ?? fault), isFull });
  }
};
