using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Glassbox.Cli.Tests;

/// <summary>Pictures are prepared for a network as those were that it was trained on.</summary>
public sealed class PreparationTests(TrainedNetwork network) : IClassFixture<TrainedNetwork>
{
    private static string Seven => Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-dark-on-light.png");

    [Fact]
    public void What_a_network_was_trained_on_is_in_its_file_and_stays_there()
    {
        Assert.Equal(ModelInputs.MnistDigits, ModelFile.Load(network.File).Inputs);
        string file = network.File;
        foreach (string other in (string[])["digits.npz", "again.safetensors"])
        {
            Assert.Equal("mnist-digits", Ran.Glassbox("convert", file, network.Beside(other), "--json").Well().Json.GetProperty("inputs").GetString());
            file = network.Beside(other);
        }

        Assert.Equal(File.ReadAllBytes(network.File), File.ReadAllBytes(file));
    }

    // Each test image as a picture, in its own size and in twenty times that: the network must be shown what it is shown by 'ask'.
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Other_images_are_only_scaled(int times)
    {
        using var images = new SortedImages(40, 30, 20);
        string model = images.File("three.safetensors");
        JsonElement trained = Ran.Glassbox("train", "--data", images.Path, "--out", model, "--json").Well().Json;
        Assert.Equal("images 2x2", trained.GetProperty("inputs").GetString());
        Assert.Equal(ModelInputs.Images(2, 2), ModelFile.Load(model).Inputs);

        Dataset test = IdxFile.LoadFolder(images.Path, 256).Test;
        int[] asked = [0, 7, 25, 44];
        string[] pictures = [.. asked.Select(index => Written(images.File($"{index}.png"), test.Pixels(index), 2, times))];
        var answers = Ran.Asked(string.Join('\n', asked), "ask", "--data", images.Path, "--set", "test", "--model", model, "--json").Well();
        var run = Ran.Glassbox(["predict", "--model", model, "--json", "--pixels", .. pictures]).Well();
        Assert.Equal("", run.Errors);
        Assert.Equal("plain", run.Json.GetProperty("prepare").GetString());
        for (int i = 0; i < asked.Length; i++)
        {
            JsonElement predicted = run.Json.GetProperty("predictions")[i];
            Assert.Equal(test.Pixels(asked[i]), predicted.GetProperty("pixels").EnumerateArray().Select(p => p.GetByte()));
            Assert.Equal(answers.Json.GetProperty("answers")[i].GetProperty("outputs").GetRawText(), predicted.GetProperty("outputs").GetRawText());
        }
    }

    [Fact]
    public void Where_a_file_does_not_say_digits_are_taken_for_granted_and_that_is_told()
    {
        string silent = network.Beside("silent.npz");
        ModelFile.Save(silent, ModelFile.Load(network.File) with { Inputs = null });
        var told = Ran.Glassbox("predict", "--model", silent, Seven).Well();
        Assert.EndsWith("--prepare plain only scales them.\n", told.Errors, StringComparison.Ordinal);
        var chosen = Ran.Glassbox("predict", "--model", silent, "--prepare", "digit", Seven).Well();
        Assert.Equal((told.Output, ""), (chosen.Output, chosen.Errors));
        JsonElement plain = Ran.Glassbox("predict", "--model", network.File, "--prepare", "plain", Seven, "--json").Well().Json;
        Assert.Equal(("mnist-digits", "plain"), (plain.GetProperty("inputs").GetString(), plain.GetProperty("prepare").GetString()));
    }

    [Fact]
    public void Two_digits_side_by_side_are_told_and_where_they_stand()
    {
        Dataset digits = Mnist.Load().Test;
        byte[] one = digits.Pixels(0), other = digits.Pixels(3), both = new byte[28 * 56];
        for (int y = 0; y < 28; y++)
        {
            one.AsSpan(y * 28, 28).CopyTo(both.AsSpan(y * 56));
            other.AsSpan(y * 28, 28).CopyTo(both.AsSpan((y * 56) + 28));
        }

        string picture = Written(network.Beside("both.png"), both, 56, 1);
        var run = Ran.Glassbox("predict", "--model", network.File, picture, "--json").Well();
        const string expected = @"both\.png: there seem to be 2 digits side by side, in the columns (\d+) to (\d+) and (\d+) to (\d+)";
        Match told = Regex.Match(run.Errors, expected);
        Assert.True(told.Success, run.Errors);
        Assert.Matches(expected, run.Json.GetProperty("predictions")[0].GetProperty("warning").GetString());
        int[] columns = [.. told.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture))];
        int[] inked = [.. Enumerable.Range(0, 56).Where(x => Enumerable.Range(0, 28).Any(y => both[(y * 56) + x] > 60))];
        Assert.Equal([inked[0], inked.Last(x => x < 28), inked.First(x => x >= 28), inked[^1]], columns, (expected, actual) => Math.Abs(expected - actual) <= 1);
    }

    [Theory]
    [InlineData(9, null, 0, "scaled to 3 × 3 pixels")]
    [InlineData(12, null, 2, "do not make a square")]
    [InlineData(12, "images 3x4", 0, "")]
    [InlineData(12, "images 3x4", 2, "--skip is for the steps of preparing digits", "--skip", "crop")]
    [InlineData(12, "images 3x4", 2, "--prepare digit makes 784 inputs", "--prepare", "digit")]
    public void Networks_of_any_number_of_inputs_see_pictures_if_their_size_is_known(int inputs, string? said, int exitCode, string error, params string[] options)
    {
        string file = network.Beside($"{Guid.NewGuid():N}.safetensors");
        ModelFile.Save(file, new SavedModel(new Network(new Architecture([inputs, 2]), seed: 1)) { Inputs = said is null ? null : ModelInputs.Parse(said) });
        var run = Ran.Glassbox(["predict", "--model", file, Seven, .. options]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 0 ? 1 : 0, run.Lines.Length);
        if (error.Length == 0) Assert.Equal("", run.Errors);
        else Assert.Contains(error, run.Errors, StringComparison.Ordinal);
    }

    private static string Written(string file, byte[] pixels, int columns, int times)
    {
        using var image = new Image<L8>(columns * times, pixels.Length / columns * times);
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++) image[x, y] = new L8(pixels[(y / times * columns) + (x / times)]);
        image.SaveAsPng(file);
        return file;
    }
}
