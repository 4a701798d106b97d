namespace Glassbox.Serialization;

/// <summary>The kind of inputs in the metadata of a file; optional in files of any format and version.</summary>
internal static class InputsText
{
    private const string Name = "glassbox.inputs";

    /// <summary>Returns the metadata to write.</summary>
    /// <exception cref="ArgumentException">The network has a different number of inputs.</exception>
    public static IReadOnlyDictionary<string, string> Write(SavedModel model)
    {
        if (model.Inputs is not { } inputs) return model.Metadata;
        if (Incompatibility(inputs, model.Network) is { } incompatibility)
            throw new ArgumentException($"The network is not saved: {incompatibility}.", nameof(model));
        return new Dictionary<string, string>(model.Metadata) { [Name] = inputs.ToString() };
    }

    /// <summary>Returns the model with the kind of inputs from its metadata.</summary>
    /// <exception cref="DataFormatException">The metadata is invalid.</exception>
    public static SavedModel Read(SavedModel model, string file)
    {
        if (!model.Metadata.TryGetValue(Name, out string? text)) return model;
        ModelInputs inputs;
        try
        {
            inputs = ModelInputs.Parse(text);
        }
        catch (ArgumentException fault)
        {
            throw new DataFormatException(file, Name, fault.WithoutParameter(), fault);
        }

        if (Incompatibility(inputs, model.Network) is { } incompatibility) throw new DataFormatException(file, Name, incompatibility);
        return model with { Inputs = inputs, Metadata = model.Metadata.Where(entry => entry.Key != Name).ToDictionary() };
    }

    private static string? Incompatibility(ModelInputs inputs, Network network) => inputs.Count == network.Architecture.Inputs
        ? null
        : $"its inputs are said to be '{inputs}', which are {inputs.Count}, but the network has {network.Architecture.Inputs}";
}
