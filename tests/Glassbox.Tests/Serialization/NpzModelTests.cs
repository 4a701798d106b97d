using System.IO.Compression;
using Glassbox.Reference;
using Glassbox.Serialization;

namespace Glassbox.Tests.Serialization;

public class NpzModelTests
{
    [Theory]
    [InlineData("float64-npy-1.npz")]
    [InlineData("float32-npy-2.npz")]
    [InlineData("float64-npy-3.npz")]
    [InlineData("big-endian-float32.npz")]
    [InlineData("big-endian-float64-fortran.npz")]
    [InlineData("fortran-float32.npz")]
    [InlineData("flat-bias.npz")]
    [InlineData("savez.npz")]
    [InlineData("savez-compressed.npz")]
    [InlineData("float32.safetensors")]
    [InlineData("float64-flat-bias.safetensors")]
    public void Files_of_other_programs_are_read_once_their_activations_are_specified(string name)
    {
        string path = ModelFileTests.Golden(name);
        foreach ((Activation? hidden, Activation? output) in new[] { (null, null), (Activation.Relu, (Activation?)null), (null, Activation.Softmax) })
        {
            var asked = Assert.Throws<DataFormatException>(() => ModelFile.Load(path, hidden, output));
            Assert.Equal("activations", asked.Place);
            Assert.Contains("activations of its 2 layers", asked.Message, StringComparison.Ordinal);
        }

        SavedModel model = ModelFile.Load(path, Activation.Relu, Activation.Softmax);
        Assert.Equal(new Architecture([3, 2, 2], Activation.Relu, Activation.Softmax), model.Network.Architecture);
        Assert.Equal(Models.Small().Parameters, model.Network.Parameters);
        Assert.Null(model.Recipe);
    }

    [Fact]
    public void Activations_written_by_NumPy_are_read()
    {
        SavedModel model = ModelFile.Load(ModelFileTests.Golden("activations.npz"), Activation.Relu, Activation.Tanh); // the file takes precedence
        Assert.True(Models.AreSame(Models.Small(), model.Network));
    }

