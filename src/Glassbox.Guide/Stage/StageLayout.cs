namespace Glassbox.Guide.Stage;

/// <summary>The named positions of a scene on a stage. Choreography contains no other coordinates.</summary>
public abstract class StageLayout
{
    /// <summary>Initializes what all layouts share.</summary>
    /// <param name="stage">The stage; a stage of another size has another layout.</param>
    protected StageLayout(StageArea stage)
    {
        Stage = stage;
        IsNarrow = stage.IsNarrow;
        Type = IsNarrow ? 14 : stage.Type;
        Caption = IsNarrow ? (16, 26) : (stage.Width * 0.05, stage.Height * 0.075);
    }

    /// <summary>The stage.</summary>
    public StageArea Stage { get; }

    /// <summary>Whether the stage is narrow, as on a phone.</summary>
    public bool IsNarrow { get; }

    /// <summary>The font size of ordinary text.</summary>
    public double Type { get; protected init; }

    /// <summary>The font size of small text.</summary>
    public double Small => Math.Max(12, Type * 0.85);

    /// <summary>The left edge of the caption and the center of its first line.</summary>
    public (double X, double Y) Caption { get; protected init; }
}
