using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Glassbox.Sweeps;

/// <summary>A recipe and a seed, which together with the data determine the result.</summary>
public sealed class Trial
{
    private readonly SweepPlan plan;

    internal Trial(SweepPlan plan, int recipe, int seedPlace)
    {
        (this.plan, Recipe, SeedPlace) = (plan, recipe, seedPlace);
    }

    /// <summary>The number of the trial, from 0: the seeds of a recipe are consecutive.</summary>
    public int Number => (Recipe * plan.Seeds.Count) + SeedPlace;

    /// <summary>The index of its recipe, from 0.</summary>
    public int Recipe { get; }

    /// <summary>The index of its seed, from 0.</summary>
    internal int SeedPlace { get; }

    /// <summary>The seed.</summary>
    public ulong Seed => plan.Seeds[SeedPlace];

    /// <summary>The settings that differ between recipes.</summary>
    public IReadOnlyList<Setting> Settings => plan.Recipes[Recipe];

    /// <summary>The settings shared by all recipes, then those that differ.</summary>
    public IEnumerable<Setting> AllSettings => plan.Fixed.Concat(Settings);

    /// <summary>The SHA-256 of recipe, seed and data: trials with the same key have the same result.</summary>
    public string Key => field ??= Digest();

    /// <summary>The value of a setting.</summary>
    /// <exception cref="ArgumentException">The trial has no such setting.</exception>
    public string this[string name] => Find(name) ?? throw new ArgumentException($"The trial has no setting '{name}'; it has {string.Join(", ", AllSettings.Select(setting => setting.Name))}.", nameof(name));

    /// <summary>Returns the value of a setting, or null.</summary>
    public string? Find(string name)
    {
        foreach (Setting setting in AllSettings)
            if (setting.Name == name) return setting.Value;
        return null;
    }

    /// <summary>Returns the value of a setting as a number.</summary>
    /// <exception cref="ArgumentException">The trial has no such setting, or it is not a number.</exception>
    public float NumberOf(string name) => float.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
        ? value
        : throw new ArgumentException($"The setting '{name}' is '{this[name]}', which is not a number.", nameof(name));

    /// <summary>Returns the value of a setting as an integer.</summary>
    /// <exception cref="ArgumentException">The trial has no such setting, or it is not an integer.</exception>
    public int WholeNumberOf(string name) => int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
        ? value
        : throw new ArgumentException($"The setting '{name}' is '{this[name]}', which is not a whole number.", nameof(name));

    /// <summary>Returns a text such as <c>learning-rate 0.01, hidden 64, seed 1</c>.</summary>
    public override string ToString() => string.Join(", ", Settings.Append(new Setting("seed", Seed.ToString(CultureInfo.InvariantCulture))).Select(setting => $"{setting.Name} {setting.Value}"));

    private string Digest()
    {
        var text = new StringBuilder("glassbox trial 1\n");
        foreach (Setting setting in AllSettings.OrderBy(setting => setting.Name, StringComparer.Ordinal)) // of several targets, the order counts
            text.Append(setting.Name).Append('=').Append(setting.Value).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"seed={Seed}\ndata={plan.DataSha256}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
