using System.Globalization;
using CsCheck;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class NumbersTests
{
    private static readonly Gen<double> gen = Gen.Double[-3, 3];

    [Fact]
    public void Factors_multiplied_again_as_shown_give_the_product_as_shown() => Gen.Select(gen, gen).Sample((a, b) =>
    {
        double[] read = [.. Numbers.Factors(a, b, Written).Split(" × ").Select(Read)];
        return Written(read[0] * read[1]) == Written(a * b);
    });

    [Fact]
    public void Factors_have_no_more_decimals_than_that_takes() => Gen.Select(gen, gen).Sample((a, b) =>
    {
        int decimals = Numbers.Decimals(a, b, Written);
        return decimals == 3 || Written(Numbers.Rounded(a, decimals - 1) * Numbers.Rounded(b, decimals - 1)) != Written(a * b);
    });

    [Fact]
    public void A_factor_half_way_between_two_is_multiplied_as_it_is_shown() // -0.0185 is shown as -0.019, though Math.Round makes -0.018 of it
    {
        double[] read = [.. Numbers.Factors(-3, -0.0185, Written).Split(" × ").Select(Read)];
        Assert.Equal(Written(-3 * -0.0185), Written(read[0] * read[1]));
    }

    [Theory]
    [InlineData(0.4874, 0.9922, "0.4874 × 0.9922")]
    [InlineData(-0.5, 1, "−0.500 × 1.000")]
    public void Factors_are_written_out(double a, double b, string expected) => Assert.Equal(expected, Numbers.Factors(a, b, Written));

    private static string Written(double product) => Numbers.Fixed(product, 3);

    private static double Read(string shown) => double.Parse(shown.Replace('−', '-'), CultureInfo.InvariantCulture);
}
