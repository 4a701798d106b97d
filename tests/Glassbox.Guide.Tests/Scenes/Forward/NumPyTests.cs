using Glassbox.Guide.Scenes.Forward;

namespace Glassbox.Guide.Tests.Scenes.Forward;

/// <summary>Expected values are what NumPy itself answers.</summary>
public sealed class NumPyTests
{
    [Theory]
    [InlineData(new[] { 20, 784 }, new[] { 784, 1 }, "(20, 1)")]
    [InlineData(new[] { 1, 784 }, new[] { 784, 20 }, "(1, 20)")]
    [InlineData(new[] { 20, 784 }, new[] { 784 }, "(20,)")]
    [InlineData(new[] { 784 }, new[] { 784, 20 }, "(20,)")]
    public void Products_that_exist(int[] a, int[] b, string shape) => Assert.Equal(shape, NumPy.Shape(NumPy.MatMul(a, b).Shape!));

    [Theory]
    [InlineData(new[] { 784, 1 }, new[] { 20, 784 }, 20, 1)]
    [InlineData(new[] { 784, 20 }, new[] { 784, 1 }, 784, 20)]
    [InlineData(new[] { 20, 784 }, new[] { 1, 784 }, 1, 784)]
    [InlineData(new[] { 784 }, new[] { 20, 784 }, 20, 784)]
    public void Products_that_do_not(int[] a, int[] b, int size, int other)
    {
        (int[]? shape, string? fault) = NumPy.MatMul(a, b);
        Assert.Null(shape);
        Assert.Equal($"ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {size} is different from {other})", fault);
    }

    [Theory]
    [InlineData(new[] { 20, 1 }, new[] { 20, 1 }, "(20, 1)")]
    [InlineData(new[] { 20, 1 }, new[] { 20 }, "(20, 20)")]
    [InlineData(new[] { 20, 1 }, new[] { 1, 20 }, "(20, 20)")]
    public void Sums_are_stretched(int[] a, int[] b, string shape) => Assert.Equal(shape, NumPy.Shape(NumPy.Add(a, b).Shape!));

    [Fact]
    public void Sums_that_do_not_fit() => Assert.Equal(
        "ValueError: operands could not be broadcast together with shapes (20,1) (10,1) ", NumPy.Add([20, 1], [10, 1]).Fault);
}
