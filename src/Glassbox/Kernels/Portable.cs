using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>Math functions in double precision, accurate to about 1 unit in the last place, the same on every machine.</summary>
/// <remarks>
/// Source of the methods and of the coefficients: fdlibm (Sun Microsystems 1993), e_log.c, e_exp.c, k_sin.c and k_cos.c. The platform's
/// functions differ in the last digit, which training must not.
/// </remarks>
internal static class Portable
{
    private const double Log2High = 6.93147180369123816490e-01, Log2Low = 1.90821492927058770002e-10;

    /// <summary>Computes the natural logarithm.</summary>
    /// <returns>The logarithm; −∞ for 0, NaN for negative numbers and NaN.</returns>
    [MethodImpl(Jit.Hot)]
    public static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsInfinity(x)) return x;
        int exponent = 0;
        if (!double.IsNormal(x)) (x, exponent) = (x * 18014398509481984, -54); // 2^54

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double significand = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (significand > 1.4142135623730951) (significand, exponent) = (significand / 2, exponent + 1);

        double f = significand - 1, s = f / (2 + f), z = s * s;
        double r = z * (6.666666666666735130e-01 + (z * (3.999999999940941908e-01 + (z * (2.857142874366239149e-01
            + (z * (2.222219843214978396e-01 + (z * (1.818357216161805012e-01 + (z * (1.531383769920937332e-01
            + (z * 1.479819860511658591e-01))))))))))));
        double half = 0.5 * f * f;
        return (exponent * Log2High) - (half - ((s * (half + r)) + (exponent * Log2Low)) - f);
    }

    /// <summary>Computes e to the power of x.</summary>
    /// <returns>The power; NaN for NaN; 0 and ∞ on underflow and overflow.</returns>
    [MethodImpl(Jit.Hot)]
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709.782712893383973096) return double.PositiveInfinity;
        if (x < -745.13321910194110842) return 0;
        double n = Math.Round(x * 1.44269504088896338700);
        double high = x - (n * Log2High), low = n * Log2Low;
        double r = high - low, t = r * r;
        double c = r - (t * (1.66666666666666019037e-01 + (t * (-2.77777777770155933842e-03 + (t * (6.61375632143793436117e-05
            + (t * (-1.65339022054652515390e-06 + (t * 4.13813679705723846039e-08)))))))));
        return Math.ScaleB(1 - (low - (r * c / (2 - c)) - high), (int)n);
    }

    /// <summary>Computes cos(πx) for x from −1 to 1.</summary>
    public static double CosPi(double x)
    {
        x = Math.Abs(x);
        return x > 0.5 ? -CosPi(1 - x) : x > 0.25 ? Sin(Math.PI * (0.5 - x)) : Cos(Math.PI * x);
    }

    /// <summary>Computes sin(πx) for x from −1 to 1.</summary>
    public static double SinPi(double x) => x < 0 ? -SinPi(-x) : x > 0.5 ? SinPi(1 - x) : x > 0.25 ? Cos(Math.PI * (0.5 - x)) : Sin(Math.PI * x);

    // For angles up to π/4.
    private static double Sin(double x)
    {
        double z = x * x;
        return x + (x * z * (-1.66666666666666324348e-01 + (z * (8.33333333332248946124e-03 + (z * (-1.98412698298579493134e-04
            + (z * (2.75573137070700676789e-06 + (z * (-2.50507602534068634195e-08 + (z * 1.58969099521155010221e-10)))))))))));
    }

    // For angles up to π/4.
    private static double Cos(double x)
    {
        double z = x * x;
        return 1 - (z / 2) + (z * z * (4.16666666666666019037e-02 + (z * (-1.38888888888741095749e-03 + (z * (2.48015872894767294178e-05
            + (z * (-2.75573143513906633035e-07 + (z * (2.08757232129817482790e-09 + (z * -1.13596475577881948265e-11)))))))))));
    }
}
