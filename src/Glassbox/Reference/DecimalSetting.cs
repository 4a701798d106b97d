using System.Globalization;

namespace Glassbox.Reference;

/// <summary>Settings in double precision.</summary>
internal static class DecimalSetting
{
    /// <summary>The decimal that somebody wrote to get this float: 0.01 for 0.01f, which is 0.00999999977….</summary>
    public static double ToDouble(float setting) =>
        double.Parse(setting.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
