using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Running;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Running;

public sealed class RunningScenesTests : SceneContext
{
    public RunningScenesTests() => Services.AddSingleton<IPictures, NoPictures>();

    private Networks Networks => Services.GetRequiredService<Networks>();

    [Theory]
    [InlineData("", "Nothing was entered")]
    [InlineData("abc", "“abc” is not a number")]
    [InlineData("1.5", "not a whole number")]
    [InlineData("-1", "There is no digit -1")]
    [InlineData("60000", "There is no digit 60000")]
    [InlineData("59999", "has not arrived yet")]
    [InlineData("<b>7</b>", "“<b>7</b>” is not a number")]
    public void Nonsense_is_answered_in_place_and_the_digit_stays(string typed, string problem)
    {
        IRenderedComponent<AskScene> scene = Render<AskScene>();
        string shown = scene.Find("h3").TextContent;
        scene.Find("#ask-number").Input(typed);
        scene.Find("form").Submit();
        Assert.Contains(problem, scene.Find("#ask-problem").TextContent);
        Assert.Empty(scene.FindAll("b b, #ask-problem b"));
        Assert.Equal(shown, scene.Find("h3").TextContent);
    }

    [Fact]
    public void A_number_shows_its_digit_and_the_engines_answer()
    {
        IRenderedComponent<AskScene> scene = Render<AskScene>();
        scene.Find("#ask-number").Input(" 12 ");
        scene.Find("form").Submit();
        float[] outputs = Initial.Predict([.. Image(DigitSet.Training, 12).Select(p => (float)p)]);
        Assert.Equal(outputs.Select(o => Numbers.Fixed(o, 3)), scene.FindAll(".bar-value").Select(v => v.TextContent));
        Assert.EndsWith($"It is {Numbers.A(Digits.All.Training.Label(12))}.", scene.Find("h3").TextContent);
        Assert.Contains("n=12", Uri);
    }

    [Fact]
    public void Each_stage_of_a_drawing_can_be_left_out()
    {
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        Assert.Equal(5, scene.FindAll(".stage .toggle").Count);
        string all = Outputs(scene);
        for (int stage = 0; stage < 5; stage++)
        {
            scene.FindAll(".stage .toggle input")[stage].Change(false);
            Assert.Equal("stage off", scene.FindAll(".stage")[stage + 1].ClassName!.Trim());
            scene.FindAll(".stage .toggle input")[stage].Change(true);
            Assert.Equal(all, Outputs(scene));
        }

        scene.FindAll(".pad-buttons button").First(b => b.TextContent == "Clear").Click();
        Assert.StartsWith("There is nothing drawn", scene.Find("#drawing-says").TextContent);
    }

    [Fact]
    public void Each_drawing_counts_once_for_what_it_was_meant_to_be()
    {
        Networks.Use(new SavedModel(Initial), "from a test");
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        void Draw() => scene.Find(".pad-sheet").KeyDown(new KeyboardEventArgs { Key = "ArrowDown", ShiftKey = true });
        int Said() => int.Parse(scene.Find("#drawing-says").TextContent[^1..], System.Globalization.CultureInfo.InvariantCulture);
        Draw();
        scene.FindAll(".meant button")[(Said() + 1) % 10].Click();
        Assert.StartsWith("0 of 1 drawing read correctly: not this one", scene.Find(".drawing-score").TextContent);
        scene.FindAll(".meant button")[Said()].Click(); // thought better of
        Assert.StartsWith("1 of 1 drawing read correctly: this one too", scene.Find(".drawing-score").TextContent);
        Draw();
        Assert.Empty(scene.FindAll(".meant .right, .meant .wrong"));
        scene.FindAll(".meant button")[(Said() + 1) % 10].Click();
        Assert.StartsWith("1 of 2 drawings", scene.Find(".drawing-score").TextContent);
        Assert.StartsWith("1 of 2 drawings", Render<DrawingScene>().Find(".drawing-score").TextContent);
    }

