using System.Net;
using System.Text.Json;
using Glassbox.Data;

namespace Glassbox.Cli.Tests.Serving;

/// <summary>Networks of digits and of pictures over HTTP.</summary>
public sealed class ServedPicturesTests
{
    private static readonly Network Network = new(new Architecture([784, 20, 10]), seed: 1);
    private static readonly SavedModel Digits = new(Network) { Inputs = ModelInputs.MnistDigits };

    // A thick one, off the center.
    private static readonly byte[] One = [.. Enumerable.Range(0, 784).Select(i => i % 28 is > 8 and < 13 && i / 28 is > 3 and < 22 ? (byte)250 : (byte)0)];

    [Fact]
    public async Task Pixels_are_taken_as_they_are_line_by_line_or_all_in_one_alone_or_in_a_list()
    {
        await using Served served = await Served.StartAsync(Digits);
        float[] expected = Network.Predict(Array.ConvertAll(One, pixel => pixel / 255f));
        string flat = $"[{string.Join(',', One)}]", lines = $"[{string.Join(',', One.Chunk(28).Select(line => $"[{string.Join(", ", line)}]"))}]";
        foreach (string body in (string[])[flat, lines]) MustBe(expected, await served.AnswerAsync(body));
        foreach (string body in (string[])[$"[{flat},{flat}]", $"[{lines}, {lines}]"])
        {
            JsonElement answers = await served.AnswerAsync(body);
            Assert.Equal(2, answers.GetArrayLength());
            MustBe(expected, answers[1]);
        }

        Assert.Equal(0, (await served.AnswerAsync("[]")).GetArrayLength());
    }

    [Fact]
    public async Task Files_are_prepared_as_the_training_images_were_as_a_body_or_in_base64()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("one.bmp");
        Bitmap.Write(path, One, 28, enlarged: 5, isInverted: true);
        byte[] file = File.ReadAllBytes(path);
        await using Served served = await Served.StartAsync(Digits);
        double[] expected = [.. served.Model.Predict(PictureFile.Load(path)).Values];
        foreach (string type in (string[])["image/bmp", "image/png", "application/octet-stream"])
        {
            (HttpStatusCode status, JsonElement answer) = await served.PostAsync(file, type);
            Assert.Equal(HttpStatusCode.OK, status);
            MustBe(expected.Select(p => (float)p), answer);
        }

        string text = Convert.ToBase64String(file);
        MustBe(expected.Select(p => (float)p), await served.AnswerAsync($"\"{text}\""));
        MustBe(expected.Select(p => (float)p), (await served.AnswerAsync($"[\"data:image/bmp;base64,{text}\"]"))[0]);

