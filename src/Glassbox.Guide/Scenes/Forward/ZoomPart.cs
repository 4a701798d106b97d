namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The parts of the zoom, each with its lines of the program.</summary>
public enum ZoomPart
{
    /// <summary>The whole network.</summary>
    Network,

    /// <summary>One row of weights, and the column of pixels.</summary>
    Row,

    /// <summary>The products, one after the other.</summary>
    Pairs,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The bias and the sigmoid.</summary>
    Squash,

    /// <summary>All rows of the hidden layer.</summary>
    FirstProduct,

    /// <summary>All rows of the output layer.</summary>
    SecondProduct,
}
