namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The timeline of the zoom, in seconds: the same for every digit, so that a URL always means the same moment.</summary>
internal static class ZoomTimes
{
    /// <summary>The digit moves to the tiles.</summary>
    public const double Pass = 0.7;

    /// <summary>The camera moves to the digit and one tile.</summary>
    public const double Into = 3.9;

    /// <summary>The digit's rows slide into a column.</summary>
    public const double Rows = 5.5;

    /// <summary>The tile's rows slide into a row.</summary>
    public const double Tile = 9.2;

    /// <summary>The row rotates to lie along the column.</summary>
    public const double Turn = 12.3;

    /// <summary>The camera moves to the first pair with ink.</summary>
    public const double Zoom = 14.0;

    /// <summary>The camera has arrived.</summary>
    public const double Land = 15.4;

    /// <summary>The first pair is multiplied.</summary>
    public const double First = 16.0;

    /// <summary>The first three are slow; then they get faster.</summary>
    public const double Faster = First + 5.4;

    /// <summary>All remaining pairs, in one stream.</summary>
    public const double Stream = Faster + 1.85;

    /// <summary>All products have arrived.</summary>
    public const double All = Stream + 4.9;

    /// <summary>The bias is added.</summary>
    public const double Bias = All + 2.0;

    /// <summary>The level is on the axis of the sigmoid.</summary>
    public const double Curve = Bias + 2.4;

    /// <summary>The camera zooms out to all tiles.</summary>
    public const double Out = Curve + 3.8;

    /// <summary>The tiles line up, one below the other, and unroll to the side.</summary>
    public const double Stack = Out + 1.3;

    /// <summary>All rows are multiplied by the column.</summary>
    public const double Product = Stack + 2.8;

    /// <summary>All sums are complete.</summary>
    public const double ProductEnd = Product + 3.4;

    /// <summary>The biases are added, and each sum becomes a disc.</summary>
    public const double Squash = ProductEnd + 0.6;

    /// <summary>The inner sizes meet and vanish.</summary>
    public const double Shape = Squash + 2.1;

    /// <summary>The question of what happens if the operands are swapped.</summary>
    public const double Wrong = Shape + 3.0;

    /// <summary>A simulated drag moves the column across.</summary>
    public const double Swap = Wrong + 1.0;

    /// <summary>The operands spring back.</summary>
    public const double Spring = Swap + 3.9;

    /// <summary>The discs become the next column.</summary>
    public const double Pan = Spring + 1.9;

    /// <summary>The rows of the second matrix appear.</summary>
    public const double Rows2 = Pan + 1.0;

    /// <summary>They are multiplied by the discs.</summary>
    public const double Product2 = Rows2 + 1.7;

    /// <summary>Ten sums are complete.</summary>
    public const double Product2End = Product2 + 2.8;

    /// <summary>The biases are added, and each sum becomes a bar.</summary>
    public const double Squash2 = Product2End + 0.5;

    /// <summary>The largest output wins.</summary>
    public const double Read = Squash2 + 1.7;

    /// <summary>The camera zooms out to the whole network.</summary>
    public const double Home = Read + 2.4;

    /// <summary>The whole network is visible.</summary>
    public const double Whole = Home + 2.2;

    /// <summary>The end.</summary>
    public const double End = Whole + 2.0;
}
