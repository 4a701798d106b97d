using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>What the reader's loop has made of the digits, as a picture needs it.</summary>
internal sealed class OwnResult
{
    /// <summary>Pixels of a digit's side.</summary>
    public const int Side = 28;

    private const int Count = 0, HiddenWeights = 4; // rows that came back

    /// <summary>Of the exercise of the loop, which was right.</summary>
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

    /// <summary>The first of the digits.</summary>
    public CellPicture Digit { get; }

    /// <summary>The function that the reader wrote.</summary>
    public string Call { get; }

    /// <summary>How many digits it answered rightly.</summary>
    public int Right { get; }

    /// <summary>For each hidden neuron what it has changed, 28 × 28.</summary>
    public CellPicture[] Pictures { get; }
}
