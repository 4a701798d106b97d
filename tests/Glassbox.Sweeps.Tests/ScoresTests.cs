using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Tests;

public class ScoresTests
{
    [Theory]
    [InlineData(0.0123449, 0.000121, "0.01234 ± 0.00012")]
    [InlineData(1234.567, 0.344, "1234.57 ± 0.34")]
    [InlineData(1234.567, 123.4, "1235 ± 123")]
    [InlineData(0.5, 0, "0.5000 ± 0.0000")]
    [InlineData(3.25, 17.5, "3 ± 18")]
    [InlineData(2.5e9, 1.24e8, "2.5E+09 ± 1.2E+08")]
    [InlineData(0.25, 1e-12, "0.25 ± 1E-12")]
    [InlineData(0, 0, "0 ± 0")]
    public void A_mean_is_as_exact_as_its_spread(double mean, double deviation, string expected) => Assert.Equal(expected, Scores.Spread(mean, deviation));
}
