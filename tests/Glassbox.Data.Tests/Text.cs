using System.Text;

namespace Glassbox.Data.Tests;

/// <summary>Tables from text.</summary>
internal static class Text
{
    public static Table Read(string text, CsvOptions? options = null) =>
        Table.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), options, "test.csv");

    public static Table Wine { get; } = Table.FromCsv(Repository.PathOf("data", "tables", "wine.csv"));

    public static Table Iris { get; } = Table.FromCsv(Repository.PathOf("data", "tables", "iris.csv"));

    public static Table BreastCancer { get; } = Table.FromCsv(Repository.PathOf("data", "tables", "breast-cancer.csv"));

    /// <summary>Friedman's first function of five out of ten numbers (Friedman 1991, "Multivariate Adaptive Regression Splines", section 4.3).</summary>
    public static Table Friedman(int rows, ulong seed)
    {
        var random = new RandomSequence(seed);
        double[,] values = new double[rows, 11];
        for (int row = 0; row < rows; row++)
        {
            double[] x = [.. Enumerable.Range(0, 10).Select(_ => (double)random.NextSingle())];
            for (int i = 0; i < 10; i++) values[row, i] = x[i];
            double noise = Enumerable.Range(0, 12).Sum(_ => random.NextSingle()) - 6; // approximately normal, with a standard deviation of 1
            values[row, 10] = (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * (x[2] - 0.5) * (x[2] - 0.5)) + (10 * x[3]) + (5 * x[4]) + noise;
        }

        return Table.FromArray(values, [.. Enumerable.Range(1, 10).Select(i => $"x{i}"), "y"]);
    }
}
