using System.Security.Cryptography;
using CsCheck;
using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class PortableTests
{
    [Fact]
    public void Logarithms_match_the_platform_except_for_the_last_digits() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Sample(x => MustBeNear(Math.Log(x), Portable.Log(x)), iter: 100_000);

    [Fact]
    public void Exponentials_match_the_platform_except_for_the_last_digits() =>
        Gen.Double[-740, 720].Sample(x => MustBeNear(Math.Exp(x), Portable.Exp(x)), iter: 100_000);

    [Fact]
    public void Sines_match_the_platform_except_for_the_last_digits() => Gen.Double[-1, 1].Sample(
        x =>
        {
            Assert.Equal(Math.Sin(Math.PI * x), Portable.SinPi(x), 1e-15); // π·x is rounded here
            Assert.Equal(Math.Cos(Math.PI * x), Portable.CosPi(x), 1e-15); // π·x is rounded here
        },
        iter: 100_000);

    [Fact]
    public void Bounds_are_exact()
    {
        Assert.Equal(double.NegativeInfinity, Portable.Log(0));
        Assert.Equal(0, Portable.Log(1));
        Assert.Equal(double.PositiveInfinity, Portable.Log(double.PositiveInfinity));
        Assert.Equal([double.NaN, double.NaN, double.NaN], [Portable.Log(-1), Portable.Log(double.NaN), Portable.Exp(double.NaN)]);
        Assert.Equal([1, 0, double.PositiveInfinity], [Portable.Exp(0), Portable.Exp(-800), Portable.Exp(800)]);
        Assert.Equal([1, 0, -1, 0], [Portable.CosPi(0), Portable.CosPi(0.5), Portable.CosPi(1), Portable.SinPi(0)]);
        Assert.Equal([1, 0, -1], [Portable.SinPi(0.5), Portable.SinPi(1), Portable.SinPi(-0.5)]);
    }

    // Only multiplication and addition, never fused: the same bits everywhere.
    [Fact]
    public void The_bits_are_the_same_on_every_machine()
    {
        var random = new RandomSequence(1);
        byte[] bytes = [.. Enumerable.Range(0, 20_000).SelectMany(_ =>
        {
            double x = (random.NextUInt32() / 4294967296.0) + random.NextSingle();
            return (double[])[Portable.Log(x), Portable.Exp(x), Portable.CosPi(x - 1), Portable.SinPi(x - 1)];
        }).SelectMany(value => BitConverter.GetBytes(BitConverter.DoubleToInt64Bits(value)))];
        Assert.Equal("ae55b778e04a18e7", Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }

    private static void MustBeNear(double expected, double actual)
    {
        if (expected.Equals(actual)) return;
        Assert.True(Math.Abs(expected - actual) <= Math.Max(3e-16 * Math.Abs(expected), double.Epsilon), $"{actual:R} is not {expected:R}");
    }
}
