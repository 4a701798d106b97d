using System.Numerics;
using System.Runtime.InteropServices;
using Glassbox.Reference;

namespace Glassbox.Guide.Worker;

/// <summary>
/// nn.cs with switches: the same network, one digit at a time, in double precision. Each switch changes only the line that contains its
/// bug.
/// </summary>
/// <remarks>
/// Hidden weights are stored by pixel, not by hidden neuron as in nn.cs, so that a step skips pixels that are 0 and is vectorized over
/// neurons. Every sum has the same terms in the same order.
/// </remarks>
internal sealed class SwitchedProgram
{
    private const int Pixels = 784, Digits = 10;
    private static readonly int Block = 2 * Vector<double>.Count; // hidden neurons per vectorized step

    private static readonly LossFormula SquaredErrorFormula = LossFormula.For(Loss.MeanSquaredError);
    private static readonly LossFormula CrossEntropyFormula = LossFormula.For(Loss.BinaryCrossEntropy);

    private readonly BugSwitches bugs;
    private readonly double learningRate;
    private readonly int stride; // hidden neurons, rounded up to whole blocks; the padding stays 0
    private readonly double[] hiddenWeights; // [pixels, stride]
    private readonly double[] hiddenBiases;  // [stride]
    private readonly double[] outputWeights; // [outputs, hidden]
    private readonly double[] outputBiases;  // [outputs]
    private readonly int[] places = new int[Pixels];     // the indices of pixels that are not 0
    private readonly double[] values = new double[Pixels]; // the values of these pixels
    private readonly double[] hiddenSums; // [stride]
    private readonly double[] hidden;     // [stride]
    private readonly double[] outputSums;    // [outputs]
    private readonly double[] output;        // [outputs]
    private readonly double[] targets;       // [outputs]
    private readonly double[] outputDelta;   // [outputs]
    private readonly double[] hiddenDelta; // [stride]
    private int lit; // the number of pixels that are not 0

    public SwitchedProgram(Network start, double learningRate, BugSwitches bugs)
    {
        this.bugs = bugs;
        this.learningRate = bugs.HasFlag(BugSwitches.LearningRateTen) ? 10 : learningRate;
        (Hidden, Outputs) = (start.Layers[0].Outputs, start.Layers[1].Outputs);
        stride = (Hidden + Block - 1) / Block * Block;
        hiddenWeights = new double[Pixels * stride];
        hiddenBiases = new double[stride];
        outputWeights = new double[Outputs * Hidden];
        (outputBiases, outputSums) = (new double[Outputs], new double[Outputs]);
        (output, outputDelta, targets) = (new double[Outputs], new double[Outputs], new double[Outputs]);
        (hiddenSums, hidden, hiddenDelta) = (new double[stride], new double[stride], new double[stride]);
        if (bugs.HasFlag(BugSwitches.ZeroWeights)) return;

        for (int p = 0; p < Pixels; p++)
            for (int h = 0; h < Hidden; h++) hiddenWeights[(p * stride) + h] = start.Layers[0].Weight(p, h);
        for (int o = 0; o < Outputs; o++)
            for (int h = 0; h < Hidden; h++) outputWeights[(o * Hidden) + h] = start.Layers[1].Weight(h, o);
    }

    /// <summary>The number of hidden neurons.</summary>
    public int Hidden { get; }

    /// <summary>The number of outputs: 10, or 1 if the label is a single number.</summary>
    public int Outputs { get; }

    /// <summary>[outputs] The outputs for the last digit.</summary>
    public ReadOnlySpan<double> Output => output;

    /// <summary>[outputs]</summary>
    public ReadOnlySpan<double> OutputBiases => outputBiases;

    /// <summary>The largest finite absolute weighted sum of the last digit.</summary>
    public double LargestSum { get; private set; }

    /// <summary>The number of hidden neurons below 0.01 or above 0.99 for the last digit: there, the sigmoid is almost flat.</summary>
    public int Saturated { get; private set; }

