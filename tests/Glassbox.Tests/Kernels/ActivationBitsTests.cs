using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Glassbox.Tests.Kernels;

/// <summary>
/// The bits of every activation, forward and backward, for numbers of all magnitudes: the same on every machine.
/// </summary>
public class ActivationBitsTests
{
    private const int Together = 19; // not a multiple of any vector width

    public static TheoryData<string, string> Digests => new()
    {
        { "identity", "3dd7a2ce5e8710f4" },
        { "sigmoid", "a8b9837971901fd3" },
        { "tanh", "bd791ff613db6c9f" },
        { "relu", "82bfacfa3719e034" },
        { "leaky-relu", "deff98a59141fe74" },
        { "gelu", "f5144d835a93ef9a" },
        { "silu", "6eb60775f184ca0b" },
        { "softmax", "10beb836f8d85b1f" },
    };

    [Theory]
    [MemberData(nameof(Digests))]
    public void Bits_of_values_and_derivatives_do_not_change(string name, string digest)
    {
        Activation activation = Activation.Parse(name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (float[] sums in Numbers.Sweep(1e-30f, 1e4f, 9973).Chunk(Together))
        {
            float[] outputs = new float[sums.Length], deltas = new float[sums.Length];
            float[] errors = [.. sums.Select((_, i) => (i - 9) / 8f)];
            activation.Forward(sums, outputs);
            activation.Backward(sums, outputs, errors, deltas);
            hash.AppendData(MemoryMarshal.AsBytes<float>(outputs));
            hash.AppendData(MemoryMarshal.AsBytes<float>(deltas));
        }

        Assert.Equal(digest, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void All_activations_are_covered() =>
        Assert.Equal(Activation.All.Select(a => a.Name), Digests.Select(row => row.Data.Item1));
}
