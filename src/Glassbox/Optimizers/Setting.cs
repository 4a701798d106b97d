using System.Globalization;
using System.Text;

namespace Glassbox.Optimizers;

/// <summary>One number that a thing is set by: its name in files, its range, how to read it and how to change it.</summary>
/// <typeparam name="T">The thing, as <see cref="Optimizer"/>.</typeparam>
internal sealed record Setting<T>(string Name, SettingRange Range, Func<T, float> Value, Func<T, float, T> With)
{
    /// <summary>A setting that only one kind of it has.</summary>
    public static Setting<T> Of<TKind>(string name, SettingRange range, Func<TKind, float> value, Func<TKind, float, TKind> with)
        where TKind : T =>
        new(name, range, whole => value((TKind)whole!), (whole, number) => with((TKind)whole!, number));

    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public void Validate(T owner)
    {
        float value = Value(owner);
        if (!Range.Holds(value))
            throw new ArgumentOutOfRangeException(
                Name, string.Create(CultureInfo.InvariantCulture, $"The {Words} is {value}; it must be {Range.Words}."));
    }

    /// <summary>The name in words: <c>learning rate</c>, <c>beta 1</c>; <c>l1</c> is one.</summary>
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

/// <summary>What a setting may be.</summary>
/// <param name="Words">In words, for errors.</param>
/// <param name="Holds">Whether a value is that; a NaN never is.</param>
internal sealed record SettingRange(string Words, Func<float, bool> Holds)
{
    public static SettingRange Positive { get; } = new("a number above 0", value => value > 0 && float.IsFinite(value));

    public static SettingRange NotNegative { get; } = new("0 or a number above it", value => value >= 0 && float.IsFinite(value));

    public static SettingRange Fraction { get; } = new("at least 0 and below 1", value => value is >= 0 and < 1);

    public static SettingRange Share { get; } = new("above 0 and at most 1", value => value is > 0 and <= 1);

    public static SettingRange Angle { get; } = new("from 0 to 180", value => value is >= 0 and <= 180);

    public static SettingRange AcuteAngle { get; } = new("at least 0 and below 90", value => value is >= 0 and < 90);

    public static SettingRange Smoothness { get; } = new("above 0 and at most 100", value => value is > 0 and <= 100);

    public static SettingRange Divisor { get; } = new("a number of at least 1", value => value >= 1 && float.IsFinite(value));

    /// <summary>A whole number from 0, as far as a float counts.</summary>
    public static SettingRange WholeNumber { get; } = new("a whole number from 0 to 16777216", value => value is >= 0 and <= 1 << 24 && float.IsInteger(value));

    /// <summary>A whole number from 1, as far as a float counts.</summary>
    public static SettingRange Count { get; } = new("a whole number from 1 to 16777216", value => value is >= 1 and <= 1 << 24 && float.IsInteger(value));
}