    /// <summary>
    /// The number of hidden deltas of the last digit with the wrong sign, because the weights were already updated.
    /// </summary>
    public int Flipped { get; private set; }

    /// <summary>Returns the weight from a pixel to a hidden neuron.</summary>
    public double HiddenWeight(int neuron, int pixel) => hiddenWeights[(pixel * stride) + neuron];

    /// <summary>Returns the parameters, rounded to single precision, in the layout of <see cref="Network.Parameters"/>.</summary>
    public float[] Parameters()
    {
        float[] parameters = new float[((Pixels + 1) * Hidden) + ((Hidden + 1) * Outputs)];
        int at = 0;
        for (int p = 0; p < Pixels; p++)
            for (int h = 0; h < Hidden; h++) parameters[at++] = (float)hiddenWeights[(p * stride) + h];
        for (int h = 0; h < Hidden; h++) parameters[at++] = (float)hiddenBiases[h];
        for (int h = 0; h < Hidden; h++)
            for (int o = 0; o < Outputs; o++) parameters[at++] = (float)outputWeights[(o * Hidden) + h];
        foreach (double bias in outputBiases) parameters[at++] = (float)bias;
        return parameters;
    }

    /// <summary>The forward pass.</summary>
    /// <param name="pixels">[784] 0 to 255</param>
    public void Forward(ReadOnlySpan<byte> pixels)
    {
        Read(pixels);
        hiddenBiases.CopyTo(hiddenSums, 0);
        ref double sums = ref MemoryMarshal.GetArrayDataReference(hiddenSums);
        for (int block = 0; block < stride; block += Block) SumUp(ref sums, block);

        (LargestSum, Saturated) = (0, 0);
        for (int h = 0; h < Hidden; h++)
        {
            Look(hiddenSums[h]);
            hidden[h] = Sigmoid(hiddenSums[h]);
            if (hidden[h] is < 0.01 or > 0.99) Saturated++;
        }

        for (int o = 0; o < Outputs; o++)
        {
            double sum = outputBiases[o];
            int row = o * Hidden;
            for (int h = 0; h < Hidden; h++) sum += outputWeights[row + h] * hidden[h];
            Look(sum);
            (outputSums[o], output[o]) = (sum, Sigmoid(sum));
        }
    }

    /// <summary>The backward pass and the update, after <see cref="Forward"/>.</summary>
    /// <param name="label">The label of the digit.</param>
    public void Learn(int label)
    {
        for (int o = 0; o < Outputs; o++)
        {
            double l = bugs.HasFlag(BugSwitches.OneForLabel) ? 1 : Target(label, o);
            outputDelta[o] = output[o] - l;
        }

        if (bugs.HasFlag(BugSwitches.UpdatedWeights))
        {
            Backward();
            double[] asItShouldBe = [.. hiddenDelta];
            UpdateOutput();
            Backward();
            Flipped = 0;
            for (int h = 0; h < Hidden; h++)
                if (hiddenDelta[h] * asItShouldBe[h] < 0) Flipped++;
        }
        else
        {
            Backward();
            UpdateOutput();
        }

        UpdateHidden();
    }

    /// <summary>
    /// Returns the index of the largest output, or the digit nearest to a single output; <see cref="Classification.None"/> if an output is
    /// NaN.
    /// </summary>
    public int Answer() => !IsAmount ? Output.ArgMax() : double.IsNaN(output[0]) ? Classification.None : (int)Math.Round((Digits - 1) * output[0]);

    /// <summary>Returns the mean over the outputs of (output − label)².</summary>
    public double SquaredError(int label) => SquaredErrorFormula.Value(outputSums, output, Targets(label));

    /// <summary>Returns the sum over the outputs of the binary cross-entropy: the cost whose derivative is output − label.</summary>
    public double CrossEntropy(int label) => CrossEntropyFormula.Value(outputSums, output, Targets(label));

    private double[] Targets(int label)
    {
        for (int o = 0; o < Outputs; o++) targets[o] = Target(label, o);
        return targets;
    }

    private bool IsAmount => bugs.HasFlag(BugSwitches.LabelAsAmount);

