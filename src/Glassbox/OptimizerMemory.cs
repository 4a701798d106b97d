using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>The state of an optimizer for some of the parameters, during an update.</summary>
public readonly ref struct OptimizerMemory
{
    private readonly OptimizerState state;
    private readonly int start;
    private readonly int count;

    internal OptimizerMemory(OptimizerState state, int start, int count) => (this.state, this.start, this.count) = (state, start, count);

    /// <summary>The number of the step, from 1.</summary>
    public long StepNumber => state.StepNumber;

    /// <summary>[parameters] One of <see cref="Optimizer.Buffers"/>: zeros before the first step; may be changed.</summary>
    /// <param name="name">The name of the buffer; any other name is an error.</param>
    public Span<float> this[string name] => state.Buffer(name, start, count);

    /// <summary>Returns βᵗ for one of <see cref="Optimizer.Decays"/>, where t is the number of the step; the same bits on every machine.</summary>
    /// <param name="decay">The index in <see cref="Optimizer.Decays"/>.</param>
    public double Power(int decay) => state.Power(decay);
}
