namespace Glassbox.Guide.Worker;

/// <summary>What a network says to many digits.</summary>
public sealed record EvaluationResult
{
    /// <summary>How many digits were asked.</summary>
    public required int Count { get; init; }

    /// <summary>The fraction answered correctly, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean over outputs and digits of (output − label)².</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>The mistakes whose wrong answer was the surest, worst first.</summary>
    public required WorstMistake[] Worst { get; init; }

    /// <summary>In the place of an answer, where an output was no number.</summary>
    public const byte NoAnswer = byte.MaxValue;

    /// <summary>[count] the answer to each digit, or <see cref="NoAnswer"/>; sent beside the rest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Answers { get; init; } = [];

    /// <summary>An answer as <see cref="Answers"/> has it.</summary>
    /// <param name="answer">0 to 9, or <see cref="Classification.None"/>.</param>
    public static byte Packed(int answer) => answer == Classification.None ? NoAnswer : (byte)answer;
}

/// <summary>A digit that was taken for another.</summary>
/// <param name="Index">Which digit of the set, from 0.</param>
/// <param name="Label">What it is.</param>
/// <param name="Answer">What it was taken for.</param>
/// <param name="Outputs">[10]</param>
public sealed record WorstMistake(int Index, int Label, int Answer, float[] Outputs);
