using System.Globalization;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>Simulates NumPy's shape rules: returns the shape of the result, or the error message.</summary>
/// <remarks>numpy.org/doc/stable: "matmul", "Broadcasting"; the messages are exactly those of NumPy 1.24.</remarks>
public static class NumPy
{
    /// <summary>a @ b</summary>
    /// <param name="a">One or two sizes.</param>
    /// <param name="b">One or two sizes.</param>
    /// <returns>The shape of the product, or the error message.</returns>
    public static (int[]? Shape, string? Fault) MatMul(int[] a, int[] b)
    {
        int inner = a[^1], meets = b[0];
        if (inner != meets) return (null, string.Create(CultureInfo.InvariantCulture,
            $"ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {meets} is different from {inner})"));
        return ([.. a[..^1], .. b[1..]], null);
    }

    /// <summary>a + b: sizes that are 1, or missing on the left, are broadcast.</summary>
    /// <param name="a">Any number of sizes.</param>
    /// <param name="b">Any number of sizes.</param>
    /// <returns>The shape of the sum, or the error message.</returns>
    public static (int[]? Shape, string? Fault) Add(int[] a, int[] b)
    {
        int[] sum = new int[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= sum.Length; i++)
        {
            (int left, int right) = (i <= a.Length ? a[^i] : 1, i <= b.Length ? b[^i] : 1);
            if (left != right && left != 1 && right != 1) return (null,
                $"ValueError: operands could not be broadcast together with shapes {Written(a)} {Written(b)} ");
            sum[^i] = left == 1 ? right : left;
        }

        return (sum, null);
    }

    /// <summary>Formats a shape as Python does: <c>(20, 784)</c>, <c>(784,)</c>; messages omit the spaces.</summary>
    public static string Shape(int[] sizes) =>
        sizes.Length == 1 ? string.Create(CultureInfo.InvariantCulture, $"({sizes[0]},)") : $"({string.Join(", ", sizes)})";

    private static string Written(int[] sizes) => Shape(sizes).Replace(" ", "");
}