    private double Target(int label, int output) => IsAmount ? (double)label / (Digits - 1) : output == label ? 1 : 0;

    private void Look(double sum)
    {
        if (Math.Abs(sum) > LargestSum) LargestSum = Math.Abs(sum); // NaN does not count as large
    }

    private double Step => bugs.HasFlag(BugSwitches.MissingMinus) ? learningRate : -learningRate;

    private double Sigmoid(double x)
    {
        if (!bugs.HasFlag(BugSwitches.OverflowingExp)) return 1 / (1 + Math.Exp(-x)); // if e⁻ˣ overflows, 1 / ∞ is correctly 0
        double exp = Math.Exp(x);
        return exp / (1 + exp); // if eˣ overflows, ∞ / ∞ is NaN
    }

    private void Read(ReadOnlySpan<byte> pixels)
    {
        bool isDivided = !bugs.HasFlag(BugSwitches.NoDivision);
        lit = 0;
        for (int at = 0; at < pixels.Length; at++)
        {
            if (pixels[at] == 0) continue;
            places[lit] = at * stride;
            values[lit++] = isDivided ? pixels[at] / 255f : pixels[at]; // in single precision, as in the engine
        }
    }

    // One block of hidden neurons, all pixels: hiddenSums += weights · pixels.
    private void SumUp(ref double sums, int block)
    {
        int width = Vector<double>.Count;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(hiddenWeights);
        Vector<double> a = Vector.LoadUnsafe(ref sums, (nuint)block), b = Vector.LoadUnsafe(ref sums, (nuint)(block + width));
        for (int i = 0; i < lit; i++)
        {
            nuint row = (nuint)(places[i] + block);
            var value = new Vector<double>(values[i]);
            a += Vector.LoadUnsafe(ref weights, row) * value;
            b += Vector.LoadUnsafe(ref weights, row + (nuint)width) * value;
        }

        a.StoreUnsafe(ref sums, (nuint)block);
        b.StoreUnsafe(ref sums, (nuint)(block + width));
    }

    // hiddenDelta = (outputWeightsᵀ · outputDelta) × sigmoid′
    private void Backward()
    {
        for (int h = 0; h < Hidden; h++)
        {
            double error = 0;
            for (int o = 0; o < Outputs; o++) error += outputWeights[(o * Hidden) + h] * outputDelta[o];
            hiddenDelta[h] = error * hidden[h] * (1 - hidden[h]);
        }
    }

    private void UpdateOutput()
    {
        for (int o = 0; o < Outputs; o++)
        {
            double step = Step * outputDelta[o];
            int row = o * Hidden;
            for (int h = 0; h < Hidden; h++) outputWeights[row + h] += step * hidden[h];
            if (!bugs.HasFlag(BugSwitches.NoBias)) outputBiases[o] += step;
        }
    }

    private void UpdateHidden()
    {
        for (int h = 0; h < Hidden; h++)
        {
            hiddenDelta[h] *= Step;
            if (!bugs.HasFlag(BugSwitches.NoBias)) hiddenBiases[h] += hiddenDelta[h];
        }

        for (int block = 0; block < stride; block += Block) Descend(block);
    }

    // One block of hidden neurons, all pixels: weights += steps · pixelsᵀ.
    private void Descend(int block)
    {
        int width = Vector<double>.Count;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(hiddenWeights);
        ref double steps = ref MemoryMarshal.GetArrayDataReference(hiddenDelta);
        Vector<double> a = Vector.LoadUnsafe(ref steps, (nuint)block), b = Vector.LoadUnsafe(ref steps, (nuint)(block + width));
        for (int i = 0; i < lit; i++)
        {
            nuint row = (nuint)(places[i] + block);
            var value = new Vector<double>(values[i]);
            (Vector.LoadUnsafe(ref weights, row) + (a * value)).StoreUnsafe(ref weights, row);
            row += (nuint)width;
            (Vector.LoadUnsafe(ref weights, row) + (b * value)).StoreUnsafe(ref weights, row);
        }
    }
}
