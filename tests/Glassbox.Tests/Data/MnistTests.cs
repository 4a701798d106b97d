using System.IO.Compression;
using System.Security.Cryptography;

namespace Glassbox.Tests.Data;

public class MnistTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb")]
    [InlineData("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624")]
    [InlineData("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea")]
    [InlineData("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637")]
    public void The_files_are_the_published_ones(string name, string md5)
    {
#pragma warning disable CA5351 // the published digests are MD5
        Assert.Equal(md5, Convert.ToHexStringLower(MD5.HashData(Unzip(name))));
#pragma warning restore CA5351
    }

    [Fact]
    public void The_digests_beside_the_files_are_correct()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "SHA256SUMS"));
        Assert.Equal(Directory.GetFiles(Mnist.Folder).Select(Path.GetFileName).Order(), lines.Select(line => line[66..]).Order());
        foreach (string line in lines)
            Assert.Equal(
                line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Mnist.Folder, line[66..])))));
    }

    [Fact]
    public void File_names_of_other_datasets_may_have_a_prefix()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        foreach (string part in (string[])["train", "test"])
        {
            File.WriteAllBytes(Path.Combine(folder, $"letters-{part}-images-idx3-ubyte"), IdxBytes.File([1, 2, 3, 4], 1, 2, 2));
            File.WriteAllBytes(Path.Combine(folder, $"letters-{part}-labels-idx1-ubyte.gz"), IdxBytes.Zip(IdxBytes.File([26], 1)));
        }

        Assert.Equal(26, IdxFile.LoadFolder(folder, classes: 27).Test.Label(0));
        File.WriteAllBytes(Path.Combine(folder, "digits-train-images-idx3-ubyte"), []);
        Assert.Contains(
            "several files like train-images-idx3-ubyte: digits-train-images-idx3-ubyte, letters-train-images-idx3-ubyte",
            Assert.Throws<DataFormatException>(() => IdxFile.LoadFolder(folder, classes: 27)).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    // Debian's dataset-fashion-mnist: the same four names, gzipped by another program.
    [Fact]
    public void Fashion_MNIST_is_read_and_learned_without_conversion()
    {
        const string folder = "/usr/share/datasets/fashion-mnist";
        Assert.SkipUnless(Directory.Exists(folder), "Debian's package dataset-fashion-mnist is not installed.");
        DatasetSplit clothes = IdxFile.LoadFolder(folder);

        Assert.Equal((60_000, 10_000, 28, 28), (clothes.Training.Count, clothes.Test.Count, clothes.Test.Rows, clothes.Test.Columns));
        Assert.Equal([6000], Enumerable.Range(0, 60_000).GroupBy(clothes.Training.Label).Select(g => g.Count()).Distinct());
        Assert.Equal(9, clothes.Training.Label(0)); // an ankle boot
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        _ = new Trainer(network, clothes.Training).Epochs(2).Last();
        Assert.InRange(network.Evaluate(clothes.Test).Accuracy, 0.8, 0.9);
    }

    [Fact]
    public void All_digits_are_read_pixel_by_pixel()
    {
        DatasetSplit digits = Mnist.Load();
        Assert.Equal((60_000, 10_000), (digits.Training.Count, digits.Test.Count));
        Same(digits.Training, "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
        Same(digits.Test, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    }

    [Fact]
    public void A_folder_may_have_uncompressed_files_and_other_image_sizes()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        byte[] labels = [.. Enumerable.Range(0, 47).Select(i => (byte)i)];
        byte[] pixels = [.. Enumerable.Range(0, 47 * 15).Select(i => (byte)(i % 7))];
        Write("train-images-idx3-ubyte", IdxBytes.File(pixels, 47, 3, 5));
        Write("train-labels-idx1-ubyte.gz", IdxBytes.Zip(IdxBytes.File(labels, 47)));
        Write("t10k-images-idx3-ubyte.gz", IdxBytes.Zip(IdxBytes.File(pixels[..30], 2, 3, 5)));
        Write("t10k-labels-idx1-ubyte", IdxBytes.File(labels[45..], 2));
        DatasetSplit letters = IdxFile.LoadFolder(folder, classes: 47);
        Assert.Equal((3, 5, 47), (letters.Training.Rows, letters.Training.Columns, letters.Test.Outputs));
        Assert.Equal(46, letters.Test.Label(1));

        Assert.Contains("label 10 is 10", Fault(folder), StringComparison.Ordinal);
        Write("t10k-images-idx3-ubyte.gz", IdxBytes.Zip(IdxBytes.File(pixels[..30], 2, 5, 3)));
        Assert.Contains("its images are of 5 × 3", Fault(folder, 47), StringComparison.Ordinal);
        Write("t10k-images-idx3-ubyte.gz", [1, 2, 3, 4]);
        Assert.Contains("t10k-images-idx3-ubyte.gz, byte 0: starts with 0x01", Fault(folder, 47), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "train-labels-idx1-ubyte.gz"));
        Assert.Contains("holds neither train-labels-idx1-ubyte nor", Fault(folder, 47), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        Assert.Contains("there is no such folder", Fault(folder), StringComparison.Ordinal);

        void Write(string name, byte[] contents) => File.WriteAllBytes(Path.Combine(folder, name), contents);
    }

    private static string Fault(string folder, int classes = 10) =>
        Assert.Throws<DataFormatException>(() => IdxFile.LoadFolder(folder, classes)).Message;

    private static void Same(Dataset read, string images, string labels)
    {
        byte[] pixels = Unzip(images), labelOf = Unzip(labels);
        for (int i = 0; i < read.Count; i++)
        {
            Assert.True(pixels.AsSpan(16 + (i * 784), 784).SequenceEqual(read.Pixels(i)), $"digit {i}");
            Assert.Equal(labelOf[8 + i], read.Label(i));
        }
    }

    private static byte[] Unzip(string name)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(Mnist.Folder, name + ".gz")), CompressionMode.Decompress);
        var contents = new MemoryStream();
        gzip.CopyTo(contents);
        return contents.ToArray();
    }
}
