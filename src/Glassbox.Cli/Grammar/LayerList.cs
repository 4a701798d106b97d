using System.Globalization;

namespace Glassbox.Cli.Grammar;

/// <summary>Layers as given to <c>--layers</c>: <c>784,128:relu,10:softmax</c>.</summary>
/// <param name="Sizes">The number of inputs, then of neurons in each layer.</param>
/// <param name="Activations">The activation of each layer; null if it is not given.</param>
internal sealed record LayerList(int[] Sizes, Activation?[] Activations)
{
    /// <summary>The expected format, for error messages.</summary>
    public const string Expected = "at least two whole numbers above 0, separated by commas, such as 784,20,10; each layer may name its activation, such as 784,128:relu,10:softmax";

    /// <returns>Null if the text is invalid.</returns>
    public static LayerList? Read(string text)
    {
        string[] parts = text.Split(',');
        if (parts.Length < 2) return null;
        int[] sizes = new int[parts.Length];
        var activations = new Activation?[parts.Length - 1];
        for (int i = 0; i < parts.Length; i++)
        {
            string[] words = parts[i].Split(':');
            if (!int.TryParse(words[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] < 1) return null;
            if (words.Length == 1) continue;
            if (i == 0 || words.Length > 2 || Find(words[1].Trim()) is not { } activation || (activation == Activation.Softmax && i < parts.Length - 1)) return null;
            activations[i - 1] = activation;
        }

        return new LayerList(sizes, activations);
    }

    private static Activation? Find(string name) =>
        Activation.All.FirstOrDefault(activation => activation.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
