using System.Buffers.Binary;

namespace Glassbox.Cli.Tests;

/// <summary>The command with folders of IDX files as EMNIST has them.</summary>
public sealed class IdxFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Letters_on_their_side_whose_labels_start_at_1_are_learned_by_their_names()
    {
        DatasetSplit digits = Mnist.Load();
        int[] some = [.. Enumerable.Range(0, 3000).Where(i => digits.Training.Label(i) < 3)];
        Write("emnist-letters-train", some, digits.Training);
        Write("emnist-letters-test", [.. Enumerable.Range(0, 300).Where(i => digits.Test.Label(i) < 3)], digits.Test);
        File.WriteAllText(folder.File("emnist-letters-mapping.txt"), "1 65 97\n2 66 98\n3 67 99\n");
        string model = folder.File("letters.safetensors");
        string[] data = ["--data", folder.Path, "--transpose"];
        Ran.Glassbox(["train", .. data, "--layers", "784,10,3", "--epochs", "3", "--learning-rate", "0.1", "--out", model]).Well();
        Ran evaluated = Ran.Glassbox(["evaluate", "--model", model, .. data]).Well();
        Assert.Contains("truth A/a ", evaluated.Output, StringComparison.Ordinal);
        Assert.Matches(@"9\d\.\d+%|100\.00%", evaluated.Output);
        int two = Enumerable.Range(0, 100).First(i => digits.Test.Label(i) == 2);
        Bitmap.Write(folder.File("c.bmp"), digits.Test.Pixels(two), 28, enlarged: 1, isInverted: false);
        Assert.Contains("c.bmp: C/c ", Ran.Glassbox("predict", "--model", model, folder.File("c.bmp")).Well().Output, StringComparison.Ordinal);
        Assert.Contains("--transpose is not for tables", Ran.Glassbox("train", "--data", Repository.PathOf("data", "tables", "iris.csv"), "--target", "species", "--transpose").Errors, StringComparison.Ordinal);
    }

    private void Write(string name, int[] samples, Dataset digits)
    {
        byte[] images = new byte[16 + (784 * samples.Length)], labels = new byte[8 + samples.Length];
        (images[2], images[3], labels[2], labels[3]) = (8, 3, 8, 1);
        foreach ((int at, int size) in (ReadOnlySpan<(int, int)>)[(4, samples.Length), (8, 28), (12, 28)]) BinaryPrimitives.WriteInt32BigEndian(images.AsSpan(at), size);
        BinaryPrimitives.WriteInt32BigEndian(labels.AsSpan(4), samples.Length);
        for (int s = 0; s < samples.Length; s++)
        {
            byte[] pixels = digits.Pixels(samples[s]);
            for (int i = 0; i < 784; i++) images[16 + (784 * s) + (i % 28 * 28) + (i / 28)] = pixels[i];
            labels[8 + s] = (byte)(digits.Label(samples[s]) + 1);
        }

        File.WriteAllBytes(folder.File($"{name}-images-idx3-ubyte"), images);
        File.WriteAllBytes(folder.File($"{name}-labels-idx1-ubyte"), labels);
    }
}
