namespace Glassbox.Bench.Guide;

/// <summary>Another library that trains in a browser.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Script">The program for it, in <c>Peers/</c>, without its ending.</param>
/// <param name="Packages">What npm fetches.</param>
/// <param name="Files">What of that the program needs.</param>
/// <param name="Take">How many digits make its epoch.</param>
internal sealed record BrowserPeer(string Name, string Script, string[] Packages, string[] Files, int Take)
{
    /// <summary>Those compared with.</summary>
    public static IReadOnlyList<BrowserPeer> All { get; } =
    [
        new("ConvNetJS", "convnetjs", ["convnetjs@0.3.0"], ["convnetjs/build/convnet-min.js"], 20_000),
        new(
            "TensorFlow.js", "tensorflow", ["@tensorflow/tfjs@4.22.0", "@tensorflow/tfjs-backend-wasm@4.22.0"],
            [
                "@tensorflow/tfjs/dist/tf.min.js", "@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js",
                "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm", "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
            ],
            6_000),
    ];
}
