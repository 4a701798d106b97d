using System.Buffers.Binary;

namespace Glassbox.Data.Tests;

/// <summary>Pictures in folders of their classes.</summary>
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_folder_is_a_class_and_pictures_of_one_size_keep_it()
    {
        Directory.CreateDirectory(folder.File(".git"));
        Write("up/b.bmp", 2, 3, (_, y) => y == 0 ? 255 : 0);
        Write("down/a.BMP", 2, 3, (_, y) => y == 2 ? 200 : 0);
        File.WriteAllText(folder.File("up/notes.txt"), "no picture");
        Assert.True(PictureFolder.IsOne(folder.Path));
        var read = PictureFolder.Load(folder.Path);
        Assert.Equal(["down", "up"], read.Classes);
        Assert.Equal((2, 3, 2), (read.Dataset.Count, read.Dataset.Rows, read.Dataset.Columns));
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(read.Dataset.Label));
        Assert.Equal([0, 0, 0, 0, 200, 200], read.Dataset.Pixels(0));
        Assert.EndsWith("a.BMP", read.Files[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_many_sizes_are_scaled_to_one_and_learned()
    {
        for (int i = 0; i < 30; i++)
        {
            int n = i;
            Write($"left/{i}.bmp", 10 + (i % 3), 10 + (i % 4), (x, _) => x < 4 ? 200 + n : n);
            Write($"right/{i}.bmp", 10 + (i % 4), 10 + (i % 3), (x, _) => x > 5 ? 200 + n : n);
        }

        Assert.Equal((28, 28), Size(PictureFolder.Load(folder.Path)));
        var read = PictureFolder.Load(folder.Path, ModelInputs.Images(8, 6));
        Assert.Equal((8, 6), Size(read));
        var model = Model.Fit(read.Dataset, read.Classes, new FitOptions { Hidden = [8], Epochs = 60 });
        Assert.Equal(1, model.Evaluate(read.Dataset).Accuracy);
        Assert.Equal("right", model.Predict(PictureFile.Load(folder.File("right/3.bmp"))).Label);

        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        var loaded = Model.Load(stream);
        Assert.Equal((ModelInputs.Images(8, 6), "left"), (loaded.Image, loaded.Predict(PictureFile.Load(folder.File("left/7.bmp"))).Label));
        Assert.Equal(64, loaded.DataSha256!.Length);
        Assert.Equal(["left", "right"], PictureFolder.Load(folder.Path, loaded.Image, loaded.Classes).Classes);
        Assert.Contains("the folder right is none of the classes 'left'", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path, null, ["left"])).Message, StringComparison.Ordinal);

        static (int Rows, int Columns) Size(PictureFolder folder) => (folder.Dataset.Rows, folder.Dataset.Columns);
    }

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        Assert.False(PictureFolder.IsOne(folder.Path));
        Assert.Contains("there are no pictures in it", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.File("none"))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("a"));
        File.WriteAllText(folder.File("a/x.png"), "text");
        var fault = Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path));
        Assert.StartsWith(folder.File("a/x.png") + ": this is no picture", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<FileNotFoundException>(() => PictureFile.Load(folder.File("y.png"))).Message, StringComparison.Ordinal);
        var model = Model.Fit(Text.Iris, "species", new FitOptions { Epochs = 1 });
        Assert.Throws<InvalidOperationException>(() => model.Predict(new GrayscalePicture([0], 1, 1)));
        Assert.Contains("2 classes; there are 1 names", Assert.Throws<ArgumentException>(() => Model.Fit(Dataset.FromSamples([[1f], [2f]], [0, 1], 2), ["one"])).Message, StringComparison.Ordinal);
    }

    // A BMP of 24 bits a pixel, bottom row first.
    private void Write(string name, int width, int height, Func<int, int, int> gray)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        int stride = (width * 3 + 3) / 4 * 4;
        byte[] file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        foreach ((int at, int value) in (ReadOnlySpan<(int, int)>)[(2, file.Length), (10, 54), (14, 40), (18, width), (22, height), (26, 1 | (24 << 16))])
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) file.AsSpan(54 + ((height - 1 - y) * stride) + (3 * x), 3).Fill((byte)gray(x, y));
        File.WriteAllBytes(path, file);
    }
}
