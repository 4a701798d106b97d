namespace Glassbox.Guide.Worker;

/// <summary>The results of a network on many digits.</summary>
public sealed record EvaluationResult
{
    /// <summary>The number of digits.</summary>
    public required int Count { get; init; }

    /// <summary>The fraction of correct predictions, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean over outputs and digits of (output − label)².</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>The most confident wrong predictions, worst first.</summary>
    public required WorstMistake[] Worst { get; init; }

    /// <summary>The value in <see cref="Answers"/> if an output was NaN or infinite.</summary>
    public const byte NoAnswer = byte.MaxValue;

    /// <summary>[count] The prediction for each digit, or <see cref="NoAnswer"/>; sent as binary data.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Answers { get; init; } = [];

    /// <summary>Converts a prediction to its value in <see cref="Answers"/>.</summary>
    /// <param name="answer">0 to 9, or <see cref="Classification.None"/>.</param>
    public static byte Packed(int answer) => answer == Classification.None ? NoAnswer : (byte)answer;
}

/// <summary>A digit that was misclassified.</summary>
/// <param name="Index">The index of the digit in the set, from 0.</param>
/// <param name="Label">The label.</param>
/// <param name="Answer">The prediction.</param>
/// <param name="Outputs">[10] The outputs.</param>
public sealed record WorstMistake(int Index, int Label, int Answer, float[] Outputs);
