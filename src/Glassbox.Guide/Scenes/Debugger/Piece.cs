using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>A part of the picture from which a number flies into the formula.</summary>
internal enum SourceKind
{
    None,

    /// <summary>A pixel of the digit.</summary>
    Pixel,

    /// <summary>A weight in its tile: the neuron, and the pixel.</summary>
    Weight,

    /// <summary>A hidden neuron's sum, or its blame.</summary>
    Sum,

    Disc,

    /// <summary>The bar of an output.</summary>
    Bar,

    /// <summary>The name of an output.</summary>
    Name,

    /// <summary>The line from a hidden neuron to an output: the output, and the neuron.</summary>
    Line,
}

/// <summary>Where a number comes from.</summary>
internal readonly record struct Source(SourceKind Kind, int Place = 0, int Other = 0);

/// <summary>A piece of a formula: its words, when they come, in seconds of their line, and where from.</summary>
internal sealed class Piece(string text, double when, Source from, Tint tint, bool isResult)
{
    public string Text => text;

    public double When => when;

    public Source From => from;

    public Tint Tint => tint;

    /// <summary>What the formula comes to.</summary>
    public bool IsResult => isResult;

    /// <summary>Where it stands in its formula; set by whoever lays it out.</summary>
    public double X { get; set; }

    /// <inheritdoc cref="X"/>
    public double Y { get; set; }

    public double Width { get; set; }
}
