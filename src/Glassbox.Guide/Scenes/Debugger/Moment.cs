namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>Everything as it stands when a step has just been done.</summary>
public sealed class Moment(Session session, int place, IReadOnlyDictionary<Variable, Holding> holdings)
{
    public Session Session => session;

    /// <summary>The step's place in its script.</summary>
    public int Place => place;

    public ScriptStep Step => session.Script.Steps[place];

    /// <summary>A variable as it stands.</summary>
    public Holding this[Variable variable] => holdings[variable];

    /// <summary>All variables, in the order in which the program meets them.</summary>
    public IEnumerable<Holding> Holdings => Variable.All.Select(v => holdings[v]);

    /// <summary>What the step has made or changed; null where that is nothing.</summary>
    public Holding? Written => Step.Writes is { } written ? holdings[written] : null;

    /// <summary>What the step takes, in the order of its formula.</summary>
    public Holding Read(int place) => holdings[Step.Reads[place]];
}
