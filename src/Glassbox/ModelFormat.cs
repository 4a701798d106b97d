namespace Glassbox;

/// <summary>The file format of a network.</summary>
public enum ModelFormat
{
    /// <summary>
    /// <c>.safetensors</c>: a short JSON header, then the raw numbers. Preserves everything; read by many tools.
    /// </summary>
    Safetensors,

    /// <summary><c>.npz</c>: a zip archive of NumPy arrays, for <c>numpy.load</c>. Preserves everything too.</summary>
    Npz,

    /// <summary>
    /// <c>.onnx</c>: an ONNX model, for ONNX Runtime and other runtimes. Preserves everything too, but does not support custom activations.
    /// </summary>
    Onnx,
}