        byte[] two = new byte[28 * 60];
        for (int y = 4; y < 22; y++) (two[(60 * y) + 10], two[(60 * y) + 11], two[(60 * y) + 48], two[(60 * y) + 49]) = (255, 255, 255, 255);
        Bitmap.Write(path, two, 60, enlarged: 4, isInverted: false);
        (_, JsonElement doubtful) = await served.PostAsync(File.ReadAllBytes(path), "image/bmp");
        Assert.Equal("There seem to be 2 digits side by side; the answer is for all of them together.", doubtful.GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public async Task Pictures_that_are_no_digits_are_scaled()
    {
        using var folder = new TemporaryFolder();
        Bitmap.Write(folder.File("x.bmp"), One, 28, enlarged: 2, isInverted: false);
        var network = new Network(new Architecture([6 * 5, 4, 3]), seed: 2);
        await using Served served = await Served.StartAsync(new SavedModel(network) { Inputs = ModelInputs.Images(6, 5) });
        (_, JsonElement answer) = await served.PostAsync(File.ReadAllBytes(folder.File("x.bmp")), "image/bmp");
        MustBe(served.Model.Predict(PictureFile.Load(folder.File("x.bmp"))).Values.Select(p => (float)p), answer);
    }

    [Fact]
    public async Task Pictures_in_color_are_lists_of_red_green_and_blue_or_files()
    {
        using var folder = new TemporaryFolder();
        byte[] colors = [.. Enumerable.Range(0, 36).Select(i => (byte)(i * 7))];
        Bitmap.WriteColor(folder.File("x.bmp"), colors, 4);
        var network = new Network(new Architecture([36, 5, 3]), seed: 2);
        await using Served served = await Served.StartAsync(new SavedModel(network) { Inputs = ModelInputs.ColorImages(3, 4) });
        float[] expected = network.Predict(Array.ConvertAll(colors, pixel => pixel / 255f)); // ten classes have no names: their probabilities by number
        string picture = $"[{string.Join(',', colors.Chunk(12).Select(line => $"[{string.Join(',', line.Chunk(3).Select(pixel => $"[{string.Join(',', pixel)}]"))}]"))}]";
        double[] answered = [.. served.Model.Predict(PictureFile.LoadColor(folder.File("x.bmp"))).Values];
        MustBe(answered.Select(p => (float)p), await served.AnswerAsync(picture));
        MustBe(answered.Select(p => (float)p), await served.AnswerAsync($"[{string.Join(',', colors)}]"));
        MustBe(answered.Select(p => (float)p), (await served.AnswerAsync($"[{picture},{picture}]"))[1]);
        MustBe(answered.Select(p => (float)p), (await served.PostAsync(File.ReadAllBytes(folder.File("x.bmp")), "image/bmp")).Answer);
        Assert.Equal(3, expected.Length);
        foreach ((string body, string detail) in new[]
        {
            ("[[[1,2],[3,4]]]", "a pixel does not have 3 numbers. Expected: 3 lines of 4 pixels, each a list of red, green and blue."),
            ("[[[1,2,3]],[[3,4,5]]]", "a line of the picture does not have 4 pixels."),
        })
        {
            (HttpStatusCode status, JsonElement problem) = await served.PostAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[1,2,3]", "there are 3 pixels. Expected: 28 lines of 28 pixels.")]
    [InlineData("[[1,2],[3]]", "a line of the picture does not have 28 pixels.")]
    [InlineData("[[300]]", "pixel 0 is 300; a pixel is 0 to 255.")]
    [InlineData("[[-1]]", "pixel 0 is -1; a pixel is 0 to 255.")]
    [InlineData("[[null]]", "a picture is a list of 28 lists of 28 pixels")]
    [InlineData("7", "a picture is a list of 28 lists of 28 pixels")]
    [InlineData("\"*\"", "a string must be a picture file in base64.")]
    [InlineData("[\"aGVsbG8=\"]", "Row 0: ")]
    [InlineData("fractions", "all pixels are 0 to 1, but white is 255: multiply them by 255.")]
    [InlineData("785", "there are more than 784 pixels.")]
    [InlineData("{\"x\": 1}", "there is no such column")]
    public async Task What_is_no_picture_is_told(string body, string detail)
    {
        await using Served served = await Served.StartAsync(Digits);
        if (body == "fractions") body = $"[{string.Join(',', Enumerable.Repeat("0.5", 784))}]";
        if (body == "785") body = $"[{string.Join(',', Enumerable.Repeat("5", 785))}]";
        (HttpStatusCode status, JsonElement problem) = await served.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_and_one_without_ink_are_told()
    {
        using var folder = new TemporaryFolder();
        Bitmap.Write(folder.File("x.bmp"), new byte[784], 28, enlarged: 1, isInverted: false);
        await using Served served = await Served.StartAsync(Digits);
        Assert.Contains("nothing drawn", (await served.PostAsync(File.ReadAllBytes(folder.File("x.bmp")), "image/bmp")).Answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.PostAsync([1, 2, 3], "image/png")).Status);
        await using Served table = await Served.StartAsync(new SavedModel(new Network(new Architecture([3, 2]), seed: 1)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await table.PostAsync([1, 2, 3], "image/png")).Status);
    }

    [Fact]
    public async Task Whoever_is_refused_keeps_the_connection()
    {
        await using Served served = await Served.StartAsync(Digits);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await served.PostAsync([1, 2, 3], "image/png")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await served.PostAsync("{")).Status);
        }

        Assert.Equal(1, served.Connections);
    }

    private static void MustBe(IEnumerable<float> expected, JsonElement answer) =>
        Assert.Equal(expected, answer.GetProperty("probabilities").EnumerateObject().Select(p => p.Value.GetSingle()));
}
