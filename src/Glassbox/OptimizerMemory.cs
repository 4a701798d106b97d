using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>What an optimizer remembers of some of the parameters, while it takes a step on them.</summary>
public readonly ref struct OptimizerMemory
{
    private readonly OptimizerState state;
    private readonly int start;
    private readonly int count;

    internal OptimizerMemory(OptimizerState state, int start, int count) => (this.state, this.start, this.count) = (state, start, count);

    /// <summary>The number of the step, from 1.</summary>
    public long StepNumber => state.StepNumber;

    /// <summary>[parameters] One of <see cref="Optimizer.Buffers"/>: zeros before the first step; to be changed.</summary>
    /// <param name="name">Its name; one that the optimizer has not is no name at all.</param>
    public Span<float> this[string name] => state.Buffer(name, start, count);

    /// <summary>βᵗ of one of <see cref="Optimizer.Decays"/>, t being the number of the step; the same bits everywhere.</summary>
    /// <param name="decay">Its place there.</param>
    public double Power(int decay) => state.Power(decay);
}
