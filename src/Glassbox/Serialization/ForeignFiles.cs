namespace Glassbox.Serialization;

/// <summary>Advice for file formats of other programs that cannot be read.</summary>
internal static class ForeignFiles
{
    /// <summary>The advice for PyTorch files.</summary>
    public const string Pickle =
        "PyTorch pickles such files, and a pickle can run any program when it is read. Save the weights in Python instead:"
        + " safetensors.torch.save_file(model.state_dict(), \"model.safetensors\"),"
        + " or numpy.savez(\"model.npz\", **{name: t.numpy() for name, t in model.state_dict().items()}),"
        + " or with its activations torch.onnx.export(model, example, \"model.onnx\");"
        + " the other way, a network goes there as .safetensors or .npz with PyTorch's names (convert --names pytorch)";

    private const string Keras =
        "Keras has formats of its own. Save the weights in Python instead: numpy.savez(\"model.npz\", *model.get_weights()),"
        + " or convert it to ONNX, activations and all: python -m tf2onnx.convert";

    private const string Scikit =
        "Scikit-learn's models are pickled, and a pickle can run any program when it is read. Save the weights in Python instead:"
        + " numpy.savez(\"model.npz\", *[array for layer in zip(mlp.coefs_, mlp.intercepts_) for array in layer]), or convert the model to ONNX with skl2onnx";

    /// <summary>Returns the advice for a file extension; null if it is unknown.</summary>
    /// <param name="ending">The extension, such as <c>.pt</c>; case does not matter.</param>
    public static string? Advice(string ending) => ending.ToLowerInvariant() switch
    {
        ".pt" or ".pth" or ".bin" or ".ckpt" => Pickle,
        ".h5" or ".hdf5" or ".keras" or ".pb" or ".tflite" => Keras,
        ".pkl" or ".pickle" or ".joblib" or ".sav" => Scikit,
        _ => null,
    };
}
