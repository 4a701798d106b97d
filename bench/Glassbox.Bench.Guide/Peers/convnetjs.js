globalThis.window = globalThis; // the library expects a page
importScripts("job.js", "convnet-min.js");

job(layers => {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: 784 },
    { type: "fc", num_neurons: 20, activation: "sigmoid" },
    { type: "fc", num_neurons: 10, activation: "sigmoid" },
  ]);
  const dense = net.layers.filter(layer => layer.layer_type === "fc");
  layers.forEach(({ inputs, outputs, weights, biases }, l) => {
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < inputs; i++) dense[l].filters[o].w[i] = weights[o * inputs + i];
      dense[l].biases.w[o] = biases[o];
    }
  });

  // ConvNetJS has no binary cross-entropy: set its delta, output - label, on the sums before the last sigmoid.
  const [, first, sigmoid, second, last] = net.layers;
  net.backward = label => {
    for (let o = 0; o < 10; o++) second.out_act.dw[o] = last.out_act.w[o] - (o === label ? 1 : 0);
    second.backward();
    sigmoid.backward();
    first.backward();
    return 0;
  };

  const trainer = new convnetjs.SGDTrainer(net, { method: "sgd", learning_rate: 0.01, momentum: 0, batch_size: 1, l1_decay: 0, l2_decay: 0 });
  return {
    version: "0.3.0",
    image: pixels => new convnetjs.Vol(Array.from(pixels)),
    train: (image, label) => trainer.train(image, label),
    answer: image => {
      const { w } = net.forward(image);
      return w.indexOf(Math.max(...w));
    },
  };
});
