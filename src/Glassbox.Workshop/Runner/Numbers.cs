namespace Glassbox.Workshop.Runner;

/// <summary>
/// The binary format of test cases: the number of cases; per case, the number of rows; per row, its length and its values. Results are
/// written without the number of cases, and with -1 as the count for null.
/// </summary>
internal static class Numbers
{
    public static double[]?[][] Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        double[]?[][] cases = new double[reader.ReadInt32()][][];
        for (int i = 0; i < cases.Length; i++)
        {
            cases[i] = new double[reader.ReadInt32()][];
            for (int row = 0; row < cases[i].Length; row++)
            {
                double[] numbers = new double[reader.ReadInt32()];
                for (int at = 0; at < numbers.Length; at++) numbers[at] = reader.ReadDouble();
                cases[i][row] = numbers;
            }
        }

        return cases;
    }

    public static void Write(BinaryWriter writer, double[]?[]? rows)
    {
        writer.Write(rows?.Length ?? -1);
        foreach (double[]? row in rows ?? [])
        {
            writer.Write(row?.Length ?? -1);
            foreach (double number in row ?? []) writer.Write(number);
        }
    }
}
