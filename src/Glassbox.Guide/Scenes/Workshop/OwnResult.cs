using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>The results of the reader's training loop, prepared for drawing.</summary>
internal sealed class OwnResult
{
    /// <summary>The side length of a digit in pixels.</summary>
    public const int Side = 28;

    private const int Count = 0, HiddenWeights = 4; // indices of result rows

    /// <summary>Initializes the results from the solved exercise of the loop.</summary>
    public OwnResult(PassedExercise passed)
    {
        Digit = new CellPicture(Side, Side).Ink(passed.Inputs.Digits[0].Pixels);
        string start = passed.Exercise.Start;
        Call = start[..(start.IndexOf('(') + 1)].Split(' ')[^1] + "…)";
        double[]?[] rows = passed.Yours[0]!;
        Right = (int)rows[Count]![0];
        double[] changes = [.. rows[HiddenWeights]!.Zip(passed.Cases[0].Input[0], (after, before) => after - before)];
        double full = Paint.Largest(changes);
        Pictures = [.. changes.Chunk(Side * Side).Select(tile => new CellPicture(Side, Side).Diverging(tile.AsSpan(), full))];
    }

    /// <summary>The first digit.</summary>
    public CellPicture Digit { get; }

    /// <summary>The call of the reader's function.</summary>
    public string Call { get; }

    /// <summary>The number of correct predictions.</summary>
    public int Right { get; }

    /// <summary>The change of each hidden neuron's weights, 28 × 28.</summary>
    public CellPicture[] Pictures { get; }
}
