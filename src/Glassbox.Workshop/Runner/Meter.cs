using System.Diagnostics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;

namespace Glassbox.Workshop.Runner;

/// <summary>Counts the digits of a training program and shows what it has learned. The compiler inserts calls to it into the reader's loop.</summary>
internal static class Meter
{
    private const int Pixels = 784;
    private const int MaxHashes = 2_000_000; // far more digits than any training here; an endless loop would otherwise fill the memory
    private static readonly List<ulong> Hashes = [];
    private static double[][]? hidden, output, first;
    private static double[]? hiddenBias, outputBias;
    private static double right;
    private static long digits, begun, told, pictured;

    /// <summary>Records that a digit has been learned.</summary>
    /// <param name="hiddenWeights">[hidden][pixels]</param>
    /// <param name="outputWeights">[outputs][hidden]</param>
    /// <param name="hiddenBiases">[hidden]</param>
    /// <param name="outputBiases">[outputs]</param>
    /// <param name="correct">The number of correct predictions in this epoch; NaN if the program does not count them.</param>
    public static void Tick(double[][]? hiddenWeights, double[][]? outputWeights, double[]? hiddenBiases, double[]? outputBiases, double correct)
    {
        digits++;
        (hidden, output, hiddenBias, outputBias, right) = (hiddenWeights, outputWeights, hiddenBiases, outputBiases, correct);
        first ??= Copy(hiddenWeights);
        if (Hashes.Count < MaxHashes) Hashes.Add(Hash());
        if ((digits & 15) == 0) Tell(isOver: false);
    }

    /// <summary>Resets all counters.</summary>
    internal static void Begin()
    {
        Hashes.Clear();
        (hidden, output, first, hiddenBias, outputBias) = (null, null, null, null, null);
        (digits, right) = (0, double.NaN);
        begun = told = Stopwatch.GetTimestamp();
        pictured = 0;
    }

    /// <summary>Reports progress, at a limited rate.</summary>
    internal static void Tell(bool isOver)
    {
        long now = Stopwatch.GetTimestamp();
        if (!isOver && now - told < Stopwatch.Frequency / 12) return;
        told = now;
        Host.Count(digits, right, (double)(now - begun) / Stopwatch.Frequency);
        if (!isOver && now - pictured < Stopwatch.Frequency / 3) return;
        pictured = now;
        if (hidden is { Length: > 0 and <= 64 } && first is { } from && hidden.All(row => row?.Length == Pixels)) Host.Picture(Changes(hidden, from));
    }

    /// <summary>One hash per digit, of what the program had learned up to then: it shows where two programs start to differ.</summary>
    internal static byte[] History => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Hashes)).ToArray();

    /// <summary>
    /// Returns the SHA-256 of all weights and biases, as doubles, in the order of nn.cs; empty if the program has no variables with these
    /// names.
    /// </summary>
    internal static string Sha256()
    {
        if (hidden is null || output is null || hiddenBias is null || outputBias is null) return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (double[] row in hidden.Append(hiddenBias).Concat(output).Append(outputBias)) hash.AppendData(MemoryMarshal.AsBytes<double>(row));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Hashes only the last layer and the biases: every change in the earlier weights affects them one digit later.
    private static ulong Hash()
    {
        ulong hash = 14695981039346656037;
        foreach (double[] row in output ?? []) hash = Mix(hash, row);
        return Mix(Mix(hash, hiddenBias), outputBias);
    }

    private static ulong Mix(ulong hash, double[]? row)
    {
        foreach (double number in row ?? []) hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211;
        return hash;
    }

    private static double[][]? Copy(double[][]? rows) => rows?.Select(row => (double[])row.Clone()).ToArray();

    private static double[] Changes(double[][] now, double[][] from)
    {
        double[] changes = new double[now.Length * Pixels];
        for (int row = 0; row < Math.Min(now.Length, from.Length); row++)
            for (int pixel = 0; pixel < Pixels && pixel < from[row].Length; pixel++) changes[(row * Pixels) + pixel] = now[row][pixel] - from[row][pixel];
        return changes;
    }
}
