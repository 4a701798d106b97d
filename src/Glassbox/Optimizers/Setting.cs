using System.Globalization;
using System.Text;

namespace Glassbox.Optimizers;

/// <summary>One number that an optimizer is set by: its name in files, its range, how to read it and how to change it.</summary>
internal sealed record Setting(
    string Name, SettingRange Range, Func<Optimizer, float> Value, Func<Optimizer, float, Optimizer> With)
{
    public static Setting Of<T>(string name, SettingRange range, Func<T, float> value, Func<T, float, T> with)
        where T : Optimizer =>
        new(name, range, optimizer => value((T)optimizer), (optimizer, number) => with((T)optimizer, number));

    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public void Validate(Optimizer optimizer)
    {
        float value = Value(optimizer);
        if (!Range.Holds(value))
            throw new ArgumentOutOfRangeException(
                Name, string.Create(CultureInfo.InvariantCulture, $"The {Words} is {value}; it must be {Range.Words}."));
    }

    /// <summary>The name in words: <c>learning rate</c>, <c>beta 1</c>.</summary>
    private string Words
    {
        get
        {
            var words = new StringBuilder();
            foreach (char letter in Name)
            {
                if (!char.IsAsciiLetterLower(letter)) words.Append(' ');
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
}
