namespace Glassbox.Tests;

public class RandomSequenceTests
{
    // The demo program of the PCG library prints these for seed 42, stream 54.
    [Fact]
    public void Numbers_match_the_published_ones_of_the_generator()
    {
        var random = new RandomSequence(42, 54);
        Assert.Equal(
            [0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu],
            Enumerable.Range(0, 6).Select(_ => random.NextUInt32()));
    }
}
