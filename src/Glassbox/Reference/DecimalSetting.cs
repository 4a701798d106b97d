using System.Globalization;

namespace Glassbox.Reference;

/// <summary>Converts settings to double precision.</summary>
internal static class DecimalSetting
{
    /// <summary>Returns the decimal that the float was written as: 0.01 for 0.01f, which is 0.00999999977….</summary>
    public static double ToDouble(float setting) =>
        double.Parse(setting.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
