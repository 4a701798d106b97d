using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <content>The tooltips.</content>
public sealed partial class SpringScene
{
    private static readonly string
        hiddenCode = Listing.Lines[CodeMarkers.Hidden.Line - 1].Text.Trim(), outputCode = Listing.Lines[CodeMarkers.Output.Line - 1].Text.Trim(),
        hiddenUpdateCode = Listing.Lines[CodeMarkers.HiddenUpdate.Line - 1].Text.Trim(), outputUpdateCode = Listing.Lines[CodeMarkers.OutputUpdate.Line - 1].Text.Trim();

    private void Tell(Painter painter)
    {
        Disc(painter, HiddenDisc, layout.Hidden);
        Disc(painter, OutputDisc, layout.Output);
        SmallestRound r = Run[round];
        bool isKnown = moment > SpringClock.Multiply; // numbers are shown only once the timeline has shown them
        switch (pointed)
        {
            case HiddenDial:
                Tip.Draw(painter, layout.Stage, Around(layout.HiddenDial, layout.DialRadius), "hidden weight", -1, isKnown
                    ? [new("weight", r.HiddenWeight, 3, true), new("input × pull: gradient", r.HiddenGradient, 3, true), new("−rate × gradient", r.NewHiddenWeight - r.HiddenWeight, 3, true)]
                    : [new("weight", r.HiddenWeight, 3, true)], hiddenUpdateCode);
                break;
            case OutputDial:
                Tip.Draw(painter, layout.Stage, Around(layout.OutputDial, layout.DialRadius), "output weight", -1, isKnown
                    ? [new("weight", r.OutputWeight, 3, true), new("hidden × pull: gradient", r.OutputGradient, 3, true), new("−rate × gradient", r.NewOutputWeight - r.OutputWeight, 3, true)]
                    : [new("weight", r.OutputWeight, 3, true)], outputUpdateCode);
                break;
            case HiddenDisc when moment > SpringClock.HiddenOut:
                Tip.Draw(painter, layout.Stage, Around(layout.Hidden, layout.Radius), "hidden neuron", -1, [new("sum", r.HiddenSum, 3, true), new("activation", r.Hidden), new("slope there", r.Slope)], hiddenCode);
                break;
            case OutputDisc when moment > SpringClock.OutputOut:
                Tip.Draw(painter, layout.Stage, Around(layout.Output, layout.Radius), "output", -1, [new("sum", r.OutputSum, 3, true), new("activation", r.Output), new("output − target", r.OutputDelta, 3, true)], outputCode);
                break;
        }
    }

    private void Disc(Painter painter, int id, double along) => painter.Hit(id, Around(along, layout.Radius));

    private Area Around(double along, double radius)
    {
        (double x, double y) = layout.At(along, 0);
        return new Area(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
