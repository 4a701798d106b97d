namespace Glassbox.Guide.Scenes.Forward;

/// <summary>What the zoom is about at a moment: the lines of the program that do it.</summary>
public enum ZoomPart
{
    /// <summary>The whole network.</summary>
    Network,

    /// <summary>One row of weights, and the column of pixels.</summary>
    Row,

    /// <summary>Products, one after the other.</summary>
    Pairs,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The bias and the sigmoid.</summary>
    Squash,

    /// <summary>All rows of the hidden layer.</summary>
    FirstProduct,

    /// <summary>All rows of the outputs.</summary>
    SecondProduct,
}
