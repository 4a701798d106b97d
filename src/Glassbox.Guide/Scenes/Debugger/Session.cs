using Glassbox.Guide.Lab;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>
/// One update of a network with one sample, recorded completely, so that its steps can be viewed in any order: forward, cost, backward,
/// update, and the same sample forward again.
/// </summary>
public sealed class Session
{
    private readonly Dictionary<Variable, List<(int Place, double[] Values)>> versions = [];

    /// <summary>Runs the update.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs; it does not change.</param>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="label">The label, 0 to 9.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="order">When the weights are updated.</param>
    public Session(ReferenceNetwork network, double[] image, int label, double rate, UpdateOrder order)
    {
        (Rate, Script, Digit) = (rate, Script.For(order), label);
        double[] places = DigitsExtensions.OneHot(label);
        ReferenceNetwork changed = network.Clone();
        Trace = changed.Learn(image, places, Loss.BinaryCrossEntropy, new Sgd { LearningRate = (float)rate }, order);
        Again = changed.Trace(image, places);
        foreach (Variable parameter in Variable.All.Where(v => v.IsParameter)) Keep(parameter, -1, Trace[parameter.InTrace]);
        for (int place = 0; place < Script.Steps.Count; place++)
            if (Script.Steps[place] is { Writes: { } written } step) Keep(written, place, step.Part switch
            {
                ProgramPart.Again => Again[written.InTrace],
                ProgramPart.Update => Trace["updated " + written.InTrace],
                _ => Trace[written.InTrace],
            });
    }

    /// <summary>The steps.</summary>
    public Script Script { get; }

    /// <summary>The learning rate.</summary>
    public double Rate { get; }

    /// <summary>The label.</summary>
    public int Digit { get; }

    /// <summary>The trace of the update, recorded by the reference implementation.</summary>
    public Trace Trace { get; }

    /// <summary>The trace of the same sample after the update.</summary>
    public Trace Again { get; }

    /// <summary>Returns the state of all variables after a step.</summary>
    /// <param name="place">The index of the step in the script.</param>
    public Moment At(int place) => new(this, place, Variable.All.ToDictionary(v => v, v => Hold(v, place)));

    private void Keep(Variable variable, int place, TraceEntry entry)
    {
        if (!versions.TryGetValue(variable, out List<(int, double[])>? kept)) versions[variable] = kept = [];
        kept.Add((place, entry.Values));
    }

    private Holding Hold(Variable variable, int place)
    {
        TraceEntry entry = Trace[variable.InTrace];
        ScriptStep step = Script.Steps[place];
        bool isThere = Stand(variable, place - 1).Length > 0;
        return new Holding
        {
            Variable = variable,
            Video = entry.ShortName,
            Rows = entry.Rows,
            Columns = entry.Columns,
            Values = Stand(variable, place),
            Role = step.Writes == variable ? (isThere ? Role.Changed : Role.Written) : step.Reads.Contains(variable) ? Role.Read : Role.Rests,
        };
    }

    private double[] Stand(Variable variable, int place) =>
        versions.GetValueOrDefault(variable)?.LastOrDefault(version => version.Place <= place).Values ?? [];
}