    [Fact]
    public void Double_precision_is_exact_in_the_reference_and_rounded_in_the_network()
    {
        SavedModel model = ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "Golden", "initial.npz"), Activation.Sigmoid, Activation.Sigmoid);
        Assert.Equal(new Architecture([784, 20, 10]), model.Network.Architecture);
        Matrix weights = model.Reference!.Weights[0];
        // NumPy's value for the same file.
        Assert.Equal(0.04881350392732475, weights[0, 0]);
        Assert.Equal(-0.2728711831006764, weights[3, 7]);
        Assert.Equal(0.17978489125335928, weights[19, 783]);
        Assert.All(model.Reference.Biases[1].Values, value => Assert.Equal(0, value));
        for (int o = 0; o < 20; o++)
            for (int i = 0; i < 784; i++) Assert.Equal((float)weights[o, i], model.Network.Layers[0].Weight(i, o));
    }

    [Theory]
    [InlineData("objects.npz", "weights_1, byte 20", "dtype object")]
    [InlineData("float16.npz", "weights_0", "'<f2'")]
    [InlineData("integers.npz", "weights_0", "'<i4'")]
    [InlineData("records.npz", "bias_0, byte 20", "records of several fields")]
    [InlineData("unknown-array.npz", "gamma", "nothing of that name")]
    [InlineData("missing-bias.npz", null, "bias_1 is missing")]
    [InlineData("misfit.npz", "weights_1", "the shape is (2, 5); a network 3-2-2 (sigmoid, sigmoid) needs (2, 2)")]
    [InlineData("nan.npz", "weights_1", "[1, 0] is NaN")]
    [InlineData("too-large-for-single.npz", "bias_1", "[1, 0] is 1E+39; expected a finite number that single precision")]
    [InlineData("truncated.npz", null, "zip archive is damaged")]
    public void Mismatches_are_rejected_by_name_and_place(string name, string? place, string problem)
    {
        string path = ModelFileTests.Golden(name);
        var e = Assert.Throws<DataFormatException>(() => ModelFile.Load(path, Activation.Sigmoid, Activation.Sigmoid));
        Assert.Equal(path, e.File);
        Assert.Equal(place, e.Place);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (20), }", "a comma after the one size")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "something is missing")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (), }", "'descr' is unknown or twice there")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (), }", "True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (-1,), }", "a whole number")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (99999999999,), }", "a whole number")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (65536, 65536), }", "more than")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,)}, 7", "nothing more")]
    [InlineData("{'descr': '|O', 'fortran_order': True, 'shape': (1,)}", "dtype object")]
    [InlineData("{'descr': __import__('os'), 'fortran_order': True, 'shape': (1,)}", "a string in quotes")]
    [InlineData("", "'{'")]
    public void An_invalid_header_is_rejected(string header, string problem)
    {
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header)];
        var e = Assert.Throws<DataFormatException>(() => NpyHeader.Read(new ByteSource(new MemoryStream(file), "a", "b")));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_dimensions_than_NumPy_allows_are_rejected_with_a_short_message()
    {
        string shape = string.Concat(Enumerable.Repeat("1,", 65));
        byte[] header = System.Text.Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': True, 'shape': ({shape})}}");
        byte[] file = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header];
        var e = Assert.Throws<DataFormatException>(() => NpyHeader.Read(new ByteSource(new MemoryStream(file), "a", "b")));
        Assert.Contains("65 dimensions; expected at most 64", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"descr\": \"<f4\", 'shape' : ( 20 , 784, ) ,'fortran_order':True}  \n")]
    [InlineData("{'shape':(20,784),'descr':'<f4','fortran_order':True}")]
    public void A_header_may_be_formatted_differently(string header)
    {
        byte[] file = [0x93, .. "NUMPY"u8, 3, 0, (byte)header.Length, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(header)];
        NpyHeader read = NpyHeader.Read(new ByteSource(new MemoryStream(file), "a", "b"));
        Assert.Equal("<f4", read.Type);
        Assert.True(read.IsFortran);
        Assert.Equal([20, 784], read.Shape);
    }

    [Fact]
    public void Other_files_in_the_archive_are_ignored_and_duplicate_arrays_are_rejected()
    {
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        byte[] withNote = Changed(saved, archive => Add(archive, "note.txt", new byte[] { 1 }));
        Assert.True(Models.AreSame(Models.Small(), Models.Loaded(ModelFormat.Npz, withNote).Network));

        byte[] twice = Changed(saved, archive => Add(archive, "bias_1.npy", []));
        Assert.Equal("bias_1.npy", Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, twice)).Place);
    }

    [Fact]
    public void An_entry_with_more_or_less_data_than_its_header_says_is_rejected()
    {
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        byte[] bias = Entry(saved, "bias_1.npy");
        foreach (byte[] wrong in (byte[][])[bias[..^1], [.. bias, 0], [.. bias, .. new byte[100_000]], bias[..9], []])
        {
            byte[] changed = Changed(saved, archive =>
            {
                archive.GetEntry("bias_1.npy")!.Delete();
                Add(archive, "bias_1.npy", wrong);
            });
            var e = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, changed));
            Assert.StartsWith("bias_1", e.Place, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_entry_that_promises_more_than_its_bytes_can_hold_is_rejected_before_allocation()
    {
        // In the directory and in the header of the array: 2²⁶ numbers, but 24 bytes.
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        int header = saved.AsSpan().IndexOf("'shape': (2, 3), }      "u8);
        "'shape': (8192, 8192), }"u8.CopyTo(saved.AsSpan(header));
        int entry = saved.AsSpan().IndexOf([.. "PK\x01\x02"u8]); // that of weights_0 comes first
        BitConverter.GetBytes((8192 * 8192 * 4) + 128).CopyTo(saved, entry + 24);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, saved));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal("weights_0", e.Place);
        Assert.Contains("152 bytes cannot hold the 268435584", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_archive_of_very_many_zeros_is_rejected_before_decompression()
    {
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        byte[] entry = Entry(saved, "weights_0.npy");
        int shape = entry.AsSpan().IndexOf("'shape': (2, 3), }      "u8), numbers = entry.Length - (2 * 3 * sizeof(float));
        "'shape': (4096, 4096), }"u8.CopyTo(entry.AsSpan(shape));
        byte[] bomb = Changed(saved, archive =>
        {
            archive.GetEntry("weights_0.npy")!.Delete();
            Add(archive, "weights_0.npy", [.. entry[..numbers], .. new byte[4096 * 4096 * sizeof(float)]]);
        });
        Assert.InRange(bomb.Length, 0, 200_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal("weights_0", e.Place);
        Assert.Contains("no network's numbers shrink that much", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_entries_are_rejected()
    {
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        int directory = saved.AsSpan().IndexOf([.. "PK\x01\x02"u8]);
        BitConverter.GetBytes(saved.Length - 60).CopyTo(saved, directory + 20); // the first entry extends over the others
        BitConverter.GetBytes(saved.Length - 60).CopyTo(saved, directory + 24);
        var e = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, saved));
        Assert.Contains("more bytes than the file has", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_bit_in_any_number_is_detected_by_the_checksum()
    {
        byte[] saved = Models.Saved(ModelFormat.Npz, Models.Small());
        byte[] elements = Entry(saved, "weights_0.npy")[^24..];
        int at = saved.AsSpan().IndexOf(elements);
        for (int bit = 0; bit < elements.Length * 8; bit++)
        {
            byte[] changed = [.. saved];
            changed[at + (bit / 8)] ^= (byte)(1 << (bit % 8));
            Assert.Equal("weights_0", Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, changed)).Place);
        }
    }

    [Fact]
    public void A_file_of_another_format_is_named()
    {
        foreach ((ModelFormat format, ModelFormat other) in new[] { (ModelFormat.Npz, ModelFormat.Safetensors), (ModelFormat.Safetensors, ModelFormat.Npz) })
        {
            byte[] saved = Models.Saved(other, Models.Small());
            var e = Assert.Throws<DataFormatException>(() => Models.Loaded(format, saved));
            Assert.EndsWith($"expected a .{format} file, but this is a .{other} file", e.Message, StringComparison.OrdinalIgnoreCase);
        }

        var nothing = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Npz, [1, 2, 3]));
        Assert.Contains("starts with PK", nothing.Message, StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] bytes, Action<ZipArchive> change)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) change(archive);
        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static byte[] Entry(byte[] bytes, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using Stream entry = archive.GetEntry(name)!.Open();
        var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
