using System.Buffers.Binary;

namespace Glassbox.Data.Tests;

/// <summary>Pictures in one folder per class.</summary>
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_folder_is_a_class_and_pictures_of_the_same_size_keep_it()
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
        Assert.Contains("the folder right is not one of the classes 'left'", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path, null, ["left"])).Message, StringComparison.Ordinal);

        static (int Rows, int Columns) Size(PictureFolder folder) => (folder.Dataset.Rows, folder.Dataset.Columns);
    }

    [Fact]
    public void Color_pictures_are_learned_in_color_and_distinguished_by_it()
    {
        // Equally bright: in grayscale, nothing distinguishes them.
        for (int i = 0; i < 24; i++)
        {
            int n = i;
            WriteColor($"warm/{i}.bmp", 4, 3, (x, y) => (180 + n, 60, (x * 9) + y));
            WriteColor($"cold/{i}.bmp", 4, 3, (x, y) => ((x * 9) + y, 121 + (n / 2), 60));
        }

        Assert.Equal(ModelInputs.ColorImages(3, 4), PictureFolder.InputsOf(folder.Path));
        Assert.Equal(ModelInputs.Images(3, 4), PictureFolder.InputsOf(folder.Path, isColor: false));
        Assert.Equal(ModelInputs.ColorImages(5, 6), PictureFolder.InputsOf(folder.Path, (5, 6)));
        var told = new Told();
        var read = PictureFolder.Load(folder.Path, progress: told);
        Assert.Equal((48, 48, 3, 36), (told.Last, read.Dataset.Count, read.Dataset.Channels, read.Dataset.Features));
        Assert.Equal([180, 60, 0, 180, 60, 9], read.Dataset.Pixels(24)[..6]);
        var model = Model.Fit(read.Dataset, read.Classes, new FitOptions { Hidden = [8], Epochs = 60 });
        Assert.Equal(1, model.Evaluate(read.Dataset).Accuracy);

        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        var loaded = Model.Load(stream);
        Assert.Equal("images 3x4x3", loaded.Image!.ToString());
        ColorPicture warm = PictureFile.LoadColor(folder.File("warm/3.bmp"));
        Prediction answer = loaded.Predict(warm);
        Assert.Equal("warm", answer.Label);
        Assert.Equal(model.Network.Predict(read.Dataset.Inputs(24 + Array.IndexOf([.. read.Files.Skip(24).Select(Path.GetFileName)], "3.bmp"))).Select(p => (double)p), answer.Values);

        // For a color model, gray is equal red, green and blue; for a gray model, a color picture is converted.
        GrayscalePicture gray = warm.ToGrayscale();
        Assert.Equal(PictureFile.Load(folder.File("warm/3.bmp")).Pixels, gray.Pixels);
        Assert.Equal(model.Network.Predict([.. gray.Pixels.ToArray().SelectMany(p => (float[])[p / 255f, p / 255f, p / 255f])]).Select(p => (double)p), loaded.Predict(gray).Values);
        var grays = PictureFolder.Load(folder.Path, ModelInputs.Images(3, 4));
        Assert.Equal(grays.Dataset.Pixels(30), read.Dataset.ToGrayscale().Pixels(30));
        var ofGrays = Model.Fit(grays.Dataset, grays.Classes, new FitOptions { Epochs = 1 });
        Assert.Equal(ofGrays.Predict(gray).Values, ofGrays.Predict(warm).Values);
        Assert.NotEqual(ofGrays.DataSha256, model.DataSha256);
    }

    [Fact]
    public void Skipped_files_are_reported_and_misplaced_pictures_are_found()
    {
        Write("all/up/b.jfif", 2, 3, (_, y) => y == 0 ? 255 : 0);
        Write("all/down/a.bmp", 2, 3, (_, y) => y == 2 ? 200 : 0);
        Assert.Empty(PictureFolder.Load(folder.File("all")).Warnings);
        foreach (string other in (string[])["all/up/c.GIF", "all/up/d.webp", "all/up/._b.jfif", "all/up/Thumbs.db"]) File.WriteAllText(folder.File(other), "other");
        Directory.CreateDirectory(folder.File("all/side"));
        Assert.Equal(
            [$"{folder.File("all/up/c.GIF")} and 1 more are left out: PNG, JPEG and BMP are read, not .gif, .webp.", $"{folder.File("all/side")} has no pictures directly in it and is not used as a class."],
            PictureFolder.Load(folder.File("all")).Warnings);
        Assert.Contains($"one level below: name {folder.File("all")}.", Fault(folder.Path), StringComparison.Ordinal);
        Assert.Contains("its pictures are not in folders", Fault(folder.File("all/down")), StringComparison.Ordinal);

        static string Fault(string path) => Assert.Throws<DataFormatException>(() => PictureFolder.Load(path)).Message;
    }

    [Fact]
    public void Unreadable_pictures_are_named()
    {
        Assert.False(PictureFolder.IsOne(folder.Path));
        Assert.Contains("it contains no pictures", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.File("none"))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("a"));
        File.WriteAllText(folder.File("a/x.png"), "text");
        var fault = Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path));
        Assert.StartsWith(folder.File("a/x.png") + ": this is not a picture", fault.Message, StringComparison.Ordinal);
        for (int i = 0; i < 6; i++) File.WriteAllText(folder.File($"a/y{i}.png"), "text");
        Write("b/fine.bmp", 2, 2, (_, _) => 9);
        string all = Assert.Throws<DataFormatException>(() => PictureFolder.Load(folder.Path)).Message;
        Assert.StartsWith($"{folder.Path}: 7 of the 8 pictures cannot be read: {folder.File("a/x.png")}: this is not a picture", all, StringComparison.Ordinal);
        Assert.EndsWith("BMP; and 2 more.", all, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<FileNotFoundException>(() => PictureFile.Load(folder.File("y.png"))).Message, StringComparison.Ordinal);
        var model = Model.Fit(Text.Iris, "species", new FitOptions { Epochs = 1 });
        Assert.Throws<InvalidOperationException>(() => model.Predict(new GrayscalePicture([0], 1, 1)));
        Assert.Contains("2 classes, but 1 name.", Assert.Throws<ArgumentException>(() => Model.Fit(Dataset.FromSamples([[1f], [2f]], [0, 1], 2), ["one"])).Message, StringComparison.Ordinal);
    }

    private void Write(string name, int width, int height, Func<int, int, int> gray) =>
        WriteColor(name, width, height, (x, y) => (gray(x, y), gray(x, y), gray(x, y)));

    // A BMP with 24 bits per pixel, bottom row first, each pixel blue, green and red.
    private void WriteColor(string name, int width, int height, Func<int, int, (int Red, int Green, int Blue)> color)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        int stride = (width * 3 + 3) / 4 * 4;
        byte[] file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        foreach ((int at, int value) in (ReadOnlySpan<(int, int)>)[(2, file.Length), (10, 54), (14, 40), (18, width), (22, height), (26, 1 | (24 << 16))])
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) (file[At(x, y) + 2], file[At(x, y) + 1], file[At(x, y)]) = ((byte)color(x, y).Red, (byte)color(x, y).Green, (byte)color(x, y).Blue);
        File.WriteAllBytes(path, file);

        int At(int x, int y) => 54 + ((height - 1 - y) * stride) + (3 * x);
    }

    private sealed class Told : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value) => Last = value;
    }
}
