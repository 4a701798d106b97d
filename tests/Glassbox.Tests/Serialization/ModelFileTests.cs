using System.Diagnostics;
using System.Security.Cryptography;
using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Serialization;

public class ModelFileTests
{
    public static TheoryData<ModelFormat> Formats => [.. Enum.GetValues<ModelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_network_and_recipe_are_preserved_bit_for_bit(ModelFormat format) =>
        Gen.Select(Models.AnyNetwork, Gen.OneOf(Gen.Const((Recipe?)null), Models.AnyRecipe.Select(r => (Recipe?)r))).Sample(
            (network, recipe) =>
            {
                recipe = Models.Fitting(recipe, network);
                SavedModel loaded = Models.Loaded(format, Models.Saved(format, network, recipe));
                return Models.AreSame(network, loaded.Network) && Equals(recipe, loaded.Recipe);
            },
            iter: 500);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_network_in_double_precision_is_preserved_bit_for_bit(ModelFormat format) =>
        Gen.Select(Models.AnyReference, Models.AnyRecipe).Sample(
            (reference, any) =>
            {
                var model = new SavedModel(reference, Models.Fitting(any, reference.ToNetwork()));
                byte[] saved = Models.Saved(format, model);
                SavedModel loaded = Models.Loaded(format, saved);
                return Models.AreSame(reference, loaded.Reference!) && Models.AreSame(reference.ToNetwork(), loaded.Network)
                    && Equals(model.Recipe, loaded.Recipe) && saved.AsSpan().SequenceEqual(Models.Saved(format, loaded));
            },
            iter: 500);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_model_is_saved_in_one_precision_and_only_if_both_networks_agree(ModelFormat format)
    {
        var network = new Network(new Architecture([3, 2, 2]), seed: 1);
        var model = new SavedModel(ReferenceNetwork.From(network));
        Assert.Null(Models.Loaded(format, Models.Saved(format, network)).Reference);
        Assert.Null(Models.Loaded(format, Models.Saved(format, model with { Reference = null })).Reference);

        model.Reference!.Weights[1][0, 1] += 1e-12; // below the precision of float
        Assert.Equal(model.Reference.Weights[1][0, 1], Models.Loaded(format, Models.Saved(format, model)).Reference!.Weights[1][0, 1]);
        model.Network.Layers[1].Biases[0] = 1; // as if trained further
        Assert.Contains("has another one in double precision", Assert.Throws<ArgumentException>(() => Models.Saved(format, model)).Message, StringComparison.Ordinal);

        model = new SavedModel(ReferenceNetwork.From(network));
        model.Reference!.Biases[0][0, 0] = 1e39; // more than float can hold
        Assert.Contains("not a finite number", Assert.Throws<ArgumentException>(
            () => Models.Saved(format, new SavedModel(model.Reference))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Converting_to_the_other_format_and_back_gives_the_same_file() =>
        Gen.Select(Models.AnyNetwork, Models.AnyRecipe).Sample(
            (network, any) =>
            {
                Recipe? recipe = Models.Fitting(any, network);
                byte[] first = Models.Saved(ModelFormat.Safetensors, network, recipe);
                SavedModel model = Models.Loaded(ModelFormat.Safetensors, first);
                model = Models.Loaded(ModelFormat.Npz, Models.Saved(ModelFormat.Npz, model.Network, model.Recipe));
                return first.AsSpan().SequenceEqual(Models.Saved(ModelFormat.Safetensors, model.Network, model.Recipe));
            },
            iter: 200);

    [Fact]
    public void The_data_of_a_safetensors_file_hashes_to_the_digest_of_the_network() =>
        Models.AnyNetwork.Sample(
            network =>
            {
                byte[] file = Models.Saved(ModelFormat.Safetensors, network);
                int start = 8 + (int)BitConverter.ToInt64(file);
                return start % 8 == 0 && Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(start))) == network.ParametersSha256();
            },
            iter: 200);

    [Fact]
    public void Every_setting_of_every_optimizer_is_preserved()
    {
        foreach (Optimizer usual in (Optimizer[])[new Sgd { Momentum = 0.5f }, new RmsProp(), new Adam(), new AdamW()])
        {
            foreach (System.Reflection.PropertyInfo setting in usual.GetType().GetProperties().Where(p => p.CanWrite))
            {
                Optimizer changed = usual with { };
                setting.SetValue(changed, setting.PropertyType == typeof(bool) ? true : 0.3125f);
                Recipe recipe = Models.SmallRecipe with { Options = new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = changed } };
                foreach (ModelFormat format in Enum.GetValues<ModelFormat>())
                    Assert.Equal(recipe, Models.Loaded(format, Models.Saved(format, Models.Small(), recipe)).Recipe);
                Assert.NotEqual(usual, changed);
            }
        }
    }

    [Theory]
    [InlineData("glassbox.safetensors")]
    [InlineData("glassbox.npz")]
    public void The_bytes_of_a_network_do_not_change(string name)
    {
        byte[] golden = File.ReadAllBytes(Golden(name));
        Assert.Equal(golden, Models.Saved(ModelFile.FormatOf(name), Models.Small(), Models.SmallRecipe));

        SavedModel loaded = ModelFile.Load(Golden(name));
        Assert.True(Models.AreSame(Models.Small(), loaded.Network));
        Assert.Equal(Models.SmallRecipe, loaded.Recipe);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Unknown_metadata_is_preserved(ModelFormat format)
    {
        var model = new SavedModel(Models.Small(), Models.SmallRecipe)
        {
            Metadata = new Dictionary<string, string> { ["format"] = "pt", ["author \"é\""] = "two\nlines, \ud83d\ude00", ["nothing"] = "" },
        };
        foreach (ModelFormat other in Enum.GetValues<ModelFormat>())
        {
            SavedModel there = Through(other, Through(format, model));
            Assert.Equal(model.Metadata.OrderBy(m => m.Key), there.Metadata.OrderBy(m => m.Key));
            Assert.Equal(model.Recipe, there.Recipe);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_kind_of_inputs_is_preserved(ModelFormat format)
    {
        ModelInputs[] all = [ModelInputs.MnistDigits, ModelInputs.Images(28, 28), ModelInputs.Images(7, 112)];
        foreach (ModelInputs? inputs in (ModelInputs?[])[null, .. all])
        {
            var model = new SavedModel(new Network(new Architecture([784, 2]))) { Inputs = inputs, Metadata = new Dictionary<string, string> { ["author"] = "me" } };
            SavedModel loaded = Through(format, model);
            Assert.Equal(inputs, loaded.Inputs);
            Assert.Equal("me", Assert.Single(loaded.Metadata).Value);
            Assert.Equal(inputs, Through(format == ModelFormat.Npz ? ModelFormat.Safetensors : ModelFormat.Npz, loaded).Inputs);
        }

        Assert.Equal(all, all.Select(inputs => ModelInputs.Parse(inputs.ToString())));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_kind_of_inputs_that_does_not_fit_the_network_is_rejected(ModelFormat format)
    {
        var model = new SavedModel(new Network(new Architecture([12, 2]))) { Inputs = ModelInputs.Images(3, 3) };
        using var stream = new MemoryStream();
        Assert.Contains("'images 3x3', which are 9, but the network has 12", Assert.Throws<ArgumentException>(
            () => ModelFile.Save(stream, format, model)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);

        foreach (string text in (string[])["images 3x3", "images 3", "images -3x-4", "images 3x4x1", "images 99999x99999", "Images 3x4", "pictures", ""])
        {
            var refused = Assert.Throws<DataFormatException>(() => Through(format, model with { Inputs = null, Metadata = new Dictionary<string, string> { ["glassbox.inputs"] = text } }));
            Assert.Equal("glassbox.inputs", refused.Place);
        }
    }

    [Fact]
    public void MNIST_digits_are_recognized_by_their_pixels()
    {
        DatasetSplit digits = Mnist.Load();
        Assert.Equal(ModelInputs.MnistDigits, ModelInputs.From(digits.Training.StratifiedSplit(500, seed: 3).First));
        Assert.Equal(ModelInputs.MnistDigits, ModelInputs.From(digits.Test));
        byte[] others = [.. Enumerable.Range(1, 200).SelectMany(digits.Training.Pixels)];
        Assert.Equal(ModelInputs.Images(28, 28), ModelInputs.From(Dataset.FromImages(others, new byte[200], 28, 28, 10)));
        Assert.Null(ModelInputs.From(Dataset.FromSamples([[1f, 2f]], [0], 2)));
    }

    private static SavedModel Through(ModelFormat format, SavedModel model) => Models.Loaded(format, Models.Saved(format, model));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_recipe_that_contradicts_the_network_is_rejected(ModelFormat format)
    {
        Recipe recipe = Models.SmallRecipe with { Options = Models.SmallRecipe.Options with { Loss = Loss.BinaryCrossEntropy } };
        Assert.Contains("use cross-entropy with softmax", Assert.Throws<ArgumentException>(
            () => Models.Saved(format, Models.Small(), recipe)).Message, StringComparison.Ordinal);

        // The same file, written by another program.
        byte[] bytes = Models.Saved(format, Models.Small(), Models.SmallRecipe);
        if (format is ModelFormat.Npz or ModelFormat.Onnx) return; // their checksums would have to be updated
        "sigmoid"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("softmax"u8)));
        var refused = Assert.Throws<DataFormatException>(() => Models.Loaded(format, bytes));
        Assert.Equal("glassbox.recipe", refused.Place);
        Assert.Contains("cross-entropy needs outputs that add up to 1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_stream_may_be_unseekable_or_not_at_its_start(ModelFormat format)
    {
        byte[] bytes = Models.Saved(format, Models.Small());
        using var forward = new ForwardStream();
        ModelFile.Save(forward, format, Models.Small());
        Assert.Equal(bytes, forward.Content);

        forward.Rewind();
        Assert.True(Models.AreSame(Models.Small(), ModelFile.Load(forward, format).Network));

        var later = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        Assert.True(Models.AreSame(Models.Small(), ModelFile.Load(later, format).Network));
    }

    [Theory]
    [InlineData("model.txt")]
    [InlineData("model")]
    [InlineData("safetensors")]
    public void Unknown_extensions_are_rejected(string path)
    {
        string message = Assert.Throws<ArgumentException>(() => ModelFile.Save(path, Models.Small())).Message;
        Assert.Contains(".safetensors, .npz or .onnx", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ModelFile.Load(path));
    }

    [Theory]
    [InlineData("A.SAFETENSORS", ModelFormat.Safetensors)]
    [InlineData("a.b/c.Npz", ModelFormat.Npz)]
    [InlineData("model.onnx", ModelFormat.Onnx)]
    public void The_extension_gives_the_format_in_either_case(string path, ModelFormat format) =>
        Assert.Equal(format, ModelFile.FormatOf(path));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Models_that_could_not_be_loaded_are_not_saved(float value)
    {
        using var folder = new TemporaryFolder();
        Network network = Models.Small();
        network.Layers[1].Weight(1, 0) = value;
        string message = Assert.Throws<ArgumentException>(() => ModelFile.Save(folder["a.npz"], network)).Message;
        Assert.Contains("layer 2, the weight from input 1 to output 0", message, StringComparison.Ordinal);

        Recipe recipe = Models.SmallRecipe with { Epochs = -1 };
        Assert.Throws<ArgumentException>(() => ModelFile.Save(folder["a.npz"], Models.Small(), recipe));
        recipe = new Recipe { Options = new TrainingOptions { Optimizer = new Sgd { LearningRate = value } } };
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelFile.Save(folder["a.safetensors"], Models.Small(), recipe));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Too_many_layers_for_a_file_are_rejected_before_anything_is_written(ModelFormat format)
    {
        var deep = new Network(new Architecture([.. Enumerable.Repeat(1, 40_000)]));
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => ModelFile.Save(stream, format, deep));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Python_reads_both_formats_with_the_same_contents()
    {
        using var folder = new TemporaryFolder();
        var network = new Network(new Architecture([784, 20, 10], Activation.Gelu, Activation.Softmax), seed: 7);
        ModelFile.Save(folder["model.npz"], network, Models.SmallRecipe);
        ModelFile.Save(folder["model.safetensors"], network, Models.SmallRecipe);

        Assert.Equal(network.ParametersSha256(), ReadByPython(folder));
    }

    [Fact]
    public void Python_reads_double_precision_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        var reference = ReferenceNetwork.From(new Network(new Architecture([784, 20, 10], Activation.Gelu, Activation.Softmax), seed: 7));
        foreach (Matrix matrix in Models.Matrices(reference))
            for (int i = 0; i < matrix.Values.Length; i++) matrix.Values[i] = Math.Sin(matrix.Values[i] + i); // digits beyond single precision
        ModelFile.Save(folder["model.npz"], reference, Models.SmallRecipe);
        ModelFile.Save(folder["model.safetensors"], reference, Models.SmallRecipe);

        byte[] bytes = [.. Models.Matrices(reference).SelectMany(matrix => matrix.Values).SelectMany(BitConverter.GetBytes)];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), ReadByPython(folder));
    }

    internal static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "models", name);

    /// <summary>Returns the SHA-256 of what NumPy reads from both formats, which must be the same.</summary>
    private static string ReadByPython(TemporaryFolder folder)
    {
        // The first Python in the path need not be the system's, which has the packages.
        string? python = ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(p => Run(p, "-c", "import numpy").Code == 0);
        if (python is null) Assert.Skip("There is no Python with NumPy here.");
        (int code, string output) = Run(python, Golden("read.py"), folder["model.npz"], folder["model.safetensors"]);
        Assert.True(code == 0, output);
        return output.Trim();
    }

    private static (int Code, string Output) Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
