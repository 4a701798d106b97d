using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>The reader's own training loop at work: digits go in, and what each hidden neuron has learned comes out.</summary>
public sealed class OwnScene : StageScene
{
    private const double Calls = 0.9, Comes = 1.9, Rest = 0.8, Travel = 0.55;
    private readonly OwnResult result;
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Beat> beats;
    private readonly double pace;
    private OwnLayout layout;

    /// <summary>Initializes the scene with the solved exercise of the loop.</summary>
    public OwnScene(PassedExercise passed)
    {
        ArgumentNullException.ThrowIfNull(passed);
        result = new OwnResult(passed);
        layout = new OwnLayout(new StageArea(1280, 640), result);
        pace = Math.Min(0.22, 3.2 / layout.Count);
        Duration = Comes + (pace * layout.Count) + Travel + Rest;
        captions = new CaptionTrack(
            new(-1, Calls, $"Here is {passed.Inputs.Digits[0].Name}, the first of a few."), new(Calls, Comes, "They go into your loop, one after another."), new(Comes, 1e9, $"It answered {result.Right} correctly, and changed the weights like this."));
        beats = [new(0, "The digit"), new(Comes - 0.1, "It goes into your loop"), new(Duration, "What your loop has learned: a picture for each hidden neuron")];
    }

    /// <inheritdoc/>
    public override string Name => "Your code at work";

    /// <inheritdoc/>
    public override double Duration { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t) =>
        t < Comes ? [] : [new Reading("Answered correctly", Numbers.Count(result.Right))];

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        if (layout.Stage != stage) layout = new OwnLayout(stage, result);
        captions.Draw(painter, t, layout.Left, layout.Caption, stage);
        painter.Sheet(result.Digit, layout.Digit);

        // The digit moves into the call while its picture shrinks.
        double going = Ease.During(t, Calls, Comes);
        double seen = Ease.Arriving(t, Calls * 0.5, Calls);
        painter.Box(layout.Call, Tint.Lit.At(0.25 + (0.75 * Ease.Pulse(t, Calls, Comes + 0.6))), 8);
        painter.Frame(layout.Call, new Pen(1.5, Tint.LineStrong), 8);
        painter.Text(result.Call, layout.Call.CenterX, layout.Call.CenterY, new Lettering(stage.Type * 1.05, Face.Mono, 600, Align.Center), Tint.Ink.At(0.35 + (0.65 * seen)));
        if (going is > 0 and < 1)
        {
            Area to = new(layout.Call.CenterX - 4, layout.Call.CenterY - 4, 8, 8);
            painter.Picture(result.Digit, Area.Lerp(layout.Digit, to, going), 1 - Ease.Part(going, 0.8, 1), isSmooth: true);
        }

        for (int i = 0; i < layout.Count; i++)
        {
            double begins = Comes + (pace * i), come = Ease.Arriving(t, begins, begins + Travel);
            DrawPicture(painter, i, come);
        }
    }

    private void DrawPicture(Painter painter, int i, double come)
    {
        Area place = layout.Place(i);
        painter.Frame(place, new Pen(1, Tint.Line));
        if (come <= 0) return;
        Area from = new(layout.Call.CenterX - 4, layout.Call.CenterY - 4, 8, 8);
        painter.Sheet(result.Pictures[i], Area.Lerp(from, place, come), Math.Min(1, come * 3));
    }
}
