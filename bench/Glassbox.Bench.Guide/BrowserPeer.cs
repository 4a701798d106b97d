namespace Glassbox.Bench.Guide;

/// <summary>Another library that trains in a browser.</summary>
/// <param name="Name">The name.</param>
/// <param name="Script">Its program in <c>Peers/</c>, without the file extension.</param>
/// <param name="Packages">The npm packages.</param>
/// <param name="Files">The files that the program needs from the packages.</param>
/// <param name="Take">The number of digits in its epoch.</param>
internal sealed record BrowserPeer(string Name, string Script, string[] Packages, string[] Files, int Take)
{
    /// <summary>The libraries to compare with.</summary>
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
