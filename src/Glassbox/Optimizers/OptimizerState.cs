namespace Glassbox.Optimizers;

/// <summary>What an optimizer remembers from step to step: its buffers by name, and how many steps it has taken.</summary>
internal sealed class OptimizerState
{
    private readonly IReadOnlyList<float> decays;
    private readonly double[] powers; // [decays] βᵗ

    /// <summary>The state before the first step.</summary>
    /// <param name="optimizer">What will take steps.</param>
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

    /// <summary>The number of the step being taken, from 1; 0 before the first.</summary>
    public long StepNumber { get; private set; }

    /// <summary>Begins a step: called once before the calls of <see cref="Optimizer.Update"/> that it is made of.</summary>
    public void BeginStep()
    {
        StepNumber++;
        for (int i = 0; i < powers.Length; i++) powers[i] *= decays[i];
    }

    /// <summary>Goes to where a number of steps have been taken. What the buffers were then, the caller brings back.</summary>
    public void GoTo(long steps)
    {
        StepNumber = steps;
        for (int i = 0; i < powers.Length; i++) powers[i] = Power(decays[i], steps);
    }

    /// <summary>The part of the state that belongs to some of the parameters.</summary>
    public OptimizerMemory Of(int start, int count) => new(this, start, count);

    // Step by step, as BeginStep does it: Math.Pow may differ between machines in its last digit.
    private static double Power(double factor, long steps)
    {
        double power = 1;
        for (long step = 0; step < steps; step++)
        {
            double next = power * factor;
            if (next == power) break; // 0, or the smallest number that there is
            power = next;
        }

        return power;
    }

    /// <summary>[count] A buffer, by its name.</summary>
    public Span<float> Buffer(string name, int start, int count)
    {
        int buffer = 0;
        while (Names[buffer] != name) buffer++;
        return Buffers[buffer].AsSpan(start, count);
    }

    /// <summary>βᵗ of one of <see cref="Optimizer.Decays"/>.</summary>
    public double Power(int decay) => powers[decay];
}
