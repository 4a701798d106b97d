namespace Glassbox;

/// <summary>How a network is written down.</summary>
public enum ModelFormat
{
    /// <summary>
    /// <c>.safetensors</c>: a short JSON header, then the numbers as they are. Keeps everything; read by many tools.
    /// </summary>
    Safetensors,

    /// <summary><c>.npz</c>: a zip of NumPy arrays, for <c>numpy.load</c>. Keeps everything too.</summary>
    Npz,

    /// <summary>
    /// <c>.onnx</c>: an ONNX model, for ONNX Runtime and the many others that read it. Keeps everything too; has no activations of your own.
    /// </summary>
    Onnx,
}
