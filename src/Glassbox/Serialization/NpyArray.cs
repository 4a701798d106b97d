namespace Glassbox.Serialization;

/// <summary>An array of numbers as NumPy saves it.</summary>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Values">All numbers, the last index running fastest, whatever the order in the file.</param>
internal sealed record NpyArray(int[] Shape, double[] Values)
{
    /// <summary>Reads the whole of an array.</summary>
    /// <exception cref="DataFormatException">It is no array of numbers, or damaged.</exception>
    public static NpyArray Read(NpyReader reader)
    {
        double[] values = new double[reader.Header.Count];
        reader.Numbers().Fill(values, "the array");
        reader.End();
        int[] shape = reader.Header.Shape;
        return new NpyArray(shape, reader.Header.IsFortran ? LastIndexFastest(shape, values) : values);
    }

    private static double[] LastIndexFastest(int[] shape, double[] values)
    {
        double[] turned = new double[values.Length];
        int[] index = new int[shape.Length];
        foreach (double value in values)
        {
            int place = 0;
            for (int d = 0; d < shape.Length; d++) place = (place * shape[d]) + index[d];
            turned[place] = value;
            for (int d = 0; d < shape.Length && ++index[d] == shape[d]; d++) index[d] = 0;
        }

        return turned;
    }
}
