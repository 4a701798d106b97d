using System.Globalization;
using Glassbox.Cli.Charts;

namespace Glassbox.Sweeps.Cli.Reports;

/// <summary>The positions of a setting's values on an axis.</summary>
internal sealed class SettingScale
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly ChartScale? scale; // null unless numeric

    private SettingScale(IReadOnlyList<string> values, bool isLogarithmic)
    {
        Values = values;
        for (int place = 0; place < values.Count; place++) places[values[place]] = place;
        double[] numbers = [.. values.Select(Number)];
        IsNumeric = numbers.All(double.IsFinite) && numbers.Distinct().Count() > 1;
        if (!IsNumeric) return;
        double low = numbers.Min(), high = numbers.Max();
        const double wide = 30; // a few values that far apart are distinguishable only on a logarithmic scale
        const int few = 12;
        IsLogarithmic = low > 0 && (isLogarithmic || (values.Count <= few && high / low >= wide));
        scale = new ChartScale(new ChartAxis("") { Minimum = low, Maximum = high, IsLogarithmic = IsLogarithmic }, numbers, start: 0, length: 1, ticks: 2);
        Values = [.. values.OrderBy(Number)];
    }

    /// <summary>All values, in order.</summary>
    public IReadOnlyList<string> Values { get; }

    public bool IsNumeric { get; }

    public bool IsLogarithmic { get; }

    public static SettingScale Of(SweepPlan plan, string name)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        string[] values = [.. plan.Recipes.SelectMany(recipe => recipe).Where(setting => setting.Name == name && known.Add(setting.Value)).Select(setting => setting.Value)];
        return new SettingScale(values, plan.LogarithmicNames.Contains(name));
    }

    public double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    /// <summary>Returns the position of a value, 0 to 1.</summary>
    public double Place(string value)
    {
        if (scale is not null) return scale[Number(value)];
        return Values.Count == 1 ? 0.5 : places[value] / (Values.Count - 1.0);
    }
}
