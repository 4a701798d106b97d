using System.Diagnostics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;

namespace Glassbox.Workshop.Runner;

/// <summary>Counts the digits of a program that trains, and shows what it has learned. The compiler writes calls of it into the loop of the reader.</summary>
internal static class Meter
{
    private const int Pixels = 784;
    private const int MostPrints = 2_000_000; // far more digits than any training here; a loop without end would fill all memory
    private static readonly List<ulong> Prints = [];
    private static double[][]? hidden, output, first;
    private static double[]? hiddenBias, outputBias;
    private static double right;
    private static long digits, begun, told, pictured;

    /// <summary>A digit has been learned.</summary>
    /// <param name="hiddenWeights">[hidden][pixels]</param>
    /// <param name="outputWeights">[outputs][hidden]</param>
    /// <param name="hiddenBiases">[hidden]</param>
    /// <param name="outputBiases">[outputs]</param>
    /// <param name="correct">Digits answered rightly in this epoch; NaN where the program does not count them.</param>
    public static void Tick(double[][]? hiddenWeights, double[][]? outputWeights, double[]? hiddenBiases, double[]? outputBiases, double correct)
    {
        digits++;
        (hidden, output, hiddenBias, outputBias, right) = (hiddenWeights, outputWeights, hiddenBiases, outputBiases, correct);
        first ??= Copy(hiddenWeights);
        if (Prints.Count < MostPrints) Prints.Add(Print());
        if ((digits & 15) == 0) Tell(isOver: false);
    }

    /// <summary>Begins to count from 0.</summary>
    internal static void Begin()
    {
        Prints.Clear();
        (hidden, output, first, hiddenBias, outputBias) = (null, null, null, null, null);
        (digits, right) = (0, double.NaN);
        begun = told = Stopwatch.GetTimestamp();
        pictured = 0;
    }

    /// <summary>Tells how far it is, if that has not just been told.</summary>
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

    /// <summary>One number for each digit, made of what the program had learned by then: where two programs part, these part.</summary>
    internal static byte[] History => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(Prints)).ToArray();

    /// <summary>SHA-256 of all weights and biases, as doubles, in the order of nn.cs; empty where the program has none of these names.</summary>
    internal static string Sha256()
    {
        if (hidden is null || output is null || hiddenBias is null || outputBias is null) return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (double[] row in hidden.Append(hiddenBias).Concat(output).Append(outputBias)) hash.AppendData(MemoryMarshal.AsBytes<double>(row));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Of the last layer and the biases, which feel each change of the weights before them one digit later.
    private static ulong Print()
    {
        ulong print = 14695981039346656037;
        foreach (double[] row in output ?? []) print = Mixed(print, row);
        return Mixed(Mixed(print, hiddenBias), outputBias);
    }

    private static ulong Mixed(ulong print, double[]? row)
    {
        foreach (double number in row ?? []) print = (print ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211;
        return print;
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
