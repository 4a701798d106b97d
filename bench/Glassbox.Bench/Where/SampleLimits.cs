using System.Globalization;
using System.Numerics;

namespace Glassbox.Bench.Where;

/// <summary>The minimum times, in nanoseconds, of the two largest parts of a sample on this machine.</summary>
internal sealed class SampleLimits
{
    private readonly double pixels;  // non-zero pixels of a digit, on average
    private readonly int outputs;    // outputs of the first layer
    private readonly int vectors;    // vectors per row of its weights
    private readonly double kilobytes; // size of its weights
    private readonly double dependentAdd = ProcessorLimits.DependentAdd();
    private readonly double readMultiplyAdd = ProcessorLimits.ReadMultiplyAdd();
    private readonly double readAddWrite = ProcessorLimits.ReadAddWrite();
    private readonly double readAddWriteAll;
    private readonly int width = Vector<float>.Count;

    public SampleLimits(Dataset digits, DenseLayer first)
    {
        (outputs, kilobytes) = (first.Outputs, first.Weights.Length * sizeof(float) / 1000.0);
        vectors = (outputs + width - 1) / width;
        readAddWriteAll = ProcessorLimits.ReadAddWrite(first.Weights.Length);
        int[] offsets = new int[digits.UnpackLength];
        float[] values = new float[digits.UnpackLength];
        pixels = Enumerable.Range(0, digits.Count).Average(i => (double)digits.Unpack(i, 1, offsets, values));
    }

    private double Chain => pixels * dependentAdd;

    private double Reads => pixels * vectors * readMultiplyAdd;

    private double Writes => pixels * vectors * readAddWrite;

    private double WritesAll => pixels * vectors * readAddWriteAll;

    /// <returns>Null for a part that is too small to have a limit.</returns>
    public double? Of(string part) => part switch
    {
        SampleParts.FirstSums => Math.Max(Chain, Reads),
        SampleParts.FirstUpdate => Writes,
        _ => null,
    };

    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"""
        A digit has {pixels:F1} non-zero pixels. Each multiplies a row of {outputs} weights: {vectors} vectors of {width} numbers.
        Additions in order:   {pixels:F1} × {dependentAdd:F2} ns = {Chain:F0} ns, because each output has one sum.
        Reading the rows:     {pixels:F1} × {vectors} × {readMultiplyAdd:F2} ns = {Reads:F0} ns, from 16 KB in the L1 cache.
        Updating the rows:    {pixels:F1} × {vectors} × {readAddWrite:F2} ns = {Writes:F0} ns, in 16 KB in the L1 cache;
                              {WritesAll:F0} ns at {readAddWriteAll:F2} ns each, cycling through all {kilobytes:F0} KB of the first weights.

        """);
}
