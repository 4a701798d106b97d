using System.Runtime.InteropServices;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>The result of a whole program.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Digits">The number of digits learned.</param>
public sealed record ProgramRun(RunOutcome Outcome, long Digits)
{
    // One hash per digit, of what had been learned up to then.
    private ReadOnlySpan<ulong> History => MemoryMarshal.Cast<byte, ulong>(Outcome.Result);

    /// <summary>Compares the run with the original: identical bits, or where they start to differ.</summary>
    /// <param name="original">The run of the original program, on the same digits.</param>
    public (bool IsSame, string Words) Beside(ProgramRun original)
    {
        ArgumentNullException.ThrowIfNull(original);
        if (Outcome.Sha256.Length == 0)
            return (false, "Your program has not the names of nn.cs for its weights and biases (hiddenWeights, hiddenBiases, outputWeights, outputBiases), or no loop: its numbers cannot be compared.");
        if (Outcome.Sha256 == original.Outcome.Sha256 && Digits == original.Digits)
            return (true, $"The same bits as nn.cs: after {Numbers.Count(Digits)} digits all weights and biases have the SHA-256 {Outcome.Sha256[..16]}…");
        int shared = Math.Min(History.Length, original.History.Length), apart = History[..shared].CommonPrefixLength(original.History[..shared]);
        string words = apart == shared
            ? $"They do not part: yours learned {Numbers.Count(Digits)} digits, nn.cs {Numbers.Count(original.Digits)}."
            : apart == 0 ? "They part at the first digit: what yours has learned from it are other numbers."
            : $"They part at digit {Numbers.Count(apart + 1)}: up to the one before it, both have learned the very same numbers.";
        return (false, words);
    }
}
