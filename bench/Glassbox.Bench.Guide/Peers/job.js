// The job of every peer: train on the first digits, one at a time, from the initial weights of Glassbox; then evaluate on the test digits.
// The digits are prepared before the clock starts.
async function bytes(name, header) {
  const zipped = (await fetch(`${name}.gz`)).body;
  return new Uint8Array(await new Response(zipped.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()).subarray(header);
}

/** Loads digits in the format of the peer: `image` converts 784 numbers from 0 to 1. */
async function digits(images, labels, count, image) {
  const pixels = await bytes(images, 16), truth = await bytes(labels, 8);
  return Array.from({ length: count }, (_, i) => ({
    image: image(Float32Array.from(pixels.subarray(i * 784, (i + 1) * 784), pixel => pixel / 255)),
    label: truth[i],
  }));
}

/** Loads the weights [outputs, inputs] and biases of both layers, in the order of the file. */
async function initialWeights() {
  const all = new Float32Array(await (await fetch("initial.f32")).arrayBuffer());
  let at = 0;
  const take = count => all.subarray(at, at += count);
  return [[784, 20], [20, 10]].map(([inputs, outputs]) => ({ inputs, outputs, weights: take(inputs * outputs), biases: take(outputs) }));
}

/** Runs the job. `begin` creates { version, image, train(image, label), answer(image) } from the weights. */
function job(begin) {
  onmessage = async ({ data: { epochs, take } }) => {
    try {
      const peer = await begin(await initialWeights());
      const training = await digits("train-images-idx3-ubyte", "train-labels-idx1-ubyte", take, peer.image);
      const epochSeconds = [];
      for (let epoch = 0; epoch < epochs; epoch++) {
        const begun = performance.now();
        for (const { image, label } of training) peer.train(image, label);
        epochSeconds.push((performance.now() - begun) / 1000);
      }

      const test = await digits("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 10000, peer.image);
      const right = test.filter(({ image, label }) => peer.answer(image) === label).length;
      postMessage({ version: peer.version, epochSeconds, testAccuracy: right / test.length });
    } catch (fault) {
      postMessage({ fault: String(fault?.stack ?? fault) });
    }
  };
}
