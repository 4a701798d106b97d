using System.Buffers.Binary;

namespace Glassbox.Tests.Data;

/// <summary>IDX datasets that differ from MNIST: other labels, other pixel types, transposed images, class names.</summary>
public sealed class IdxDatasetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("glassbox-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Labels_that_start_at_0_are_the_classes()
    {
        Write("", [2, 0], [1, 0]);
        var read = IdxDataset.Load(folder);
        Assert.Equal((3, 2, 0), (read.Training.Classes, read.Training.Label(0), read.Training.Label(1)));
        Assert.Empty(read.Classes);
        Assert.Equal((2, 3), (read.Test.Rows, read.Test.Columns));
        Assert.Equal([0, 1, 2, 3, 4, 5], read.Training.Pixels(0));
    }

    [Fact]
    public void Labels_that_start_at_1_become_classes_from_0_named_by_their_labels()
    {
        Write("emnist-letters-", [26, 1], [5, 1]);
        var read = IdxDataset.Load(folder);
        Assert.Equal((26, 25, 0, 4), (read.Training.Classes, read.Training.Label(0), read.Training.Label(1), read.Test.Label(0)));
        Assert.Equal(["1", "2"], read.Classes.Take(2));
        Assert.Equal("26", read.Classes[25]);
    }

    [Fact]
    public void A_file_of_names_in_the_folder_or_elsewhere_names_the_classes()
    {
        Write("emnist-letters-", [3, 1], [2, 1]);
        File.WriteAllText(Path.Combine(folder, "emnist-letters-mapping.txt"), "1 65 97\n2 66 98\n\n3 67 99\n");
        Assert.Equal(["A/a", "B/b", "C/c"], IdxDataset.Load(folder).Classes);
        string own = Path.Combine(folder, "names");
        File.WriteAllText(own, "2 Ankle boot\n1 Bag\n3 7\n");
        var read = IdxDataset.Load(folder, new IdxOptions { NamesPath = own });
        Assert.Equal(["Bag", "Ankle boot", "7"], read.Classes);
        Write("emnist-letters-", [2, 0], [1, 0]);
        File.WriteAllText(own, "T-shirt\nTrouser\nPull over\n");
        Assert.Equal(["T-shirt", "Trouser", "Pull over"], IdxDataset.Load(folder, new IdxOptions { NamesPath = own }).Classes);
    }

    [Fact]
    public void Samples_are_mapped_to_a_networks_classes_by_name_or_else_by_index()
    {
        Write("", [3, 1], [1, 1]);
        var byName = IdxDataset.Load(folder, new IdxOptions { Classes = ["3", "2", "1", "0"] });
        Assert.Equal((4, 0, 2), (byName.Training.Classes, byName.Training.Label(0), byName.Training.Label(1)));
        var byPlace = IdxDataset.Load(folder, new IdxOptions { Classes = ["a", "b", "c", "d"] });
        Assert.Equal((4, 3, 1), (byPlace.Training.Classes, byPlace.Training.Label(0), byPlace.Training.Label(1)));
        Assert.Contains("the label 3, '3', is not one of the classes: a, b.", Assert.Throws<DataFormatException>(() => IdxDataset.Load(folder, new IdxOptions { Classes = ["a", "b"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transposed_images_are_turned_upright()
    {
        Write("", [1, 0], [1, 0]);
        var read = IdxDataset.Load(folder, new IdxOptions { IsTransposed = true });
        Assert.Equal((3, 2), (read.Training.Rows, read.Training.Columns));
        Assert.Equal([0, 3, 1, 4, 2, 5], read.Training.Pixels(0));
        Assert.Equal([6, 9, 7, 10, 8, 11], read.Training.Pixels(1));
    }

    [Theory]
    [InlineData(0x09, 1)]
    [InlineData(0x0b, 2)]
    [InlineData(0x0c, 4)]
    [InlineData(0x0d, 4)]
    [InlineData(0x0e, 8)]
    public void Pixels_may_have_any_type(byte type, int size)
    {
        Write("", [1, 0], [1, 0]);
        byte[] data = new byte[12 * size];
        for (int i = 0; i < 12; i++) Number(type, 10 * i, data.AsSpan(i * size, size));
        WriteFile("train-images-idx3-ubyte", IdxBytes.File(type, data, 2, 2, 3));
        Assert.Equal([60, 70, 80, 90, 100, 110], IdxDataset.Load(folder).Training.Pixels(1));
        if (type == 0x09) return;
        Number(type, 256, data.AsSpan(5 * size, size));
        WriteFile("train-images-idx3-ubyte", IdxBytes.File(type, data, 2, 2, 3));
        var fault = Assert.Throws<DataFormatException>(() => IdxDataset.Load(folder));
        Assert.Equal($"byte {16 + (5 * size)}", fault.Place);
        Assert.Contains("a pixel is 256", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 A\n1 B\n", "line 2: the label 1 occurs twice.")]
    [InlineData("1 A\n2 A\n", "two labels are called 'A'.")]
    [InlineData("\n", "is empty")]
    public void Errors_in_names_are_reported(string text, string message)
    {
        Write("", [1, 0], [1, 0]);
        File.WriteAllText(Path.Combine(folder, "mapping.txt"), text);
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => IdxDataset.Load(folder)).Message, StringComparison.Ordinal);
    }

    private static void Number(byte type, int number, Span<byte> bytes)
    {
        switch (type)
        {
            case 0x09: bytes[0] = (byte)number; break;
            case 0x0b: BinaryPrimitives.WriteInt16BigEndian(bytes, (short)number); break;
            case 0x0c: BinaryPrimitives.WriteInt32BigEndian(bytes, number); break;
            case 0x0d: BinaryPrimitives.WriteSingleBigEndian(bytes, number); break;
            default: BinaryPrimitives.WriteDoubleBigEndian(bytes, number); break;
        }
    }

    private void Write(string prefix, byte[] labels, byte[] testLabels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 12).Select(i => (byte)i)];
        WriteFile($"{prefix}train-images-idx3-ubyte", IdxBytes.File(pixels, 2, 2, 3));
        WriteFile($"{prefix}train-labels-idx1-ubyte", IdxBytes.File(labels, 2));
        WriteFile($"{prefix}t10k-images-idx3-ubyte", IdxBytes.File(pixels, 2, 2, 3));
        WriteFile($"{prefix}t10k-labels-idx1-ubyte", IdxBytes.File(testLabels, 2));
    }

    private void WriteFile(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
}
