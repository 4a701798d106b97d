using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The reader's own digit next to the run: never learned, only predicted, so that its prediction changes as the network learns.</summary>
internal sealed class OwnPart(Recording recording)
{
    private readonly CellPicture picture = new(28, 28);
    private readonly double[] hidden = new double[recording.Hidden], outputs = new double[10];
    private float[] image = []; // [784]; empty if there is none
    private int state = -1;
    private int label;

    /// <summary>Whether there is a digit.</summary>
    public bool IsHere => image.Length > 0;

    /// <summary>The last prediction of the network.</summary>
    public int Answer { get; private set; }

    /// <summary>The output for that prediction.</summary>
    public double Output => outputs[Answer];

    /// <summary>Sets the reader's digit; null for none.</summary>
    public void Take(Subject? own)
    {
        state = -1;
        image = own?.Ink is { } ink ? [.. ink.Select(pixel => pixel / 255f)] : [];
        if (own?.Ink is null) return;
        picture.Ink(own.Ink);
        label = own.OwnLabel;
    }

    /// <summary>Predicts the digit with the network as recorded at or before a number of samples.</summary>
    public void Ask(double seen)
    {
        int at = recording.StateBefore(seen);
        if (at == state || !IsHere) return;
        state = at;
        RecordedState then = recording.States[at];
        ReadOnlySpan<double> start = recording.Start.Weights[0].Values;
        for (int h = 0; h < hidden.Length; h++)
        {
            double sum = then.HiddenBiases[h];
            for (int pixel = 0, weight = h * image.Length; pixel < image.Length; pixel++, weight++)
                if (image[pixel] > 0) sum += image[pixel] * (start[weight] + then.Change[weight]);
            hidden[h] = Curves.Sigmoid(sum);
        }

        for (int o = 0; o < outputs.Length; o++)
        {
            double sum = then.OutputBiases[o];
            for (int h = 0; h < hidden.Length; h++) sum += hidden[h] * then.OutputWeights[(o * hidden.Length) + h];
            outputs[o] = Curves.Sigmoid(sum);
        }

        Answer = outputs.ArgMax();
    }

    /// <summary>Draws the ink, and the prediction next to it.</summary>
    public void Draw(Painter painter, Moment now, Layout layout)
    {
        double here = Ease.During(now.Time, Clock.First - 0.2, Clock.First + 0.5);
        if (!IsHere || here <= 0) return;
        Ask(NetworkPart.Changed(now));
        Area place = layout.Own;
        double size = layout.Type(layout.IsNarrow ? 13 : 15), x = place.X - (0.5 * size), y = place.CenterY;
        painter.Picture(picture, place, here, isSmooth: true);
        painter.Frame(place, new(1, Tint.Line.At(here)), 3);
        var mark = new Area(x - (1.1 * size), y - (0.5 * size), size, size);
        if (Answer == label) painter.Check(mark.CenterX, mark.CenterY, 0.8 * size, Tint.Right.At(here));
        else painter.Cross(mark.CenterX, mark.CenterY, 0.8 * size, Tint.Wrong.At(here));
        painter.Count(Answer, mark.X - (0.4 * size), y, new(size, Face.Mono, 600, Align.Right), Tint.Ink.At(here), layout.IsNarrow ? "yours: " : "yours, never learned from: ");
    }
}
