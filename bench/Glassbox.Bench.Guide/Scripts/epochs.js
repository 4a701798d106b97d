// Trains the main job in a new thread of the guide, one request per epoch, as worker-host.js does.
async ({ epochs, take }) => {
  const { all } = await import(new URL("js/digits.js", document.baseURI));
  const thread = new Worker(new URL("js/worker.js", document.baseURI), { type: "module" });
  const begin = 0, advance = 1, test = 3, testSet = 1;
  let next = 0;
  const post = message => new Promise((resolve, reject) => {
    const id = ++next;
    thread.onmessage = ({ data }) => {
      if (data.startFault !== undefined) reject(new Error(data.startFault));
      else if (data.isReady) return; // once, when it has started
      else if (data.id !== id) reject(new Error("The engine's thread answered another request."));
      else if (data.fault !== undefined) reject(new Error(data.fault));
      else resolve(data.reply);
    };
    thread.onerror = event => reject(new Error(event.message));
    thread.postMessage({ ...message, id });
  });
  const ask = async message => {
    const json = new TextEncoder().encode(JSON.stringify({ Run: "bench", ...message }));
    const request = new Uint8Array(4 + json.length);
    new DataView(request.buffer).setUint32(0, json.length, true);
    request.set(json, 4);
    const reply = (await post({ request })).slice();
    const length = new DataView(reply.buffer).getUint32(0, true);
    return { report: JSON.parse(new TextDecoder().decode(reply.subarray(4, 4 + length))), bulk: reply.slice(4 + length) };
  };

  try {
    for (const [set, { pixels, labels }] of all().entries()) await post({ set, pixels, labels });
    await ask({ Task: begin, Settings: { Hidden: 20, LearningRate: 0.01, Seed: 1, Biases: true, Batch: 1, Count: take } });
    const epochSeconds = [];
    let state;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const begun = performance.now();
      state = await ask({ Task: advance, Count: take });
      epochSeconds.push((performance.now() - begun) / 1000);
      if (state.report.Epoch !== epoch || state.report.Samples !== take) throw new Error(`Epoch ${epoch} ended elsewhere: ${JSON.stringify(state.report)}`);
    }

    const { report } = await ask({ Task: test, Set: testSet, Count: 10000 });
    return { version: "", epochSeconds, testAccuracy: report.Accuracy, parameters: Array.from(new Float32Array(state.bulk.buffer)) };
  } finally {
    thread.terminate();
  }
}
