namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The state of all variables after a step.</summary>
public sealed class Moment(Session session, int place, IReadOnlyDictionary<Variable, Holding> holdings)
{
    public Session Session => session;

    /// <summary>The index of the step in its script.</summary>
    public int Place => place;

    public ScriptStep Step => session.Script.Steps[place];

    /// <summary>Returns the state of a variable.</summary>
    public Holding this[Variable variable] => holdings[variable];

    /// <summary>All variables, in the order in which the program first uses them.</summary>
    public IEnumerable<Holding> Holdings => Variable.All.Select(v => holdings[v]);

    /// <summary>The variable that the step has written; null if there is none.</summary>
    public Holding? Written => Step.Writes is { } written ? holdings[written] : null;

    /// <summary>Returns an operand of the step, in the order of its formula.</summary>
    public Holding Read(int place) => holdings[Step.Reads[place]];
}
