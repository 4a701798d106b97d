using System.Globalization;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Widgets;

/// <summary>What digits are called.</summary>
public static class DigitNames
{
    /// <summary>A digit that is here, in a few words: <c>test digit no. 0 (a 7)</c>.</summary>
    public static string NameOf(this IDigits digits, DigitSet set, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{(set == DigitSet.Training ? "training" : "test")} digit no. {index} ({Numbers.A(digits.Label(set, index))})");
}
