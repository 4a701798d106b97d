using System.Globalization;
using CsCheck;

namespace Glassbox.Sweeps.Tests;

public class AxisTests
{
    // Computed by a Python program after the description of the generator, with powers rather than roots.
    [Theory]
    [InlineData("1e-4..1e-1 log", "0.06895 0.003528 0.005992 0.03733")]
    [InlineData("0..0.5", "0.4731 0.2579 0.2963 0.4287")]
    [InlineData("16..512 log", "425 96 125 312")]
    public void A_seed_draws_the_same_values_everywhere(string range, string expected)
    {
        Axis axis = Axis.ParseRange("x", range)!;
        string[] drawn = [.. Enumerable.Range(0, 4).Select(stream => axis.Draw(new RandomSequence(7, (ulong)stream)))];
        Assert.Equal(expected, string.Join(' ', drawn));
    }

    [Theory]
    [InlineData("1e-4..1e-1 log in 4", "0.0001 0.001 0.01 0.1")]
    [InlineData("0..4 in 3", "0 2 4")] // both ends are whole, and so are the values between
    [InlineData("0.0..1.0 in 5", "0 0.25 0.5 0.75 1")]
    [InlineData("16..256 log in 5", "16 32 64 128 256")]
    public void A_range_in_steps_has_values(string range, string expected)
    {
        Assert.Equal(expected.Split(' '), Axis.ParseRange("x", range)!.Values);
    }

    [Fact]
    public void Values_lie_within_their_range_and_have_four_digits()
    {
        Gen.Select(Gen.Double[1e-6, 1], Gen.Double[1.5, 1e4], Gen.Bool, Gen.ULong).Sample((low, ratio, isLog, seed) =>
        {
            Axis axis = isLog ? Axis.Logarithmic("x", low, low * ratio) : Axis.Range("x", low, low * ratio);
            string text = axis.Draw(new RandomSequence(seed));
            double value = double.Parse(text, CultureInfo.InvariantCulture);
            bool isEnd = value == low || value == low * ratio;
            return value >= low && value <= low * ratio && (isEnd || double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == value);
        });
    }

    [Fact]
    public void On_a_logarithmic_scale_each_decade_is_as_likely()
    {
        var axis = Axis.Logarithmic("x", 1e-4, 1);
        int[] decades = new int[4];
        for (ulong stream = 0; stream < 4000; stream++)
            decades[(int)Math.Floor(Math.Log10(double.Parse(axis.Draw(new RandomSequence(1, stream)), CultureInfo.InvariantCulture) * 0.99999) + 4) is var place and >= 0 ? place : 0]++;
        Assert.All(decades, count => Assert.InRange(count, 880, 1120));
    }

    [Theory]
    [InlineData("1..0")]
    [InlineData("1..1")]
    [InlineData("0..1 log")]
    [InlineData("0..1 in 1")]
    [InlineData("0..1 in 5")]
    [InlineData("0..1 by 3")]
    public void What_cannot_be_a_range_is_refused(string range) => Assert.Throws<ArgumentException>(() => Axis.ParseRange("x", range));

    [Theory]
    [InlineData("0.1", "0.10")]
    [InlineData("0.1", "1e-1")]
    [InlineData("relu", "relu")]
    public void A_value_that_occurs_twice_is_refused_however_it_is_written(string one, string other) =>
        Assert.Contains(other, Assert.Throws<ArgumentException>(() => Axis.Of("x", one, other)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("relu")]
    [InlineData("64,32")]
    [InlineData("784,128:relu,10:softmax")]
    [InlineData("step:epochs=5")]
    public void What_is_no_range_is_a_value(string text) => Assert.Null(Axis.ParseRange("x", text));
}
