namespace Glassbox.Guide.Workshop;

/// <summary>Cases and answers as bytes, on their way to the reader's code and back.</summary>
internal static class CheckNumbers
{
    /// <summary>How many cases; for each how many rows; for each its length and its numbers.</summary>
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

    /// <summary>For each program in it, for each case, its rows: -1 in the place of a length where there is nothing.</summary>
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
