using System.Text;

namespace Glassbox.Tests.Serialization;

/// <summary>Weights of other programs, with their names and their order.</summary>
public class ForeignNamesTests
{
    // 4 → 3 → 2, weights [outputs, inputs].
    private static readonly float[] first = [.. Enumerable.Range(0, 12).Select(i => i / 8f)], second = [.. Enumerable.Range(0, 6).Select(i => -i / 4f)];
    private static readonly float[] firstBias = [0.5f, 1, 1.5f], secondBias = [2, 4];

    public static TheoryData<string, string, bool> Names => new()
    {
        { "fc1.weight fc1.bias fc2.weight fc2.bias", "PyTorch", false },
        { "0.weight 0.bias 2.weight 2.bias", "Sequential", false },
        { "layers.0.weight layers.0.bias layers.1.weight layers.1.bias", "a list of modules", false },
        { "fc2.weight fc2.bias fc10.weight fc10.bias", "numbers by their size", false },
        { "hidden.weight hidden.bias aout.weight aout.bias", "names in another order than layers", false },
        { "dense/kernel:0 dense/bias:0 dense_1/kernel:0 dense_1/bias:0", "Keras", true },
        { "dense/kernel dense/bias dense_1/kernel dense_1/bias", "Keras 3", true },
        { "params.Dense_0.kernel params.Dense_0.bias params.Dense_1.kernel params.Dense_1.bias", "Flax", true },
        { "arr_0 arr_1 arr_2 arr_3", "get_weights", true },
        { "coefs_0 intercepts_0 coefs_1 intercepts_1", "scikit-learn", true },
        { "W1 b1 W2 b2", "textbooks", false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_are_found_by_names_and_shapes(string names, string program, bool isTransposed)
    {
        _ = program;
        foreach (bool isNpz in (bool[])[true, false])
        {
            byte[] file = Written(isNpz, names.Split(' '), isTransposed);
            SavedModel model = Load(isNpz, file);
            Assert.Equal(new Architecture([4, 3, 2], Activation.Relu, Activation.Softmax), model.Network.Architecture);
            Assert.Equal(Expected().Parameters, model.Network.Parameters);
        }
    }

    [Fact]
    public void Layers_without_biases_get_zeros()
    {
        byte[] file = Npz(("0.weight", [3, 4], first), ("2.weight", [2, 3], second));
        Network expected = Expected();
        foreach (DenseLayer layer in expected.Layers) layer.Biases.Clear();
        Assert.Equal(expected.Parameters, Load(true, file).Network.Parameters);
    }

    [Fact]
    public void Square_weights_must_be_specified()
    {
        float[] square = [1, 2, 3, 4];
        byte[] file = Npz(("fc1.weight", [2, 2], square), ("fc1.bias", [2], [5, 6]));
        var e = Assert.Throws<DataFormatException>(() => Load(true, file));
        Assert.Contains("say it: --weights-are out-by-in or in-by-out, or Load's weights", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, Load(true, file, WeightOrder.OutByIn).Network.Layers[0].Weight(1, 0));
        Assert.Equal(3, Load(true, file, WeightOrder.InByOut).Network.Layers[0].Weight(1, 0));

        // One layer that is not square determines it for all.
        file = Npz(("fc1.weight", [2, 2], square), ("fc1.bias", [2], [5, 6]), ("fc2.weight", [3, 2], second), ("fc2.bias", [3], firstBias));
        Assert.Equal(2, Load(true, file).Network.Layers[0].Weight(1, 0));
        e = Assert.Throws<DataFormatException>(() => Load(true, file, WeightOrder.InByOut));
        Assert.Contains("not layers each of which takes the outputs of the one before it, as [inputs, outputs]: fc1.weight (2, 2), fc2.weight (3, 2)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ambiguous_layers_must_be_specified_and_mismatched_ones_are_named()
    {
        float[] square = [1, 2, 3, 4];
        Refuses("which layer comes first does not follow", WeightOrder.OutByIn, ("left.weight", [2, 2], square), ("right.weight", [2, 2], square));
        Refuses("whether weights are [outputs, inputs]", null, ("head.weight", [3, 4], first));
        Refuses("not layers each of which takes", null, ("fc1.weight", [3, 4], first), ("fc2.weight", [6, 1], second));
        Refuses("these biases belong to no weights", null, ("fc1.weight", [3, 4], first), ("fc2.bias", [3], firstBias));
        Refuses("bn.weight: a tensor of that name and of the shape (3,) belongs to no dense layer", null, ("fc.weight", [3, 4], first), ("bn.weight", [3], firstBias));
        Refuses("conv.weight: a tensor of that name and of the shape (3, 1, 2, 2) belongs to no dense layer", null, ("conv.weight", [3, 1, 2, 2], first));
    }

    [Fact]
    public void Pickles_are_rejected_with_advice()
    {
        foreach ((string path, string advice) in new[] { ("a.pt", "safetensors.torch.save_file"), ("a.PTH", "numpy.savez"), ("a.h5", "model.get_weights()"), ("a.keras", "tf2onnx"), ("a.pkl", "mlp.coefs_") })
            Assert.Contains(advice, Assert.Throws<ArgumentException>(() => ModelFile.Load(path)).Message, StringComparison.Ordinal);

        // Not where they are the other way.
        foreach (Action<string> save in (Action<string>[])[path => ModelFile.Save(path, Models.Small()), ModelFile.CheckSave])
            Assert.Equal("'a.pkl' names no format to save in: its name must end in .safetensors, .npz or .onnx. (Parameter 'path')", Assert.Throws<ArgumentException>(() => save("a.pkl")).Message);

        // A file of torch.save, with another extension.
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("archive/data.pkl").Open().Dispose();
        var e = Assert.Throws<DataFormatException>(() => Load(true, bytes.ToArray()));
        Assert.Contains("a pickle can run any program", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_PyTorch_are_read_back()
    {
        Network network = Models.Small();
        foreach (TensorNames names in (TensorNames[])[TensorNames.PyTorch, TensorNames.Modules("inner", "a.out")])
        {
            using var safetensors = new MemoryStream();
            ModelFile.Save(safetensors, ModelFormat.Safetensors, new SavedModel(network, Models.SmallRecipe), names);
            SavedModel loaded = ModelFile.Load(new MemoryStream(safetensors.ToArray()), ModelFormat.Safetensors);
            Assert.True(Models.AreSame(network, loaded.Network));
            Assert.Equal(Models.SmallRecipe, loaded.Recipe);

            using var npz = new MemoryStream();
            ModelFile.Save(npz, ModelFormat.Npz, new SavedModel(network), names);
            Assert.True(Models.AreSame(network, ModelFile.Load(new MemoryStream(npz.ToArray()), ModelFormat.Npz, "model", Activation.LeakyRelu, Activation.Softmax).Network));
        }

        Assert.Contains("3 modules are named", Assert.Throws<ArgumentException>(
            () => ModelFile.Save(new MemoryStream(), ModelFormat.Npz, new SavedModel(network), TensorNames.Modules("a", "b", "c"))).Message, StringComparison.Ordinal);
        Assert.Contains("PyTorch does not read ONNX", Assert.Throws<ArgumentException>(
            () => ModelFile.Save(new MemoryStream(), ModelFormat.Onnx, new SavedModel(network), TensorNames.PyTorch)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TensorNames.Modules("a", "a"));
    }

    private static void Refuses(string problem, WeightOrder? weights, params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        var e = Assert.Throws<DataFormatException>(() => Load(true, Npz(tensors), weights));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    private static Network Expected()
    {
        var network = new Network(new Architecture([4, 3, 2], Activation.Relu, Activation.Softmax));
        for (int o = 0; o < 3; o++)
            for (int i = 0; i < 4; i++) network.Layers[0].Weight(i, o) = first[(o * 4) + i];
        for (int o = 0; o < 2; o++)
            for (int i = 0; i < 3; i++) network.Layers[1].Weight(i, o) = second[(o * 3) + i];
        firstBias.CopyTo(network.Layers[0].Biases);
        secondBias.CopyTo(network.Layers[1].Biases);
        return network;
    }

    private static SavedModel Load(bool isNpz, byte[] file, WeightOrder? weights = null) =>
        ModelFile.Load(new MemoryStream(file), isNpz ? ModelFormat.Npz : ModelFormat.Safetensors, "model", Activation.Relu, Activation.Softmax, weights: weights);

    private static byte[] Written(bool isNpz, string[] names, bool isTransposed)
    {
        (string, int[], float[])[] tensors =
        [
            (names[0], isTransposed ? [4, 3] : [3, 4], isTransposed ? Turned(first, 3, 4) : first), (names[1], [3], firstBias),
            (names[2], isTransposed ? [3, 2] : [2, 3], isTransposed ? Turned(second, 2, 3) : second), (names[3], [2], secondBias),
        ];
        return isNpz ? Npz(tensors) : Safetensors(tensors);
    }

    private static float[] Turned(float[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(c => Enumerable.Range(0, rows).Select(r => values[(r * columns) + c]))];

    private static byte[] Npz(params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, int[] shape, float[] values) in tensors)
            {
                string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Concat(shape.Select(size => $"{size},"))})}}";
                using Stream entry = zip.CreateEntry(name + ".npy").Open();
                entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. values.SelectMany(BitConverter.GetBytes)]);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Safetensors(params (string Name, int[] Shape, float[] Values)[] tensors)
    {
        int at = 0;
        string header = $"{{{string.Join(",", tensors.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t =>
        {
            int start = at;
            at += t.Values.Length * 4;
            return $"\"{t.Name}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(",", t.Shape)}],\"data_offsets\":[{start},{at}]}}";
        }))}}}";
        return [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. tensors.OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => t.Values).SelectMany(BitConverter.GetBytes)];
    }
}
