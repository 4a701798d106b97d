namespace Glassbox.Guide.Stage;

/// <summary>The named places of a scene on a stage; choreography holds no coordinates but these.</summary>
public abstract class StageLayout
{
    /// <summary>What all layouts have.</summary>
    /// <param name="stage">The stage that it is for: another one has another layout.</param>
    protected StageLayout(StageArea stage)
    {
        Stage = stage;
        IsNarrow = stage.IsNarrow;
        Type = IsNarrow ? 14 : stage.Type;
        Caption = IsNarrow ? (16, 26) : (stage.Width * 0.05, stage.Height * 0.075);
    }

    /// <summary>The stage that it is for.</summary>
    public StageArea Stage { get; }

    /// <summary>Higher than wide, as a phone.</summary>
    public bool IsNarrow { get; }

    /// <summary>The size of ordinary type.</summary>
    public double Type { get; protected init; }

    /// <summary>Where the sentence begins, and the middle of its line.</summary>
    public (double X, double Y) Caption { get; protected init; }
}
