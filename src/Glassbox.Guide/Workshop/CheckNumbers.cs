namespace Glassbox.Guide.Workshop;

/// <summary>Serializes test cases and results.</summary>
internal static class CheckNumbers
{
    /// <summary>Serializes cases: the number of cases; per case, the number of rows; per row, its length and values.</summary>
    public static byte[] Write(IReadOnlyList<CheckCase> cases)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(cases.Count);
        foreach (CheckCase one in cases)
        {
            writer.Write(one.Input.Count);
            foreach (double[] row in one.Input)
            {
                writer.Write(row.Length);
                foreach (double number in row) writer.Write(number);
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Deserializes results: the rows of each case for each program, with -1 as the length of null.</summary>
    public static IReadOnlyList<IReadOnlyList<double[]?[]?>> Read(byte[] bytes, int cases)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var programs = new List<IReadOnlyList<double[]?[]?>>();
        while (reader.BaseStream.Position < bytes.Length)
        {
            var answers = new double[]?[]?[cases];
            for (int c = 0; c < cases; c++)
            {
                int rows = reader.ReadInt32();
                if (rows < 0) continue;
                var read = new double[]?[rows];
                for (int row = 0; row < rows; row++)
                {
                    int length = reader.ReadInt32();
                    if (length < 0) continue;
                    double[] numbers = new double[length];
                    for (int i = 0; i < length; i++) numbers[i] = reader.ReadDouble();
                    read[row] = numbers;
                }

                answers[c] = read;
            }

            programs.Add(answers);
        }

        return programs;
    }
}
