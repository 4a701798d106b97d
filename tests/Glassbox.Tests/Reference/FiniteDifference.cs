namespace Glassbox.Tests.Reference;

/// <summary>Estimates the derivative of a function from its values.</summary>
internal static class FiniteDifference
{
    private const double Distance = 1e-3;

    /// <summary>
    /// Central differences at two distances, combined so that their second-order errors cancel out: the remaining error is of the order of the fourth
    /// power of the distance, 1e−12, and of rounding, 1e−13.
    /// </summary>
    public static double Estimate(Func<double, double> function, double x) =>
        ((8 * (function(x + Distance) - function(x - Distance)))
            - (function(x + (2 * Distance)) - function(x - (2 * Distance)))) / (12 * Distance);
}
