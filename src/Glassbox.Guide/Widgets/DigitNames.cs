using System.Globalization;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Widgets;

/// <summary>Names of digits.</summary>
public static class DigitNames
{
    /// <summary>Returns a short name of a loaded digit: <c>test digit no. 0 (a 7)</c>.</summary>
    public static string NameOf(this IDigits digits, DigitSet set, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{(set == DigitSet.Training ? "training" : "test")} digit no. {index} ({Numbers.A(digits.Label(set, index))})");
}
