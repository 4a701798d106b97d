namespace Glassbox.Optimizers;

/// <summary>Checks of the settings of an optimizer.</summary>
internal static class Settings
{
    public static void MustBePositive(float value, string name)
    {
        if (!(value > 0) || float.IsInfinity(value)) throw Outside(value, name, "a number above 0");
    }

    public static void MustNotBeNegative(float value, string name)
    {
        if (!(value >= 0) || float.IsInfinity(value)) throw Outside(value, name, "0 or a number above it");
    }

    public static void MustBeFraction(float value, string name)
    {
        if (!(value >= 0 && value < 1)) throw Outside(value, name, "at least 0 and below 1");
    }

    private static ArgumentOutOfRangeException Outside(float value, string name, string expected) =>
        new(name, FormattableString.Invariant($"The {name} is {value}; it must be {expected}."));
}
