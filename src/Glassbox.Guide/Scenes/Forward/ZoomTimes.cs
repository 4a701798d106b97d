namespace Glassbox.Guide.Scenes.Forward;

/// <summary>When each act of the zoom begins, in seconds: the same for every digit, so that an address means the same moment.</summary>
internal static class ZoomTimes
{
    /// <summary>The digit goes to the tiles.</summary>
    public const double Pass = 0.7;

    /// <summary>The camera goes to the digit and one tile.</summary>
    public const double Into = 3.9;

    /// <summary>The digit's rows slide into a column.</summary>
    public const double Rows = 5.5;

    /// <summary>The tile's rows slide into a row.</summary>
    public const double Tile = 9.2;

    /// <summary>The row turns and lies along the column.</summary>
    public const double Turn = 12.3;

    /// <summary>The camera goes to the first pair that has ink.</summary>
    public const double Zoom = 14.0;

    /// <summary>It is there.</summary>
    public const double Land = 15.4;

    /// <summary>The first pair multiplies.</summary>
    public const double First = 16.0;

    /// <summary>The first three are slow; then they gather speed.</summary>
    public const double Faster = First + 5.4;

    /// <summary>The rest, all in one go.</summary>
    public const double Stream = Faster + 1.85;

    /// <summary>All have arrived.</summary>
    public const double All = Stream + 4.9;

    /// <summary>The bias joins.</summary>
    public const double Bias = All + 2.0;

    /// <summary>The level stands on the sigmoid's axis.</summary>
    public const double Curve = Bias + 2.4;

    /// <summary>Out again, to all tiles.</summary>
    public const double Out = Curve + 3.8;

    /// <summary>The tiles line up, one under the other, and unroll beside it.</summary>
    public const double Stack = Out + 1.3;

    /// <summary>All rows meet the column.</summary>
    public const double Product = Stack + 2.8;

    /// <summary>All sums are whole.</summary>
    public const double ProductEnd = Product + 3.4;

    /// <summary>Biases join, and each sum becomes a disc.</summary>
    public const double Squash = ProductEnd + 0.6;

    /// <summary>The inner sizes meet and vanish.</summary>
    public const double Shape = Squash + 2.1;

    /// <summary>The question what happens the wrong way round.</summary>
    public const double Wrong = Shape + 3.0;

    /// <summary>A hand drags the column across.</summary>
    public const double Swap = Wrong + 1.0;

    /// <summary>They spring back.</summary>
    public const double Spring = Swap + 3.9;

    /// <summary>The discs become the next column.</summary>
    public const double Pan = Spring + 1.9;

    /// <summary>The rows of the second matrix come.</summary>
    public const double Rows2 = Pan + 1.0;

    /// <summary>They meet the discs.</summary>
    public const double Product2 = Rows2 + 1.7;

    /// <summary>Ten sums are whole.</summary>
    public const double Product2End = Product2 + 2.8;

    /// <summary>Biases join, and each sum becomes a bar.</summary>
    public const double Squash2 = Product2End + 0.5;

    /// <summary>The largest wins.</summary>
    public const double Read = Squash2 + 1.7;

    /// <summary>Out to the whole network.</summary>
    public const double Home = Read + 2.4;

    /// <summary>The network is whole.</summary>
    public const double Whole = Home + 2.2;

    /// <summary>The end.</summary>
    public const double End = Whole + 2.0;
}
