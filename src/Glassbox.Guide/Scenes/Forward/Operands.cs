namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The shapes of the image.</summary>
public enum ImageForm
{
    /// <summary>(784 × 1)</summary>
    Column,

    /// <summary>(1 × 784)</summary>
    Row,

    /// <summary>(784,): neither a column nor a row.</summary>
    Flat,
}

/// <summary>The operands as arranged by the reader.</summary>
/// <param name="Hidden">The number of rows of the weights.</param>
/// <param name="Form">The shape of the image.</param>
/// <param name="IsTransposed">Whether the weights are transposed.</param>
/// <param name="IsImageFirst">Whether the image is the left operand.</param>
public sealed record Operands(int Hidden, ImageForm Form, bool IsTransposed, bool IsImageFirst)
{
    private const int Pixels = 784;

    /// <summary>The shape of the weights.</summary>
    public int[] Weights => IsTransposed ? [Pixels, Hidden] : [Hidden, Pixels];

    /// <summary>The shape of the image.</summary>
    public int[] Image => Form switch { ImageForm.Column => [Pixels, 1], ImageForm.Row => [1, Pixels], _ => [Pixels] };

    /// <summary>The left operand.</summary>
    public int[] Left => IsImageFirst ? Image : Weights;

    /// <summary>The right operand.</summary>
    public int[] Right => IsImageFirst ? Weights : Image;

    /// <summary>The shape of the product, or the error message.</summary>
    public (int[]? Shape, string? Fault) Product => NumPy.MatMul(Left, Right);

    /// <summary>The shape of the product plus the biases, a column; or the error message.</summary>
    public (int[]? Shape, string? Fault) Sum => Product.Shape is { } product ? NumPy.Add([Hidden, 1], product) : Product;

    /// <summary>The line of the video's program with these operands.</summary>
    public string Python
    {
        get
        {
            string weights = IsTransposed ? "w_i_h.T" : "w_i_h", image = Form == ImageForm.Row ? "img.T" : "img";
            return IsImageFirst ? $"{image} @ {weights}" : $"{weights} @ {image}";
        }
    }
}