    [Fact]
    public void Nothing_is_meant_by_an_empty_sheet_nor_said_before_training()
    {
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        Assert.StartsWith("Not trained yet", scene.Find("#drawing-says").TextContent);
        Assert.All(scene.FindAll(".meant button"), button => Assert.True(button.HasAttribute("disabled")));
        Networks.Use(new SavedModel(Initial), "from a test");
        scene.WaitForAssertion(() => Assert.StartsWith("It says", scene.Find("#drawing-says").TextContent));
        scene.FindAll(".pad-buttons button").First(b => b.TextContent == "Clear").Click();
        Assert.All(scene.FindAll(".meant button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void Two_digits_side_by_side_are_told_from_one()
    {
        var drawing = new Drawing();
        double[] one = [.3, .2, .3, .8], four = [.6, .2, .5, .55, .8, .55], stem = [.7, .3, .7, .85];
        drawing.Suggest(four, stem);
        Assert.False(drawing.IsInTwo);
        drawing.Suggest(one, four, stem);
        Assert.True(drawing.IsInTwo);
        drawing.Suggest([.1, .5, .1, .5], four, stem); // a speck
        Assert.False(drawing.IsInTwo);
        drawing.Suggest();
        Assert.False(drawing.IsInTwo);
    }

    [Fact]
    public void A_thicker_pen_leaves_more_ink()
    {
        int[] inks = [.. new[] { 0.55, 1, 1.7 }.Select(times =>
        {
            var drawing = new Drawing { Radius = Drawing.UsualRadius(140) * times };
            drawing.Line(0.2, 0.5, 0.8, 0.5);
            return drawing.Ink.ToArray().Count(ink => ink > 127);
        })];
        Assert.True(inks[0] < inks[1] && inks[1] < inks[2]);
    }

    [Fact]
    public void A_sheet_full_of_ink_is_not_called_empty()
    {
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        foreach (int stage in new[] { 0, 4, 3, 2, 1 }) scene.FindAll(".stage .toggle input")[stage].Change(false); // the middle of the sheet has paper only, and paper counts as ink now
        for (int i = 0; i < 14; i++) scene.Find(".pad-sheet").KeyDown(i < 7 ? "ArrowUp" : "ArrowLeft");
        scene.Find(".pad-sheet").KeyDown(new KeyboardEventArgs { Key = "ArrowUp", ShiftKey = true });
        Assert.EndsWith("a picture full of ink", scene.Find("#drawing-says").TextContent);
    }

    [Fact]
    public void A_drawing_is_kept_in_the_address()
    {
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        for (int i = 0; i < 9; i++) scene.Find(".pad-sheet").KeyDown(new KeyboardEventArgs { Key = i < 5 ? "ArrowRight" : "ArrowDown", ShiftKey = true });
        string drawn = Outputs(scene);
        Assert.Equal(drawn, Outputs(Render<DrawingScene>()));
        scene.FindAll(".pad-buttons button").First(b => b.TextContent == "Clear").Click();
        Assert.StartsWith("There is nothing drawn", Render<DrawingScene>().Find("#drawing-says").TextContent);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("own-3-////")]
    [InlineData("7cABCQAAAMKg909tDwoAAAAAAAAA")] // deflated, and far too few or too many pixels
    public void A_broken_drawing_in_the_address_gives_the_first_one(string ink)
    {
        string first = Outputs(Render<DrawingScene>());
        Go($"running/?ink={System.Uri.EscapeDataString(ink)}");
        Assert.Equal(first, Outputs(Render<DrawingScene>()));
    }

    [Fact]
    public void A_digit_drawn_by_hand_fits_into_an_address()
    {
        var drawing = new Drawing();
        drawing.Suggest([.. Enumerable.Range(0, 2).SelectMany(ring => Enumerable.Range(0, 40).SelectMany(i => new[]
            { 0.5 + (0.22 * Math.Cos(i * Math.PI / 19.5)), 0.3 + (0.4 * ring) + (0.2 * Math.Sin(i * Math.PI / 19.5)) }))]); // an 8
        string packed = PackedInk.Pack(drawing.Ink);
        Assert.InRange(packed.Length, 1, 3000);
        Assert.Equal(drawing.Ink.ToArray(), PackedInk.Unpack(packed, drawing.Size * drawing.Size));
        Assert.Null(PackedInk.Unpack(packed, (drawing.Size * drawing.Size) - 1));
    }

    [Fact]
    public void A_drawing_that_leaves_nothing_behind_is_told_from_an_empty_sheet()
    {
        IRenderedComponent<DrawingScene> scene = Render<DrawingScene>();
        for (int i = 0; i < 14; i++) scene.Find(".pad-sheet").KeyDown(i < 7 ? "ArrowUp" : "ArrowLeft");
        for (int i = 0; i < 4; i++) scene.Find(".pad-sheet").KeyDown(new KeyboardEventArgs { Key = "ArrowUp", ShiftKey = true });
        foreach (int stage in new[] { 4, 3, 2 }) scene.FindAll(".stage .toggle input")[stage].Change(false); // center, scale, crop
        Assert.StartsWith("Nothing of the drawing is left", scene.Find("#drawing-says").TextContent);
        Assert.Contains("cut off", scene.FindAll(".stage-what")[^1].TextContent);
    }

    [Fact]
    public void The_axis_of_moves_counts_pixels()
    {
        Networks.Use(new SavedModel(Initial), "as it was drawn");
        IRenderedComponent<MovedStage> scene = Render<MovedStage>();
        scene.FindAll("button").First(b => b.TextContent.StartsWith("Move all", StringComparison.Ordinal)).Click();
        scene.WaitForAssertion(() => Assert.Contains(scene.FindAll(".chart .tick"), tick => tick.TextContent == "8"));
    }

    [Theory]
    [InlineData("digits.safetensors")]
    [InlineData("digits.npz")]
    public void A_saved_network_is_loaded_and_all_chapters_look_into_it(string name)
    {
        var network = new Network(NetworkFactory.Shape(32), 3);
        IRenderedComponent<ModelScene> scene = Load(name, Saved(network, name));
        Assert.Empty(scene.FindAll(".fault"));
        Assert.Equal(network.ParametersSha256(), scene.Find(".digest").TextContent);
        Assert.Equal(network.ParametersSha256(), Networks.Best.ParametersSha256());
        Assert.Contains(name, scene.Find(".model-note").TextContent);
    }

    [Theory]
    [InlineData("cut.safetensors")]
    [InlineData("cut.npz")]
    [InlineData("cut.txt")]
    public void A_broken_file_is_refused_by_name_and_the_network_stays(string name)
    {
        byte[] whole = Saved(Initial, name);
        IRenderedComponent<ModelScene> scene = Load(name, whole[..(whole.Length / 2)]);
        Assert.Contains("cut", scene.Find(".fault").TextContent);
        Assert.Equal(Initial.ParametersSha256(), scene.Find(".digest").TextContent);
    }

    [Theory]
    [InlineData(new[] { 784, 65, 10 }, "1 to 64 hidden neurons")]
    [InlineData(new[] { 784, 20, 20, 10 }, "1 to 64 hidden neurons")]
    [InlineData(new[] { 20, 10 }, "784 inputs")]
    public void Another_architecture_is_refused_with_what_would_do(int[] sizes, string expected)
    {
        IRenderedComponent<ModelScene> scene = Load("other.npz", Saved(new Network(new Architecture(sizes)), "other.npz"));
        Assert.Contains(expected, scene.Find(".fault").TextContent);
        Assert.Null(Networks.Trained);
    }

    [Fact]
    public void A_network_whose_outputs_would_be_no_numbers_is_refused()
    {
        var network = new Network(new Architecture([784, 12, 10]));
        for (int i = 0; i < network.Parameters.Length; i++) network.Parameters[i] = i % 2 == 0 ? 3e38f : -3e38f;
        Assert.Contains("would not be numbers", Load("large.npz", Saved(new SavedModel(network), "large.npz")).Find(".fault").TextContent);
        Assert.Null(Networks.Trained);
    }

    [Theory]
    [InlineData("mnist-digits", false)]
    [InlineData("images 28x28", true)]
    [InlineData(null, false)]
    public void What_its_inputs_were_made_from_is_told_and_kept(string? inputs, bool isTold)
    {
        var model = new SavedModel(new Network(new Architecture([784, 12, 10]))) { Inputs = inputs is null ? null : ModelInputs.Parse(inputs) };
        string note = Load("other.safetensors", Saved(model, "other.safetensors")).Find(".model-note").TextContent;
        Assert.Equal(isTold, note.Contains("other images than MNIST", StringComparison.Ordinal));
        Assert.Equal(model.Inputs, Networks.Model!.Inputs); // what is saved again
    }

    private static string Outputs(IRenderedComponent<DrawingScene> scene) => string.Join(' ', scene.FindAll(".bar-value").Select(v => v.TextContent));

    private static byte[] Saved(Network network, string name) => Saved(new SavedModel(network), name);

    private static byte[] Saved(SavedModel model, string name)
    {
        using var bytes = new MemoryStream();
        ModelFile.Save(bytes, name.EndsWith(".npz", StringComparison.Ordinal) ? ModelFormat.Npz : ModelFormat.Safetensors, model);
        return bytes.ToArray();
    }

    private IRenderedComponent<ModelScene> Load(string name, byte[] bytes)
    {
        IRenderedComponent<ModelScene> scene = Render<ModelScene>();
        scene.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes, name));
        scene.WaitForState(() => scene.FindAll(".fault").Count > 0 || scene.Find(".model-note").TextContent.Length > 0);
        return scene;
    }

    private sealed class NoPictures : IPictures
    {
        public Task<GrayscalePicture> DecodeAsync(byte[] file) => throw new DataFormatException("the picture", null, "there is no browser.");
    }
}
