using System.Diagnostics;
using Glassbox.Tests.Kernels;

namespace Glassbox.Tests;

/// <summary>Reruns the tests of the kernels and of the products based on them with vector widths other than the processor's default.</summary>
public class VectorWidthTests
{
    [Theory]
    [InlineData(512, "DOTNET_MaxVectorTBitWidth", "512", "16 lanes, up to 512 bits")]
    [InlineData(512, "DOTNET_EnableAVX512", "0", "8 lanes, up to 256 bits")]
    [InlineData(128, "DOTNET_EnableAVX2", "0", "4 lanes, up to 128 bits")]
    [InlineData(128, "DOTNET_EnableHWIntrinsic", "0", "4 lanes, up to 0 bits")]
    public void Kernels_are_correct_at_every_vector_width(int needed, string variable, string value, string vectors)
    {
        Assert.SkipUnless(WidthTests.Widest >= needed, $"There are no vectors of {needed} bits here.");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Glassbox.Tests.dll"), "--filter-namespace", "Glassbox.Tests.Kernels", "Glassbox.Tests.Layers",
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
