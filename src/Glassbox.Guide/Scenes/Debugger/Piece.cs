using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The parts of the picture from which numbers fly into the formula.</summary>
internal enum SourceKind
{
    None,

    /// <summary>A pixel of the digit.</summary>
    Pixel,

    /// <summary>A weight in its tile, identified by neuron and pixel.</summary>
    Weight,

    /// <summary>The sum or the error of a hidden neuron.</summary>
    Sum,

    Disc,

    /// <summary>The bar of an output.</summary>
    Bar,

    /// <summary>The name of an output.</summary>
    Name,

    /// <summary>The line from a hidden neuron to an output, identified by output and neuron.</summary>
    Line,
}

/// <summary>The source of a number.</summary>
internal readonly record struct Source(SourceKind Kind, int Place = 0, int Other = 0);

/// <summary>A piece of a formula: its text, when it appears, in seconds of its line, and its source.</summary>
internal sealed class Piece(string text, double when, Source from, Tint tint, bool isResult)
{
    public string Text => text;

    public double When => when;

    public Source From => from;

    public Tint Tint => tint;

    /// <summary>Whether it is the result of the formula.</summary>
    public bool IsResult => isResult;

    /// <summary>The position in the formula, set during layout.</summary>
    public double X { get; set; }

    /// <inheritdoc cref="X"/>
    public double Y { get; set; }

    public double Width { get; set; }
}
