using System.Diagnostics;
using Glassbox.Tests.Kernels;

namespace Glassbox.Tests;

/// <summary>The tests of the kernels, again, with other vectors than this processor's usual ones.</summary>
public class VectorWidthTests
{
    [Theory]
    [InlineData(512, "DOTNET_MaxVectorTBitWidth", "512", "16 lanes, accelerated")]
    [InlineData(128, "DOTNET_EnableAVX2", "0", "4 lanes, accelerated")]
    [InlineData(128, "DOTNET_EnableHWIntrinsic", "0", "4 lanes, not accelerated")]
    public void Kernels_are_right_at_every_width_of_the_vectors(int bits, string variable, string value, string vectors)
    {
        Assert.SkipUnless(WidthTests.Has(bits), $"This processor, or the environment, has no vectors of {bits} bits.");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Glassbox.Tests.dll"), "--filter-namespace", "Glassbox.Tests.Kernels",
                "--filter-not-class", "Glassbox.Tests.Kernels.AccuracyTests", // slow; ActivationBitsTests holds the same bits
            },
            RedirectStandardOutput = true,
        };
        start.Environment[variable] = value;
        start.Environment[WidthTests.Variable] = vectors;

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }
}
