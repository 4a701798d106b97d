using System.Buffers.Binary;
using System.IO.Compression;
using Glassbox.Data;
using Glassbox.Reference;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Glassbox.Fuzz;

/// <summary>The readers of external files.</summary>
internal static class Targets
{
    private static readonly Dataset CheckpointSamples = Dataset.FromSamples([[1f, 2, 3], [0, 1, 0], [2, 2, 1]], new byte[] { 0, 1, 1 }, 2);

    /// <summary>All readers.</summary>
    public static IReadOnlyList<Target> All { get; } = [.. Make()];

    private static IEnumerable<Target> Make()
    {
        byte[] images = Idx([3, 4, 5], 60), labels = Idx([3], 3);
        yield return new("idx-images", [images], bytes => LoadIdx(bytes, labels), Mutation.Bytes);
        yield return new("idx-images-gz", [Zipped(images)], bytes => LoadIdx(bytes, labels), Containers.Gzip);
        yield return new("idx-labels", [labels, Zipped(labels)], bytes => LoadIdx(images, bytes), Mutation.Bytes);
        yield return new("safetensors", [.. Models(ModelFormat.Safetensors)], bytes => LoadModel(bytes, ModelFormat.Safetensors), Containers.Safetensors);
        yield return new("checkpoint", [.. Checkpoints()], LoadCheckpoint, Containers.Safetensors);
        yield return new("npz", [.. Models(ModelFormat.Npz)], bytes => LoadModel(bytes, ModelFormat.Npz), Containers.Zip);
        yield return new("onnx", [.. Models(ModelFormat.Onnx), .. Onnx()], bytes => LoadModel(bytes, ModelFormat.Onnx), Containers.Proto);
        yield return new("png", [Picture(new PngEncoder()), Picture(new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 }), Picture(new PngEncoder { BitDepth = PngBitDepth.Bit16 })], LoadPicture, Containers.Png);
        yield return new("jpeg", [Picture(new JpegEncoder()), Picture(new JpegEncoder { ColorType = JpegColorType.Luminance })], LoadPicture, Mutation.Bytes);
        yield return new("bmp", [Picture(new BmpEncoder()), Picture(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel8 })], LoadPicture, Mutation.Bytes);
    }

    private static void LoadIdx(byte[] images, byte[] labels)
    {
        try
        {
            _ = IdxFile.Load(new MemoryStream(images), "images", new MemoryStream(labels), "labels");
        }
        catch (DataFormatException)
        {
            // an allowed exception
        }
    }

    private static void LoadModel(byte[] bytes, ModelFormat format)
    {
        try
        {
            _ = ModelFile.Load(new MemoryStream(bytes), format, "model");
        }
        catch (DataFormatException)
        {
            // an allowed exception
        }
    }

    private static void LoadCheckpoint(byte[] bytes)
    {
        try
        {
            var checkpoint = Checkpoint.Load(new MemoryStream(bytes), "checkpoint");
            if (checkpoint.State is null) return;
            new Trainer(new Network(checkpoint.Architecture), CheckpointSamples, checkpoint.Options with { Threads = 1 }) { Validation = CheckpointSamples }
                .RestoreState(checkpoint.State);
        }
        catch (Exception e) when (e is DataFormatException or ArgumentException { Source: "Glassbox" })
        {
            // an allowed exception, also for a checkpoint of other training
        }
    }

    private static IEnumerable<byte[]> Checkpoints()
    {
        var options = new TrainingOptions { Optimizer = new Adam(), BatchSize = 2, Schedule = new PlateauSchedule(), EarlyStopping = new EarlyStopping() };
        var trainer = new Trainer(new Network(new Architecture([3, 2, 2]), 1), CheckpointSamples, options) { Validation = CheckpointSamples };
        foreach (int steps in (int[])[1, 2])
        {
            trainer.Advance(steps);
            using var stream = new MemoryStream();
            Checkpoint.From(trainer).Save(stream);
            yield return stream.ToArray();
        }
    }

    private static void LoadPicture(byte[] bytes)
    {
        try
        {
            GrayscalePicture picture = PictureFile.Read(bytes);
            if ((long)picture.Width * picture.Height > 4_000_000) return;
            _ = DigitImage.From(picture);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException { Source: "Glassbox" })
        {
            // an allowed exception, also for an empty picture
        }
    }

    private static byte[] Idx(int[] sizes, int length)
    {
        byte[] bytes = new byte[4 + (4 * sizes.Length) + length];
        (bytes[2], bytes[3]) = (8, (byte)sizes.Length);
        for (int i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), sizes[i]);
        for (int i = 0; i < length; i++) bytes[4 + (4 * sizes.Length) + i] = (byte)(sizes.Length == 1 ? i : i * 7);
        return bytes;
    }

    private static byte[] Zipped(byte[] contents)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(contents);
        return zipped.ToArray();
    }

    private static IEnumerable<byte[]> Models(ModelFormat format)
    {
        var recipe = new Recipe { Options = new() { Optimizer = new Adam(), BatchSize = 4, Loss = Loss.CrossEntropy }, Initializer = Initializer.He, Epochs = 2, Samples = 9 };
        foreach ((Network network, Recipe? how) in new (Network, Recipe?)[]
        {
            (new Network(new Architecture([3, 2, 2]), seed: 1), null),
            (new Network(new Architecture([4, 3, 5, 2], Activation.Relu, Activation.Softmax), seed: 2), recipe),
        })
        {
            foreach (SavedModel model in (SavedModel[])[new(network, how), new(ReferenceNetwork.From(network), how)])
            {
                using var bytes = new MemoryStream();
                ModelFile.Save(bytes, format, model);
                yield return bytes.ToArray();
            }
        }
    }

    // With numbers only, with missing values, and with categories: the graphs for other runtimes.
    private static IEnumerable<byte[]> Onnx()
    {
        var table = Table.FromRecords(Enumerable.Range(0, 12).ToArray(), ("a", i => i % 5 == 0 ? Cell.Missing : i), ("b", i => i % 2 == 0 ? "x" : "y"), ("c", i => i % 3));
        foreach (string[] columns in (string[][])[["a", "b", "c"], ["a", "c"]])
        {
            using var bytes = new MemoryStream();
            Model.Fit(table.Select(columns), "c", new FitOptions { Hidden = [2], Epochs = 1, Activation = Activation.Gelu }).Save(bytes, ModelFormat.Onnx);
            yield return bytes.ToArray();
        }
    }

    private static byte[] Picture(IImageEncoder encoder)
    {
        using var image = new Image<Rgba32>(24, 18, new Rgba32(250, 240, 230));
        for (int i = 3; i < 15; i++) image[i, i] = image[i + 1, i] = image[i, 8] = new Rgba32(20, 30, 60);
        using var bytes = new MemoryStream();
        image.Save(bytes, encoder);
        return bytes.ToArray();
    }
}
