using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Glassbox.Cli.Grammar;

/// <summary>Options whose values are checked as they are read, with an error that says what may be written.</summary>
internal static class Values
{
    /// <summary>An option that is a whole number.</summary>
    public static Option<int?> Whole(string name, string description, int least, string valueName = "N") =>
        Of<int?>(name, description, valueName, $"a whole number of at least {least}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least ? value : null);

    /// <summary>An option that is a seed.</summary>
    public static Option<ulong?> Seed(string name, string description) =>
        Of<ulong?>(name, description, "N", "a whole number from 0 to 18446744073709551615", text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null);

    /// <summary>An option that is any number for which something holds.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">For the help.</param>
    /// <param name="expected">What holds, as <c>a number above 0</c>.</param>
    /// <param name="isFine">Whether it does; never asked of a NaN or an infinity.</param>
    public static Option<float?> Number(string name, string description, string expected, Func<float, bool> isFine) =>
        Of<float?>(name, description, "X", expected, text =>
            float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && isFine(value)
                ? value
                : null);

    /// <summary>An option that is a list of layers, as <c>784,20,10</c> or <c>784,128:relu,10:softmax</c>.</summary>
    public static Option<LayerList?> Layers(string name, string description) => Of(name, description, "SIZES", LayerList.Expected, LayerList.Read);

    /// <summary>An option that is a name with settings, or settings alone.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">For the help.</param>
    /// <param name="valueName">For the help.</param>
    /// <param name="expected">What may be written, where it is nothing of the kind.</param>
    /// <param name="hasName">Whether a name comes first.</param>
    /// <param name="create">Makes the thing of them; it says what is wrong with them by <see cref="ArgumentException"/>.</param>
    /// <param name="names">The names that there are, for shells that complete them.</param>
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
                // It is wrong by itself, which is told anyway.
            }
        });
        return option;
    }

    /// <summary>An option that some text is made into, which says what is wrong with it by <see cref="ArgumentException"/>.</summary>
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

    /// <summary>An option that is the sizes of hidden layers, as <c>64,32</c>; 0 alone stands for none.</summary>
    public static Option<int[]?> Hidden(string name, string description) =>
        Of<int[]?>(name, description, "SIZES", "whole numbers above 0 with commas between them, as 64,32, or 0 for none", text =>
        {
            if (text.Trim() == "0") return [];
            string[] parts = text.Split(',');
            int[] sizes = new int[parts.Length];
            for (int i = 0; i < parts.Length; i++)
                if (!int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] < 1) return null;
            return sizes;
        });

    /// <summary>An option that is one of some names.</summary>
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
