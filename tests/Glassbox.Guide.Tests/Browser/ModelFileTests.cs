using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>The network as a file, out of the page and into it again.</summary>
public sealed class ModelFileTests(Visit visit) : IClassFixture<Visit>
{
    private const string Input = "#model input[type=file]";

    [Fact]
    public async Task A_network_is_saved_and_loaded_again()
    {
        GuidePage guide = await visit.AtAsync("running/");
        visit.KeepFromOthers();
        await ToTrainedAsync(guide);
        string digest = await guide.UntilTrainedAsync();
        string[] endings = [".safetensors", ".npz"];
        var saved = new List<byte[]>();
        foreach (string ending in endings)
        {
            IDownload download = await guide.Page.RunAndWaitForDownloadAsync(
                () => guide.Page.Locator("#model").GetByRole(AriaRole.Button, new() { Name = $"Save as {ending}" }).ClickAsync());
            Assert.Equal("digits" + ending, download.SuggestedFilename);
            saved.Add(await File.ReadAllBytesAsync(await download.PathAsync()));
            using var own = new MemoryStream();
            var recipe = new Recipe { Options = new(), Initializer = Initializer.Uniform, Epochs = 3, Samples = 60_000 };
            ModelFile.Save(own, ModelFile.FormatOf(download.SuggestedFilename), new SavedModel(Expected.Trained, recipe) { Inputs = ModelInputs.MnistDigits });
            Assert.Equal(own.ToArray(), saved[^1]); // byte for byte what the command writes
        }

        foreach ((string ending, byte[] file) in endings.Zip(saved))
        {
            await LoadAsync(guide, "other.safetensors", Bytes(Expected.Initial));
            await guide.UntilTextAsync("#model .digest", Expected.Initial.ParametersSha256());
            await LoadAsync(guide, "mine" + ending, file);
            await Assertions.Expect(guide.Page.Locator("#model .model")).ToContainTextAsync("from mine" + ending);
            await guide.UntilTextAsync("#model .digest", digest);
        }
    }

    [Fact]
    public async Task Another_network_is_looked_into_by_all_chapters_until_the_reader_goes_back_and_a_broken_one_by_none()
    {
        GuidePage guide = await visit.AtAsync("running/");
        visit.KeepFromOthers();
        await ToTrainedAsync(guide);
        string digest = await guide.UntilTrainedAsync();
        byte[] good = Bytes(Expected.Initial);
        await FaultAsync("empty.safetensors", [], "empty.safetensors");
        await FaultAsync("cut.safetensors", good[..^7], "cut.safetensors");
        await FaultAsync("noise.npz", [.. Enumerable.Range(0, 999).Select(i => (byte)(i * 31))], "noise.npz");
        await FaultAsync("<img src=x onerror=alert(1)>.safetensors", good[..100], "<img src=x onerror=alert(1)>.safetensors");
        await FaultAsync("picture.png", good, "picture.png");
        await FaultAsync("deep.safetensors", Bytes(new Network(new Architecture([784, 20, 20, 10]))), "784 inputs, 1 to 64 hidden neurons and 10 outputs");
        await FaultAsync("relu.safetensors", Bytes(new Network(new Architecture([784, 20, 10], Activation.Relu))), "sigmoid");
        Assert.Equal(0, await guide.Page.Locator("#model img").CountAsync());

        await LoadAsync(guide, "good.safetensors", good);
        await guide.UntilTextAsync("#model .digest", Expected.Initial.ParametersSha256());
        await Assertions.Expect(guide.Page.Locator("#model .fault")).ToHaveCountAsync(0);

        var other = new Network(new Architecture([784, 12, 10]), seed: 5);
        await LoadAsync(guide, "twelve.safetensors", Bytes(other));
        await guide.UntilTextAsync("#model .digest", other.ParametersSha256());
        await guide.FollowAsync("basics/");
        await new SceneOfPage(guide.Page, "network").ChooseAsync("trained");
        await Assertions.Expect(guide.Page.Locator("#network .network")).ToHaveAttributeAsync("aria-label", "The network, 784-12-10, looking at training digit no. 0 (a 5)");
        foreach (string address in Site.Pages) await guide.FollowAsync(address);
        await guide.FollowAsync("running/");
        await ToTrainedAsync(guide);
        await guide.UntilTextAsync("#model .digest", digest);

        async Task FaultAsync(string name, byte[] contents, string says)
        {
            await LoadAsync(guide, name, contents);
            await Assertions.Expect(guide.Page.Locator("#model .fault")).ToContainTextAsync(says);
            Assert.Equal(digest, await guide.TextAsync("#model .digest"));
        }
    }

    // Where there is a way back, another network is there.
    private static async Task ToTrainedAsync(GuidePage guide)
    {
        await guide.Page.Locator("#model .model").WaitForAsync();
        ILocator back = guide.Page.Locator("#model").GetByRole(AriaRole.Button, new() { Name = "Back to the one trained here" });
        if (await back.CountAsync() > 0) await back.ClickAsync();
        await Assertions.Expect(back).ToHaveCountAsync(0);
    }

    private static Task LoadAsync(GuidePage guide, string name, byte[] contents) =>
        guide.Page.Locator(Input).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "", Buffer = contents });

    private static byte[] Bytes(Network network)
    {
        using var bytes = new MemoryStream();
        ModelFile.Save(bytes, ModelFormat.Safetensors, network);
        return bytes.ToArray();
    }
}
