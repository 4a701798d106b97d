using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <summary>The timeline: the errors change sign, the digit becomes a row, cells are stamped, rolled up, and land; then other digits.</summary>
internal static class StampClock
{
    public const double Flip = 1.4, Unroll = 3.4, Near = 5.4, Cells = 6.5, Sweep = 10.4, Roll = 15, Land = 18.6, Next = 20.4, Grow = 24.6, Full = 31, Duration = 32.5;

    /// <summary>The number of digits seen at the end.</summary>
    public const double All = 180_000;

    private const double Each = 1.4, First = Grow + 0.3; // seconds per individual digit; the start of the counter

    private static readonly double[] stamped = [0, 1.3, 2.3, 3.1];

    /// <summary>Returns when one of the first three cells is stamped, and when the next one starts.</summary>
    public static (double From, double To) Stamp(int which) => (Cells + stamped[which], Cells + stamped[which + 1]);

    /// <summary>Returns when a digit, 1 to 3, appears.</summary>
    public static double Comes(int digit) => Next + (Each * (digit - 1));

    /// <summary>Returns the digit shown, 0 to 3.</summary>
    public static int Digit(double t) => t < Next ? 0 : Math.Min(StampData.Digits - 1, 1 + (int)((t - Next) / Each));

    /// <summary>Returns when a stamp of a later digit flies to its tile.</summary>
    public static (double From, double To) Flies(int digit, int tile) => (Comes(digit) + 0.15 + (0.022 * tile), Comes(digit) + 0.65 + (0.022 * tile));

    /// <summary>Returns the number of digits learned.</summary>
    public static double Seen(double t) => StampData.Digits * Math.Pow(All / StampData.Digits, Ease.Part(t, First, Full));

    /// <summary>Returns when a number of digits have been learned.</summary>
    public static double When(double seen) => First + ((Full - First) * Math.Log(Math.Max(1, seen / StampData.Digits)) / Math.Log(All / StampData.Digits));
}
