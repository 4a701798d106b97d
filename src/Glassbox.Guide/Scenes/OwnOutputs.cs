using System.Globalization;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Scenes;

/// <summary>Stores ten outputs that the reader has dragged in the URL.</summary>
internal static class OwnOutputs
{
    private const string Key = "outputs";
    private const int Decimals = 6, Longest = 10 * (Decimals + 3); // with "0." before each and "_" after it

    /// <summary>Returns the outputs with one of them changed, rounded to the precision of the URL.</summary>
    public static double[] With(IEnumerable<double> outputs, int place, double value) =>
        [.. outputs.Select((output, i) => Math.Round(i == place ? value : output, Decimals))];

    /// <summary>Reads the outputs from the URL; null if it does not contain ten valid outputs.</summary>
    public static double[]? Read(Address address) => address.Parsed(Key, Longest, "ten numbers from 0 to 1 with _ between them", Read);

    private static double[]? Read(string text)
    {
        string[] parts = text.Split('_');
        double[] outputs = [.. parts.Select(part => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double output) ? output : -1)];
        return outputs.Length == 10 && outputs.All(output => output is >= 0 and <= 1) ? outputs : null;
    }

    /// <summary>Writes the outputs to the URL, or removes them.</summary>
    public static void Keep(Address address, double[]? outputs) => address.Set(
        Key, outputs is null ? "" : string.Join('_', outputs.Select(output => output.ToString("0.######", CultureInfo.InvariantCulture))), "");
}
