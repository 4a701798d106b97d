// The engine's worker: a separate .NET runtime that answers one request at a time.
globalThis.dotnetSidecar = true; // tells the runtime that this worker is not one of its own threads

const starting = (async () => {
  const { dotnet } = await import("../_framework/dotnet.js");
  const runtime = await dotnet.create();
  const exports = await runtime.getAssemblyExports("Glassbox.Guide.dll");
  return exports.Glassbox.Guide.Worker.WorkerEntry;
})();

starting.then(() => postMessage({ isReady: true }), fault => postMessage({ startFault: String(fault?.message ?? fault) }));

/** @param {MessageEvent<{ id: number, request?: Uint8Array, set?: number, pixels?: Uint8Array, labels?: Uint8Array }>} event */
globalThis.onmessage = async ({ data: { id, request, set, pixels, labels } }) => {
  try {
    const entry = await starting;
    if (request === undefined) {
      entry.TakeDigits(set, pixels, labels);
      postMessage({ id });
    } else {
      const reply = entry.Answer(request);
      postMessage({ id, reply }, { transfer: [reply.buffer] });
    }
  } catch (fault) {
    postMessage({ id, fault: String(/** @type {Error} */ (fault)?.message ?? fault) });
  }
};
