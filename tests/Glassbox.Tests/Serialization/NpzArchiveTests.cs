using Glassbox.Serialization;

namespace Glassbox.Tests.Serialization;

public class NpzArchiveTests
{
    internal static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    [Fact]
    public void An_archive_of_the_golden_values_is_read_in_double_precision()
    {
        IReadOnlyDictionary<string, NpyArray> arrays = NpzArchive.ReadAll(Golden("initial.npz"));

        Assert.Equal(["weights_0", "bias_0", "weights_1", "bias_1"], arrays.Keys);
        NpyArray weights = arrays["weights_0"];
        Assert.Equal([20, 784], weights.Shape);
        // What NumPy says of the same file.
        Assert.Equal(0.04881350392732475, weights.Values[0]);
        Assert.Equal(-0.2728711831006764, weights.Values[(3 * 784) + 7]);
        Assert.Equal(0.17978489125335928, weights.Values[^1]);
        Assert.Equal([10, 1], arrays["bias_1"].Shape);
        Assert.All(arrays["bias_1"].Values, value => Assert.Equal(0, value));
    }
}
