using System.Globalization;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>What the reader's code has made of a digit, as a picture needs it: up to 20 numbers, or some pictures.</summary>
internal sealed class OwnResult
{
    /// <summary>Pixels of a digit's side.</summary>
    public const int Side = 28;

    private const int Most = 20;

    /// <summary>Of an exercise that was right.</summary>
    public OwnResult(PassedExercise passed)
    {
        Exercise exercise = passed.Exercise;
        int shown = exercise.Slug is "weighted-sum" or "sigmoid" or "product" ? 1 : 0; // a digit, rather than a few numbers
        CheckDigit digit = passed.Inputs.Digits[0];
        Digit = new CellPicture(Side, Side).Ink(digit.Pixels);
        Call = exercise.Start[..(exercise.Start.IndexOf('(') + 1)].Split(' ')[^1] + "…)";
        double[]?[] rows = passed.Yours[shown]!;
        switch (exercise.Slug)
        {
            case "image":
                (Name, Pictures) = ("the image that your code made", [new CellPicture(Side, Side).Ink(rows[0]!)]);
                break;
            case "outer-product":
                (Name, Pictures) = ("the gradients that your code made: a picture for each hidden neuron", Tiles(rows[0]!));
                break;
            case "update":
                (Name, Pictures) = ("what your update has changed: a picture for each hidden neuron", Tiles(Change(rows[0]!, passed.Cases[shown].Input[0])));
                break;
            case "epoch":
                (Name, Pictures) = ("what your loop has learned: a picture for each hidden neuron", Tiles(Change(rows[4]!, passed.Cases[shown].Input[0])));
                break;
            default:
                int row = exercise.Slug == "forward" ? 1 : 0;
                Values = [.. rows[row]!.Take(Most)];
                Name = $"{exercise.Outputs[row].Name}, as your code has them";
                Labels = [.. Enumerable.Range(0, Values.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];
                Scale = Math.Max(1e-12, Values.Max(Math.Abs));
                HasNegative = Values.Any(value => value < 0);
                Decimals = Scale >= 100 ? 1 : Scale >= 0.1 ? 3 : 5;
                break;
        }
    }

    /// <summary>The digit.</summary>
    public CellPicture Digit { get; }

    /// <summary>The function that the reader wrote.</summary>
    public string Call { get; }

    /// <summary>What the numbers are.</summary>
    public string Name { get; }

    /// <summary>Up to 20 numbers; empty where there are pictures.</summary>
    public double[] Values { get; } = [];

    /// <summary>The place of each.</summary>
    public string[] Labels { get; } = [];

    /// <summary>The size of the largest.</summary>
    public double Scale { get; } = 1;

    /// <summary>Whether any is below 0.</summary>
    public bool HasNegative { get; }

    /// <summary>How many decimals they are shown with.</summary>
    public int Decimals { get; }

    /// <summary>Pictures of 28 × 28; empty where there are numbers.</summary>
    public CellPicture[] Pictures { get; } = [];

    private static double[] Change(double[] after, double[] before) => [.. after.Zip(before, (a, b) => a - b)];

    private static CellPicture[] Tiles(double[] values)
    {
        double full = Paint.Largest(values);
        return [.. values.Chunk(Side * Side).Select(tile => new CellPicture(Side, Side).Diverging(tile.AsSpan(), full))];
    }
}
