namespace Glassbox.Optimizers;

/// <summary>The state of an optimizer: its buffers by name, and the number of steps taken.</summary>
internal sealed class OptimizerState
{
    private readonly IReadOnlyList<float> decays;
    private readonly double[] powers; // [decays] βᵗ

    /// <summary>Initializes the state before the first step.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The number of parameters.</param>
    public OptimizerState(Optimizer optimizer, int parameters)
    {
        Names = optimizer.Buffers;
        Buffers = [.. Names.Select(_ => new float[parameters])];
        decays = optimizer.Decays;
        powers = new double[decays.Count];
        GoTo(0);
    }

    /// <summary>The names of the buffers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>[names][parameters] Zeros before the first step.</summary>
    public float[][] Buffers { get; }

    /// <summary>The number of the current step, from 1; 0 before the first.</summary>
    public long StepNumber { get; private set; }

    /// <summary>Begins a step; call it once before the calls to <see cref="Optimizer.Update"/> of this step.</summary>
    public void BeginStep()
    {
        StepNumber++;
        for (int i = 0; i < powers.Length; i++) powers[i] *= decays[i];
    }

    /// <summary>Sets the number of steps taken. The caller restores the buffers.</summary>
    public void GoTo(long steps)
    {
        StepNumber = steps;
        for (int i = 0; i < powers.Length; i++) powers[i] = Power(decays[i], steps);
    }

    /// <summary>Returns the part of the state for a range of parameters.</summary>
    public OptimizerMemory Of(int start, int count) => new(this, start, count);

    // Step by step, as in BeginStep: the last digit of Math.Pow may differ between machines.
    private static double Power(double factor, long steps)
    {
        double power = 1;
        for (long step = 0; step < steps; step++)
        {
            double next = power * factor;
            if (next == power) break; // 0, or the smallest positive number
            power = next;
        }

        return power;
    }

    /// <summary>[count] A part of a buffer, by name.</summary>
    public Span<float> Buffer(string name, int start, int count)
    {
        int buffer = 0;
        while (Names[buffer] != name) buffer++;
        return Buffers[buffer].AsSpan(start, count);
    }

    /// <summary>Returns βᵗ for one of <see cref="Optimizer.Decays"/>.</summary>
    public double Power(int decay) => powers[decay];
}
