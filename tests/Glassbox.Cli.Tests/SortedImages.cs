namespace Glassbox.Cli.Tests;

/// <summary>A folder of images of 2 × 2 pixels, sorted by their labels: of class c, one pixel is bright.</summary>
internal sealed class SortedImages : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="counts">Of each class, how many to train with; half as many to test with.</param>
    public SortedImages(params int[] counts)
    {
        Write("train", counts);
        Write("t10k", [.. counts.Select(count => (count + 1) / 2)]);
    }

    public string Path => folder.Path;

    public string File(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();

    private void Write(string name, int[] counts)
    {
        byte[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat((byte)label, count))];
        byte[] pixels = [.. labels.SelectMany((label, i) => Enumerable.Range(0, 4).Select(p => p == label ? (byte)(200 + (i % 50)) : (byte)(i * 7 % 90)))];
        byte high = (byte)(labels.Length >> 8), low = (byte)labels.Length;
        System.IO.File.WriteAllBytes(folder.File($"{name}-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, high, low, 0, 0, 0, 2, 0, 0, 0, 2, .. pixels]);
        System.IO.File.WriteAllBytes(folder.File($"{name}-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, high, low, .. labels]);
    }
}
