using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The forward pass of one image, arranged for the zoom: all numbers come from the reference implementation.</summary>
internal sealed class ZoomData
{
    private readonly double[] rowLevels; // [hidden, pairs + 1]
    private readonly double[] outputLevels; // [outputs, hidden + 1]

    public ZoomData(Passing passing, int label, int tile)
    {
        (Passing, Label, Tile) = (passing, label, Math.Clamp(tile, 0, passing.Hidden.Length - 1));
        Places = [.. Enumerable.Range(0, passing.Image.Length).Where(place => passing.Image[place] > 0)];
        Hidden = passing.Hidden.Length;
        Outputs = passing.Outputs.Length;
        Bias = passing.Twin.Biases[0][Tile, 0];
        double[] inks = [.. Places.Select(place => passing.Image[place])];
        rowLevels = new double[Hidden * (Places.Length + 1)];
        for (int row = 0; row < Hidden; row++)
        {
            ReadOnlySpan<double> weights = passing.Twin.Weights[0].Row(row);
            int at = row * (Places.Length + 1);
            for (int k = 0; k < Places.Length; k++) rowLevels[at + k + 1] = rowLevels[at + k] + (inks[k] * weights[Places[k]]);
            rowLevels[at + Places.Length] = passing.HiddenProducts[row];
        }

        outputLevels = new double[Outputs * (Hidden + 1)];
        for (int output = 0; output < Outputs; output++)
        {
            ReadOnlySpan<double> weights = passing.Twin.Weights[1].Row(output);
            int at = output * (Hidden + 1);
            for (int j = 0; j < Hidden; j++) outputLevels[at + j + 1] = outputLevels[at + j] + (passing.Hidden[j] * weights[j]);
        }

        Weights = [.. passing.Twin.Weights[0].Row(Tile)];
        Products = [.. Places.Select(place => passing.Image[place] * Weights[place])];
        FullWeight = Paint.Usual(passing.Twin.Weights[0].Values);
        FullOutputWeight = Paint.Usual(passing.Twin.Weights[1].Values);
        MostRowLevel = Most(rowLevels, passing.HiddenSums);
        MostOutputLevel = Most(outputLevels, passing.OutputSums);
        FirstReach = Reach(Math.Min(7, Places.Length));
        LastReach = Math.Max(FirstReach, Math.Max(Reach(Places.Length), 1.12 * Math.Abs(Sum)));
        MostSignal = 1e-9;
        for (int output = 0; output < Outputs; output++)
            for (int j = 0; j < Hidden; j++) MostSignal = Math.Max(MostSignal, Math.Abs(Signal(output, j)));
    }

    public Passing Passing { get; }

    public int Label { get; }

    /// <summary>The index of the row in the close-up.</summary>
    public int Tile { get; }

    public int Hidden { get; }

    public int Outputs { get; }

    /// <summary>The pixels with ink, in order: only these pairs change the sum.</summary>
    public int[] Places { get; }

    /// <summary>[places] Ink × weight.</summary>
    public double[] Products { get; }

    /// <summary>[784] The weights of the row.</summary>
    public double[] Weights { get; }

    public double Bias { get; }

    /// <summary>The weighted sum of the row, without its bias.</summary>
    public double Dot => RowLevel(Tile, Places.Length);

    /// <summary>The weighted sum with its bias.</summary>
    public double Sum => Passing.HiddenSums[Tile];

    public double Activation => Passing.Hidden[Tile];

    public int Answer => Passing.Answer;

    /// <summary>The weight shown in full color.</summary>
    public double FullWeight { get; }

    public double FullOutputWeight { get; }

    public double MostRowLevel { get; }

    public double MostOutputLevel { get; }

    public double MostSignal { get; }

    /// <summary>The range of the level's ruler, up and down, during the first pairs.</summary>
    public double FirstReach { get; }

    /// <summary>The range of the ruler at the end.</summary>
    public double LastReach { get; }

    /// <summary>Returns the running sum of a row after a number of pairs.</summary>
    public double RowLevel(int row, int pairs) => rowLevels[(row * (Places.Length + 1)) + pairs];

    /// <summary>Returns the running sum of the row in the close-up after a number of pairs.</summary>
    public double Level(int pairs) => RowLevel(Tile, pairs);

    /// <summary>Returns the running sum of an output after a number of hidden neurons.</summary>
    public double OutputLevel(int output, int neurons) => outputLevels[(output * (Hidden + 1)) + neurons];

    /// <summary>Returns the contribution of a hidden neuron to an output.</summary>
    public double Signal(int output, int neuron) => OutputWeight(output, neuron) * Passing.Hidden[neuron];

    public double OutputWeight(int output, int neuron) => Passing.Twin.Weights[1][output, neuron];

    /// <summary>Returns the number of pairs with ink before a pixel.</summary>
    public int PairsBefore(double place)
    {
        int low = 0, high = Places.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Places[middle] < place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private double Reach(int pairs)
    {
        double most = 0.015;
        for (int k = 0; k < pairs; k++) most = Math.Max(most, Math.Max(Math.Abs(Products[k]), Math.Abs(Level(k + 1))));
        return 1.2 * most;
    }

    private static double Most(double[] levels, double[] sums)
    {
        double most = 0.1;
        foreach (double level in levels) most = Math.Max(most, Math.Abs(level));
        foreach (double sum in sums) most = Math.Max(most, Math.Abs(sum));
        return most;
    }
}
