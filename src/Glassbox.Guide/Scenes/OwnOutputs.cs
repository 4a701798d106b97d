using System.Globalization;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Scenes;

/// <summary>Ten outputs that the reader has dragged, and their place in the address.</summary>
internal static class OwnOutputs
{
    private const string Key = "outputs";
    private const int Decimals = 6, Longest = 10 * (Decimals + 3); // with "0." before each and "_" behind it

    /// <summary>The outputs with one of them moved, all as the address can hold them.</summary>
    public static double[] With(IEnumerable<double> outputs, int place, double value) =>
        [.. outputs.Select((output, i) => Math.Round(i == place ? value : output, Decimals))];

    /// <summary>What the address has; null where that is no ten outputs.</summary>
    public static double[]? Read(Address address) => address.Parsed(Key, Longest, "ten numbers from 0 to 1 with _ between them", Read);

    private static double[]? Read(string text)
    {
        string[] parts = text.Split('_');
        double[] outputs = [.. parts.Select(part => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double output) ? output : -1)];
        return outputs.Length == 10 && outputs.All(output => output is >= 0 and <= 1) ? outputs : null;
    }

    /// <summary>Writes them into the address, or takes them out of it.</summary>
    public static void Keep(Address address, double[]? outputs) => address.Set(
        Key, outputs is null ? "" : string.Join('_', outputs.Select(output => output.ToString("0.######", CultureInfo.InvariantCulture))), "");
}
