using System.Globalization;

namespace Glassbox.Cli.Grammar;

/// <summary>A name with settings, such as <c>step:epochs=5,factor=0.5</c>, or settings alone, such as <c>shift=2,rotate=10</c>.</summary>
/// <param name="Name">The name; empty for settings alone.</param>
/// <param name="Numbers">The settings by name.</param>
internal sealed record NamedSettings(string Name, IReadOnlyDictionary<string, float> Numbers)
{
    /// <returns>Null if the text is invalid.</returns>
    public static NamedSettings? Read(string text, bool hasName)
    {
        string[] parts = text.Split(':', 2);
        if (!hasName) parts = ["", text];
        var numbers = new Dictionary<string, float>(StringComparer.OrdinalIgnoreCase);
        foreach (string setting in parts.Length == 1 ? [] : parts[1].Split(','))
        {
            string[] words = setting.Split('=');
            if (words.Length != 2 || !float.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out float number)
                || !float.IsFinite(number) || !numbers.TryAdd(words[0].Trim(), number)) return null;
        }

        return new NamedSettings(parts[0].Trim(), numbers);
    }
}
