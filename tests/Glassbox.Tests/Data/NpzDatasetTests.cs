using System.IO.Compression;
using System.Text;

namespace Glassbox.Tests.Data;

/// <summary>Archives with datasets, as from Keras and others.</summary>
public class NpzDatasetTests
{
    [Fact]
    public void Training_and_test_images_and_labels_are_read_by_the_names_of_Keras()
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 2 * 2).Select(i => (byte)(i * 20))];
        using MemoryStream archive = Archive(
            ("x_train", "|u1", [3, 2, 2], pixels), ("y_train", "|u1", [3], [7, 5, 7]), ("x_test", "|u1", [1, 2, 2], pixels[..4]), ("y_test", "|u1", [1], [9]));
        var read = NpzDataset.Load(archive);
        Assert.Equal(["5", "7", "9"], read.Classes);
        Assert.Equal((3, 2, 2, 3), (read.Training.Count, read.Training.Rows, read.Training.Columns, read.Training.Classes));
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(read.Training.Label));
        Assert.Equal(pixels[4..8], read.Training.Pixels(1));
        Assert.Equal(2, read.Test!.Label(0));
    }

    [Theory]
    [InlineData("<i8")]
    [InlineData(">i4")]
    [InlineData("<u2")]
    [InlineData("|i1")]
    [InlineData("<f4")]
    [InlineData(">f8")]
    [InlineData("<f2")]
    public void Inputs_and_labels_may_have_any_numeric_type(string type)
    {
        using MemoryStream archive = Archive(("X", type, [2, 3], Numbers(type, 1, 2, 3, 4, 5, 6)), ("y", type, [2, 1], Numbers(type, 1, 2)));
        var read = NpzDataset.Load(archive);
        Assert.Equal([4, 5, 6], read.Training.Inputs(1));
        Assert.Equal(["1", "2"], read.Classes);
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(read.Training.Label));
        Assert.Null(read.Test);
    }

    [Fact]
    public void One_hot_targets_are_classes_and_others_are_numbers()
    {
        byte[] x = Numbers("<f4", 1, 2, 3);
        using MemoryStream oneHot = Archive(("x", "<f4", [3, 1], x), ("y", "<f4", [3, 2], Numbers("<f4", 0, 1, 1, 0, 0, 1)));
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(NpzDataset.Load(oneHot).Training.Label));
        using MemoryStream numbers = Archive(("data", "<f4", [3, 1], x), ("target", "<f8", [3], Numbers("<f8", 0.5, 1, 2)));
        var read = NpzDataset.Load(numbers);
        Assert.Empty(read.Classes);
        Assert.Equal([0.5f], read.Training.Targets(0));
    }

    [Fact]
    public void Colors_are_kept_or_converted_to_gray_and_column_order_is_converted()
    {
        using MemoryStream colors = Archive(("images", "|u1", [1, 1, 2, 3], [255, 255, 255, 0, 100, 0]), ("labels", "|u1", [1], [0]));
        Dataset read = NpzDataset.Load(colors).Training;
        Assert.Equal((1, 2, 3), (read.Rows, read.Columns, read.Channels));
        Assert.Equal([255, 255, 255, 0, 100, 0], read.Pixels(0));
        Assert.Equal([255, 59], read.ToGrayscale().Pixels(0));
        using MemoryStream fortran = Archive(isFortran: true, ("x", "<f4", [2, 3], Numbers("<f4", 1, 4, 2, 5, 3, 6)), ("y", "|u1", [2], [0, 1]));
        Assert.Equal([1, 2, 3], NpzDataset.Load(fortran).Training.Inputs(0));
    }

    [Theory]
    [InlineData("there are no inputs; expected an array called x_train", "a", "|u1", 2)]
    [InlineData("x: expected [samples, …] inputs for as many targets; there are x (3, 1) and y (2,)", "x", "|u1", 3)]
    [InlineData("the elements are of type '<U1'", "x", "<U1", 2)]
    public void Invalid_datasets_are_rejected_by_name(string message, string name, string type, int count)
    {
        using MemoryStream archive = Archive((name, type, [count, 1], new byte[count * (type == "<U1" ? 4 : 1)]), ("y", "|u1", [2], [0, 1]));
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => NpzDataset.Load(archive, "d.npz")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_and_subsets_are_views_of_the_same_samples()
    {
        var all = Dataset.FromSamples([.. Enumerable.Range(0, 31).Select(i => new float[] { i })], [.. Enumerable.Range(0, 31).Select(i => i % 3)], 3);
        IReadOnlyList<DatasetSplit> folds = all.Folds(4, seed: 2);
        Assert.Equal(Enumerable.Range(0, 31), folds.SelectMany(fold => Values(fold.Test)).Order());
        foreach ((Dataset training, Dataset test) in folds)
        {
            Assert.Equal(Enumerable.Range(0, 31), Values(training).Concat(Values(test)).Order());
            for (int c = 0; c < 3; c++) Assert.InRange(Enumerable.Range(0, test.Count).Count(i => test.Label(i) == c), 2, 3);
        }

        Assert.Equal([30, 2, 2], Values(all.Split(2).Others.Subset([28, 0, 0])));
        Assert.Throws<ArgumentException>(() => all.Subset([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => all.Subset([31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => all.Folds(32, 1));

        static IEnumerable<int> Values(Dataset dataset) => Enumerable.Range(0, dataset.Count).Select(i => (int)dataset.Inputs(i)[0]);
    }

    private static MemoryStream Archive(params (string Name, string Type, int[] Shape, byte[] Bytes)[] arrays) => Archive(false, arrays);

    private static MemoryStream Archive(bool isFortran, params (string Name, string Type, int[] Shape, byte[] Bytes)[] arrays)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string type, int[] shape, byte[] elements) in arrays)
            {
                using Stream entry = zip.CreateEntry(name + ".npy").Open();
                string sizes = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
                string header = $"{{'descr': '{type}', 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': {sizes}, }}\n";
                entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. elements]);
            }

        bytes.Position = 0;
        return bytes;
    }

    private static byte[] Numbers(string type, params double[] numbers)
    {
        var bytes = new MemoryStream();
        foreach (double number in numbers)
        {
            byte[] one = type[1..] switch
            {
                "i1" => [(byte)(sbyte)number],
                "u2" => BitConverter.GetBytes((ushort)number),
                "i4" => BitConverter.GetBytes((int)number),
                "i8" => BitConverter.GetBytes((long)number),
                "f2" => BitConverter.GetBytes((Half)number),
                "f4" => BitConverter.GetBytes((float)number),
                _ => BitConverter.GetBytes(number),
            };
            if (type[0] == '>') Array.Reverse(one);
            bytes.Write(one);
        }

        return bytes.ToArray();
    }
}
