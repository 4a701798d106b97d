importScripts("job.js", "tf.min.js", "tf-backend-wasm.min.js");

job(async layers => {
  tf.wasm.setWasmPaths(new URL("./", location.href).href);
  if (!await tf.setBackend("wasm")) throw new Error("The wasm backend did not start.");
  await tf.ready();
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 20, inputShape: [784], activation: "sigmoid" }),
      tf.layers.dense({ units: 10 }),
    ],
  });
  layers.forEach(({ inputs, outputs, weights, biases }, l) =>
    model.layers[l].setWeights([tf.transpose(tf.tensor2d(weights, [outputs, inputs])), tf.tensor1d(biases)]));

  // The loss is the mean over ten outputs, so ten times the learning rate gives the same steps.
  const optimizer = tf.train.sgd(0.1);
  const labels = Array.from({ length: 10 }, (_, label) => tf.oneHot(tf.tensor1d([label], "int32"), 10).cast("float32"));
  return {
    version: `${tf.version.tfjs}, ${tf.getBackend()}`,
    image: pixels => tf.tensor2d(pixels, [1, 784]),
    train: (image, label) => optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(labels[label], model.apply(image))),
    answer: image => tf.tidy(() => model.apply(image).argMax(1).dataSync()[0]),
  };
});
