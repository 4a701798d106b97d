namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>Ways through a session, from position to position.</summary>
/// <remarks>
/// Outside of a statement its timeline has all steps. Inside, it has the place before the statement, then row by row all
/// that the statement does to the row, as the program does it, and at last the statement as a whole.
/// </remarks>
public sealed class Walk(Session session)
{
    private Script Script => session.Script;

    public bool CanEnter(Position at) => !at.IsInside && session.RowsOf(at.Beat) > 0;

    /// <summary>Into the statement: its first row.</summary>
    public Position Into(Position at) => CanEnter(at) ? new Position(Script.StatementOf(at.Beat).First, 0) : at;

    /// <summary>Out of the statement: it is done as a whole.</summary>
    public Position Out(Position at) => at.IsInside ? new Position(Script.StatementOf(at.Beat).Last) : at;

    /// <summary>The length of the timeline that a position stands on.</summary>
    public int Count(Position at) => at.IsInside ? (session.RowsOf(at.Beat) * PhasesOf(at.Beat)) + 2 : Script.Beats.Count;

    /// <summary>A position's place on its timeline.</summary>
    public int Step(Position at) =>
        at.Row is { } row ? (row * PhasesOf(at.Beat)) + at.Beat - Script.StatementOf(at.Beat).First + 1 : at.Beat;

    /// <summary>The position of a place on the timeline that a position stands on.</summary>
    public Position Go(Position at, int step)
    {
        step = Math.Clamp(step, 0, Count(at) - 1);
        if (!at.IsInside) return new Position(step);
        (int first, int last) = Script.StatementOf(at.Beat);
        if (step == 0) return new Position(first - 1);
        if (step == Count(at) - 1) return new Position(last);
        (int row, int phase) = Math.DivRem(step - 1, PhasesOf(at.Beat));
        return new Position(first + phase, row);
    }

    /// <summary>The nearest position that there is: for addresses written by hand, or for another network.</summary>
    public Position Valid(Position at)
    {
        int beat = Math.Clamp(at.Beat, 0, Script.Beats.Count - 1);
        return at.Row is { } row && row >= 0 && row < session.RowsOf(beat) ? new Position(beat, row) : new Position(beat);
    }

    private int PhasesOf(int beat)
    {
        (int first, int last) = Script.StatementOf(beat);
        return last - first + 1;
    }
}
