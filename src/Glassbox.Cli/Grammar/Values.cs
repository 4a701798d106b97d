using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Glassbox.Cli.Grammar;

/// <summary>Options whose values are validated when they are parsed, with an error that states what is expected.</summary>
internal static class Values
{
    /// <summary>Creates an option for an integer.</summary>
    public static Option<int?> Whole(string name, string description, int minimum, string valueName = "N") =>
        Of<int?>(name, description, valueName, $"a whole number of at least {minimum}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= minimum ? value : null);

    /// <summary>Creates an option for a seed.</summary>
    public static Option<ulong?> Seed(string name, string description) =>
        Of<ulong?>(name, description, "N", "a whole number from 0 to 18446744073709551615", text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null);

    /// <summary>Creates an option for a number that meets a condition.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The help text.</param>
    /// <param name="expected">The condition in words, such as <c>a number above 0</c>.</param>
    /// <param name="isValid">The condition; called with finite numbers only.</param>
    public static Option<float?> Number(string name, string description, string expected, Func<float, bool> isValid) =>
        Of<float?>(name, description, "X", expected, text =>
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && isValid(value)
                ? value
                : null);

    /// <summary>Creates an option for a list of layers, such as <c>784,20,10</c> or <c>784,128:relu,10:softmax</c>.</summary>
    public static Option<LayerList?> Layers(string name, string description) => Of(name, description, "SIZES", LayerList.Expected, LayerList.Read);

    /// <summary>Creates an option for a name with settings, or for settings alone.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The help text.</param>
    /// <param name="valueName">The placeholder in the help.</param>
    /// <param name="expected">The expected format, for error messages.</param>
    /// <param name="hasName">Whether a name comes first.</param>
    /// <param name="create">Validates the settings by creating the object; throws <see cref="ArgumentException"/> if they are invalid.</param>
    /// <param name="names">The known names, for completion.</param>
    public static Option<NamedSettings?> Settings(
        string name, string description, string valueName, string expected, bool hasName, Action<NamedSettings> create, params string[] names)
    {
        Option<NamedSettings?> option = Of(name, description, valueName, expected, text => NamedSettings.Read(text, hasName));
        option.CompletionSources.Add(names);
        option.Validators.Add(result =>
        {
            try
            {
                if (result.GetValueOrDefault<NamedSettings?>() is { } settings) create(settings);
            }
            catch (ArgumentException wrong)
            {
                result.AddError($"{name}: {wrong.WithoutParameter()}");
            }
            catch (InvalidOperationException)
            {
                // The value itself is invalid, which is reported anyway.
            }
        });
        return option;
    }

    /// <summary>Creates an option with a parser, which throws <see cref="ArgumentException"/> for invalid text.</summary>
    public static Option<T?> Parsed<T>(string name, string description, string valueName, string expected, Func<string, T> parse)
        where T : class => Of<T?>(name, description, valueName, expected, text =>
        {
            try
            {
                return parse(text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        });

    /// <summary>Creates an option for the sizes of hidden layers, such as <c>64,32</c>; 0 alone means none.</summary>
    public static Option<int[]?> Hidden(string name, string description) =>
        Of<int[]?>(name, description, "SIZES", "whole numbers above 0, separated by commas, such as 64,32, or 0 for none", text =>
        {
            if (text.Trim() == "0") return [];
            string[] parts = text.Split(',');
            int[] sizes = new int[parts.Length];
            for (int i = 0; i < parts.Length; i++)
                if (!int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] < 1) return null;
            return sizes;
        });

    /// <summary>Creates an option that accepts one of several names.</summary>
    public static Option<T?> Choice<T>(string name, string description, string valueName, IReadOnlyList<T> all, Func<T, string> nameOf)
        where T : class
    {
        string names = string.Join(", ", all.Select(nameOf));
        Option<T?> option = Of(name, description, valueName, $"one of {names}", text =>
            all.FirstOrDefault(candidate => string.Equals(nameOf(candidate), text, StringComparison.OrdinalIgnoreCase)));
        option.CompletionSources.Add([.. all.Select(nameOf)]);
        return option;
    }

    private static Option<T?> Of<T>(string name, string description, string valueName, string expected, Func<string, T?> read)
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = valueName,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = argument => Read(argument, name, expected, read),
        };
        return option;
    }

    private static T? Read<T>(ArgumentResult argument, string name, string expected, Func<string, T?> read)
    {
        string text = argument.Tokens[0].Value;
        T? value = read(text);
        if (value is null) argument.AddError($"{name} must be {expected}, not '{text}'.");
        return value;
    }
}
