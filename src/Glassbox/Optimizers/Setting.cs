using System.Globalization;
using System.Text;

namespace Glassbox.Optimizers;

/// <summary>A numeric setting: its name in files, its range, and how to get and change it.</summary>
/// <typeparam name="T">The type that it belongs to, such as <see cref="Optimizer"/>.</typeparam>
internal sealed record Setting<T>(string Name, SettingRange Range, Func<T, float> Value, Func<T, float, T> With)
{
    /// <summary>Creates a setting that only one subtype has.</summary>
    public static Setting<T> Of<TKind>(string name, SettingRange range, Func<TKind, float> value, Func<TKind, float, TKind> with)
        where TKind : T =>
        new(name, range, whole => value((TKind)whole!), (whole, number) => with((TKind)whole!, number));

    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public void Validate(T owner)
    {
        float value = Value(owner);
        if (!Range.Holds(value))
            throw new ArgumentOutOfRangeException(
                Name, string.Create(CultureInfo.InvariantCulture, $"The {Words} is {value}; it must be {Range.Words}."));
    }

    /// <summary>The name in words: <c>learning rate</c>, <c>beta 1</c>; but <c>l1</c> stays as it is.</summary>
    private string Words
    {
        get
        {
            var words = new StringBuilder();
            foreach (char letter in Name)
            {
                bool isNumbered = char.IsAsciiDigit(letter) && (words.Length == 1 || words[^2] == ' ');
                if (!char.IsAsciiLetterLower(letter) && !isNumbered) words.Append(' ');
                words.Append(char.ToLowerInvariant(letter));
            }

            return words.ToString();
        }
    }
}

/// <summary>The range of a setting.</summary>
/// <param name="Words">A description, for error messages.</param>
/// <param name="Holds">Returns whether a value is in range; NaN never is.</param>
internal sealed record SettingRange(string Words, Func<float, bool> Holds)
{
    public static SettingRange Positive { get; } = new("a number above 0", value => value > 0 && float.IsFinite(value));

    public static SettingRange NotNegative { get; } = new("a number of at least 0", value => value >= 0 && float.IsFinite(value));

    public static SettingRange Fraction { get; } = new("at least 0 and below 1", value => value is >= 0 and < 1);

    public static SettingRange Share { get; } = new("above 0 and at most 1", value => value is > 0 and <= 1);

    public static SettingRange Angle { get; } = new("from 0 to 180", value => value is >= 0 and <= 180);

    public static SettingRange AcuteAngle { get; } = new("at least 0 and below 90", value => value is >= 0 and < 90);

    public static SettingRange Smoothness { get; } = new("above 0 and at most 100", value => value is > 0 and <= 100);

    public static SettingRange Divisor { get; } = new("a number of at least 1", value => value >= 1 && float.IsFinite(value));

    /// <summary>An integer from 0, up to the largest that floats count exactly.</summary>
    public static SettingRange WholeNumber { get; } = new("a whole number from 0 to 16777216", value => value is >= 0 and <= 1 << 24 && float.IsInteger(value));

    /// <summary>An integer from 1, up to the largest that floats count exactly.</summary>
    public static SettingRange Count { get; } = new("a whole number from 1 to 16777216", value => value is >= 1 and <= 1 << 24 && float.IsInteger(value));
}
