using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>Descriptions for screen readers.</content>
public sealed partial class ZoomScene
{
    /// <summary>The time from which the camera moves into the network.</summary>
    public static double CameraTime => ZoomTimes.Into - 0.5;

    /// <summary>Returns the part at a time.</summary>
    public static ZoomPart PartAt(double t) => t switch
    {
        < ZoomTimes.Into => ZoomPart.Network,
        < ZoomTimes.Land => ZoomPart.Row,
        < ZoomTimes.All - 0.2 => ZoomPart.Pairs,
        < ZoomTimes.Bias => ZoomPart.Sum,
        < ZoomTimes.Out => ZoomPart.Squash,
        < ZoomTimes.Pan => ZoomPart.FirstProduct,
        < ZoomTimes.Home => ZoomPart.SecondProduct,
        _ => ZoomPart.Network,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<CodeAct> Acts { get; } = // in the order of the parts
    [
        new(CodeMarkers.Hidden, CodeMarkers.Output),
        new(CodeMarkers.Forward, CodeMarkers.ForwardBody) { Terms = ForwardTerms.Hidden },
        new(CodeMarkers.Dot, CodeMarkers.DotSum) { Terms = ForwardTerms.Dot },
        new(CodeMarkers.DotSum, CodeMarkers.DotResult) { Terms = ForwardTerms.Dot },
        new(CodeMarkers.ForwardBody, CodeMarkers.Sigmoid) { Terms = ForwardTerms.Hidden },
        new(CodeMarkers.Hidden),
        new(CodeMarkers.Output),
    ];

    /// <inheritdoc/>
    public override int ActAt(double t) => (int)PartAt(t);

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        yield return new("network", told);
        ZoomPart part = PartAt(t);
        if (part is ZoomPart.Pairs)
        {
            int read = ZoomPace.CountBefore(pace.Arrived, t);
            yield return new($"products added, of {data.Places.Length} with ink", Written(read));
            for (int k = Math.Max(0, read - ZoomPace.Slow); k < read; k++)
            {
                int place = data.Places[k];
                yield return new($"pair {place + 1}: weight × ink", $"{Numbers.Fixed(data.Weights[place], 4)} × {Numbers.Fixed(data.Passing.Image[place], 4)} = {Numbers.Fixed(data.Products[k], 4)}");
            }

            yield return new("sum so far", Numbers.Fixed(data.Level(read), 4));
        }

        if (part is ZoomPart.Sum or ZoomPart.Squash)
        {
            yield return new($"sum of tile {data.Tile}", Numbers.Fixed(data.Dot, 4));
            if (t >= ZoomTimes.Bias) yield return new("its bias", Numbers.Fixed(data.Bias, 4));
            if (t >= ZoomTimes.Bias + 1.5) yield return new("with its bias", Numbers.Fixed(data.Sum, 4));
            if (t >= ZoomTimes.Curve + 2.5) yield return new("squashed", Numbers.Fixed(data.Activation, 4));
        }

        if (part is ZoomPart.FirstProduct && t >= ZoomTimes.ProductEnd)
        {
            for (int j = 0; j < data.Hidden; j++)
                yield return new($"tile {j}: sum with bias, squashed", $"{Numbers.Fixed(data.Passing.HiddenSums[j], 4)}, {Numbers.Fixed(data.Passing.Hidden[j], 4)}");
        }

        if (part is ZoomPart.SecondProduct or ZoomPart.Network && (t >= ZoomTimes.Product2End || t is >= ZoomTimes.Pass + 2.3 and < ZoomTimes.Into))
        {
            for (int d = 0; d < data.Outputs; d++)
                yield return new($"output {d}: sum with bias, squashed", $"{Numbers.Fixed(data.Passing.OutputSums[d], 4)}, {Numbers.Fixed(data.Passing.Outputs[d], 4)}");
            yield return new("answer", Written(data.Answer));
            yield return new("it is", Numbers.A(data.Label));
        }

        if (opened >= 0 && t >= ZoomTimes.Home) yield return new("opened", DiscName(opened));
    }
}
