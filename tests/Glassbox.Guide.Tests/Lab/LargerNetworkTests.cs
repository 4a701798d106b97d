using System.Globalization;
using System.Text.RegularExpressions;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Lab;

/// <summary>The larger network: a file that the documented command made, and which reads handwriting better.</summary>
public sealed class LargerNetworkTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "training.md"));
    private static readonly string Folder = Repository.PathOf("src", "Glassbox.Guide", "wwwroot");

    [Fact]
    public void The_file_is_what_the_command_in_the_document_makes()
    {
        SavedModel model = ModelFile.Load(Path.Combine(Folder, LargerNetwork.File));
        Assert.Equal(LargerNetwork.Sha256, model.Network.ParametersSha256());
        Assert.Contains(LargerNetwork.Sha256, Document, StringComparison.Ordinal);
        Assert.Equal(ModelInputs.MnistDigits, model.Inputs);

        // Every option of the command stands in the file's recipe, as the command would write it there.
        string command = Regex.Match(Document, @"glassbox train (--layers 784,128[^`]*--out \S*larger\.safetensors)").Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal);
        Recipe recipe = model.Recipe!;
        TrainingOptions options = recipe.Options;
        Augmentation changed = options.Augmentation!;
        string asCommand = string.Create(
            CultureInfo.InvariantCulture,
            $"--layers 784,128:relu,10:softmax --optimizer adam --batch {options.BatchSize} --shuffle --initializer he --epochs {recipe.Epochs} --schedule cosine --warm-up {options.WarmupSteps} --augment shift={changed.Shift},rotate={changed.Rotate},scale={changed.Scale},shear={changed.Shear}");
        Assert.StartsWith(asCommand, Regex.Replace(command, @"\s+", " "), StringComparison.Ordinal);
        Assert.Equal((new Adam(), Initializer.He, true, 1, 60_000L), (options.Optimizer, recipe.Initializer, options.Shuffle, options.Threads, (long)recipe.Samples));
        Assert.Equal(new CosineSchedule { Epochs = recipe.Epochs }, options.Schedule);
        Assert.Equal(new Architecture(784, new LayerShape(128, Activation.Relu), new LayerShape(10, Activation.Softmax)), model.Network.Architecture);
    }

    // 26 kinds of writing; and each of them with three pens, three slants, large in the middle and small in a corner.
    [Fact]
    public void It_reads_handwriting_better_than_the_small_one_as_the_document_says()
    {
        var small = new Network(new Architecture([784, 20, 10]), seed: 1);
        Assert.Equal(3, new Trainer(small, Digits.All.Training, new TrainingOptions()).Epochs(3).Count());
        Network larger = ModelFile.Load(Path.Combine(Folder, LargerNetwork.File)).Network;
        Assert.Equal(26, Handwriting.All.Count);
        (int Right, int Of)[] plain = [Read(small, [.. Handwriting.All.Select(kind => (kind.Digit, kind.Pixels()))]), Read(larger, [.. Handwriting.All.Select(kind => (kind.Digit, kind.Pixels()))])];
        (int Digit, byte[] Pixels)[] varied =
        [
            .. from kind in Handwriting.All
               from pen in Handwriting.Pens
               from slant in Handwriting.Slants
               from place in Handwriting.Places
               select (kind.Digit, kind.Pixels(pen, slant, place)),
        ];
        (int Right, int Of)[] all = [Read(small, varied), Read(larger, varied)];
        Assert.InRange(plain[1].Right, 25, 26);
        Assert.True(all[1].Right > all[0].Right);
        foreach ((string name, int i) in new[] { ("small", 0), ("large", 1) })
            Assert.Contains($"{plain[i].Right} of {plain[i].Of} | {all[i].Right} of {all[i].Of} |", Document.Split('\n').Single(line => line.StartsWith($"| {name},", StringComparison.Ordinal)), StringComparison.Ordinal);

        static (int, int) Read(Network network, (int Digit, byte[] Pixels)[] drawings)
        {
            var reader = new NetworkReader(network);
            return (drawings.Count(drawing => reader.Read(drawing.Pixels).Answer == drawing.Digit), drawings.Length);
        }
    }

    [Fact]
    public async Task It_is_fetched_when_it_is_asked_for_and_once()
    {
        var page = new Shelf(await File.ReadAllBytesAsync(Path.Combine(Folder, LargerNetwork.File), TestContext.Current.CancellationToken));
        var larger = new LargerNetwork(page);
        int changes = 0;
        larger.Changed += () => changes++;
        Assert.Empty(page.Asked);
        await larger.FetchAsync();
        await larger.FetchAsync();
        Assert.Equal([LargerNetwork.File], page.Asked);
        Assert.Equal((1, null), (changes, larger.Problem));
        Assert.Equal(LargerNetwork.Sha256, larger.Reader!.Network.ParametersSha256());
    }

    [Fact]
    public async Task What_is_not_it_is_refused_and_can_be_fetched_again()
    {
        using var other = new MemoryStream();
        ModelFile.Save(other, ModelFormat.Safetensors, new SavedModel(new Network(new Architecture([784, 128, 10]), seed: 2)));
        foreach (byte[]? wrong in new[] { null, [1, 2, 3], other.ToArray() })
        {
            var page = new Shelf(wrong);
            var larger = new LargerNetwork(page);
            await larger.FetchAsync();
            Assert.StartsWith("The larger network could not be fetched: ", larger.Problem, StringComparison.Ordinal);
            Assert.Null(larger.Reader);
            page.File = await File.ReadAllBytesAsync(Path.Combine(Folder, LargerNetwork.File), TestContext.Current.CancellationToken);
            await larger.FetchAsync();
            Assert.Null(larger.Problem);
            Assert.NotNull(larger.Reader);
        }
    }

    private sealed class Shelf(byte[]? file) : StillPage
    {
        public byte[]? File { get; set; } = file;

        public List<string> Asked { get; } = [];

        public override Task<byte[]> FetchAsync(string address)
        {
            Asked.Add(address);
            return File is { } bytes ? Task.FromResult(bytes) : Task.FromException<byte[]>(new IOException("no connection?"));
        }
    }
}
