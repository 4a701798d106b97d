namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The form in which the image stands.</summary>
public enum ImageForm
{
    /// <summary>(784 × 1)</summary>
    Column,

    /// <summary>(1 × 784)</summary>
    Row,

    /// <summary>(784,): neither.</summary>
    Flat,
}

/// <summary>Two operands as the reader has laid them.</summary>
/// <param name="Hidden">Rows of the weights.</param>
/// <param name="Form">How the image stands.</param>
/// <param name="IsTransposed">Whether the weights are turned, rows for columns.</param>
/// <param name="IsImageFirst">Whether the image stands on the left.</param>
public sealed record Operands(int Hidden, ImageForm Form, bool IsTransposed, bool IsImageFirst)
{
    private const int Pixels = 784;

    /// <summary>The shape of the weights as they lie.</summary>
    public int[] Weights => IsTransposed ? [Pixels, Hidden] : [Hidden, Pixels];

    /// <summary>The shape of the image as it stands.</summary>
    public int[] Image => Form switch { ImageForm.Column => [Pixels, 1], ImageForm.Row => [1, Pixels], _ => [Pixels] };

    /// <summary>The left operand.</summary>
    public int[] Left => IsImageFirst ? Image : Weights;

    /// <summary>The right operand.</summary>
    public int[] Right => IsImageFirst ? Weights : Image;

    /// <summary>The product, or why there is none.</summary>
    public (int[]? Shape, string? Fault) Product => NumPy.MatMul(Left, Right);

    /// <summary>The product with the biases, a column, added; or why there is none.</summary>
    public (int[]? Shape, string? Fault) Sum => Product.Shape is { } product ? NumPy.Add([Hidden, 1], product) : Product;

    /// <summary>The line of the video's program, with these operands.</summary>
    public string Python
    {
        get
        {
            string weights = IsTransposed ? "w_i_h.T" : "w_i_h", image = Form == ImageForm.Row ? "img.T" : "img";
            return IsImageFirst ? $"{image} @ {weights}" : $"{weights} @ {image}";
        }
    }
}
