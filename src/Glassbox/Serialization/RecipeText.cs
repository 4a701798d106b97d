using System.Text;

namespace Glassbox.Serialization;

/// <summary>A recipe as JSON.</summary>
internal static class RecipeText
{
    private const int Schema = 1;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static string Write(Recipe recipe)
    {
        Validate(recipe);
        return Encoding.UTF8.GetString(JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("initializer", recipe.Initializer?.Name);
            json.WriteNumber("epochs", recipe.Epochs);
            json.WriteNumber("samples", recipe.Samples);
            OptionsText.Write(json, recipe.Options);
            json.WriteEndObject();
        }).Span);
    }

    /// <exception cref="DataFormatException">The text is not a recipe.</exception>
    public static Recipe Read(string text, string place, CustomParts parts, Func<string, string, DataFormatException> fault) =>
        JsonText.Read(Encoding.UTF8.GetBytes(text), place, fault, fields =>
        {
            fields.RequireSchema(Schema);
            var recipe = new Recipe
            {
                Initializer = fields.TextOrNull("initializer") is null ? null : fields.Named("initializer", Initializer.Parse),
                Epochs = fields.Int32("epochs"),
                Samples = fields.Int32("samples"),
                Options = OptionsText.Read(fields, parts),
            };
            fields.RequireEnd();
            return fields.Checked(null, () => Validate(recipe));
        });

    /// <exception cref="DataFormatException">The network cannot have been trained with this recipe.</exception>
    public static void MustSuit(Recipe? recipe, Architecture architecture, string place, Func<string, string, DataFormatException> fault)
    {
        if (Incompatibility(recipe, architecture) is { } incompatibility) throw fault(place, $"the network is {architecture}; {incompatibility}");
    }

    /// <summary>Returns why a network cannot have been trained with a recipe, or null if it can.</summary>
    public static string? Incompatibility(Recipe? recipe, Architecture architecture) =>
        recipe?.Options.Loss.Incompatibility(architecture.OutputActivation, architecture.Outputs);

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static Recipe Validate(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe.Options, nameof(recipe.Options));
        recipe.Options.Validate();
        AtLeast(0, recipe.Epochs, "number of epochs");
        AtLeast(0, recipe.Samples, "number of samples");
        return recipe;
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least) throw new ArgumentException($"The {name} of the recipe is {value}; it must be at least {least}.");
    }
}
