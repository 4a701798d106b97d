using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Backpropagation.Proof;
using Glassbox.Guide.Scenes.Debugger;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser.Chapters;

/// <summary>Chapters 6 to 10: what they show after their handles were moved is what twin and library compute here.</summary>
public sealed class LastChaptersTests(Visit visit) : IClassFixture<Visit>
{
    [Fact]
    public async Task Forward_the_zoom_comes_to_the_numbers_of_the_trained_network()
    {
        GuidePage guide = await visit.AtAsync("forward/?zoom-t=35.8&row=2");
        var scene = new SceneOfPage(guide.Page, "zoom");
        await scene.PressSummaryAsync("Experiment");
        await scene.WriteAsync("Digit", 8);
        Trace trace = Expected.Step(8);
        await ReadsAsync(scene, "with its bias", Numbers.Fixed(trace["hidden sums"].Values[2], 4));
        await ReadsAsync(scene, "squashed", Numbers.Fixed(trace["hidden activations"].Values[2], 4));
        await scene.PressSummaryAsync("Experiment");
        await scene.Root.Locator("[data-stage-time]").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        for (int output = 0; output < 10; output++)
            await ReadsAsync(scene, $"output {output}:", $"{Numbers.Fixed(trace["output sums"].Values[output], 4)}, {Numbers.Fixed(trace["output activations"].Values[output], 4)}");
    }

    [Fact]
    public async Task Forward_keys_drag_the_column_to_the_wrong_side_and_open_a_disc()
    {
        SceneOfPage scene = await visit.SceneAsync("forward/", "zoom");
        ILocator column = scene.Root.Locator("input[aria-label^=Column]");
        await column.FocusAsync();
        for (int i = 0; i < 4; i++) await column.PressAsync("ArrowRight");
        await Assertions.Expect(column).ToHaveValueAsync("1");
        Assert.Equal(ZoomScene.OperandsTime, double.Parse(await scene.Root.Locator("[data-stage-time]").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture), 1e-3);
        await scene.Root.Locator("input[aria-label^=Disc]").FocusAsync();
        await scene.Root.Locator("input[aria-label^=Disc]").PressAsync("End");
        Trace trace = Expected.Step(0);
        await ReadsAsync(scene, "opened", Numbers.Fixed(trace["output activations"].Values[9], 4));
    }

    private static Task ReadsAsync(SceneOfPage scene, string name, string value) =>
        Assertions.Expect(scene.Root.Locator("tr", new() { HasText = name }).First).ToContainTextAsync(value);

    [Fact]
    public async Task Cost_both_costs_of_a_digit_and_of_outputs_that_were_dragged()
    {
        SceneOfPage scene = await visit.SceneAsync("cost/", "tiles");
        await scene.PressSummaryAsync("Experiment");
        await scene.WriteAsync("Training digit", 7);
        await scene.ChooseAsync("trained");
        double[] image = Expected.Image(7), label = Expected.Label(7), outputs = Expected.Twin.Predict(image);
        await ReadsAsync(scene, "Mean squared error", Numbers.Fixed(Expected.Twin.Cost(image, label, Loss.MeanSquaredError), 5));
        await ReadsAsync(scene, "Cross-entropy", Numbers.Fixed(Expected.Twin.Cost(image, label, Loss.BinaryCrossEntropy)));

        int place = label[5] == 1 ? 6 : 5;
        await scene.SlideAsync($"Output {place}", 0.5);
        outputs[place] = 0.5;
        await ReadsAsync(scene, "Mean squared error", Numbers.Fixed(outputs.Zip(label, (o, l) => (o - l) * (o - l)).Average(), 5));
    }

    [Fact]
    public async Task Backpropagation_the_smallest_network_takes_a_weight_by_the_keyboard()
    {
        SceneOfPage scene = await visit.SceneAsync("backpropagation/", "smallest");
        await scene.SlideAsync("Output weight", 0);
        await scene.Root.Locator("xpath=..").Locator(".mirror > summary").ClickAsync();
        double h = 1 / (1 + Math.Exp(-0.8 * 1.5));
        ILocator numbers = scene.Root.Locator("xpath=..").Locator("tbody b");
        await Assertions.Expect(numbers.Nth(0)).ToHaveTextAsync(Numbers.Fixed(h));
        await Assertions.Expect(numbers.Nth(4)).ToHaveTextAsync(Numbers.Fixed(0)); // no blame comes back through a weight of 0
    }

    [Fact]
    public async Task Backpropagation_blame_comes_back_through_the_weights()
    {
        GuidePage guide = await visit.AtAsync("backpropagation/blame/?digit=training-3&net=trained&neuron=5");
        var scene = new SceneOfPage(guide.Page, "blame");
        await scene.Root.Locator("[data-stage-time]").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        Trace trace = Expected.Step(3);
        for (int neuron = 0; neuron < 20; neuron++)
            await ReadsAsync(scene, $"Delta of hidden neuron {neuron}", Numbers.Fixed(trace["hidden delta"].Values[neuron], 3));
    }

    [Fact]
    public async Task Backpropagation_the_landscape_is_measured_from_the_reader_s_run()
    {
        GuidePage guide = await visit.AtAsync("backpropagation/proof/");
        await guide.Page.Locator("#landscape-place").ScrollIntoViewIfNeededAsync(); // it begins when it is seen
        await guide.Page.Locator("#landscape [data-stage-time]").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        double cost = Enumerable.Range(0, 300).Average(i => Expected.Twin.Cost(
            [.. Digits.All.Test.Pixels(i).ToArray().Select(pixel => (double)(pixel / 255f))], Glassbox.Guide.Lab.DigitsExtensions.OneHot(Digits.All.Test.Label(i))));
        await ReadsAsync(new SceneOfPage(guide.Page, "landscape"), "Mean cost of this network", Numbers.Fixed(cost, 3));
    }

    [Theory]
    [InlineData("entropy", 300)]
    [InlineData("squared", 15_800)]
    public async Task Backpropagation_the_microscope_measures_what_the_formula_says(string cost, int number)
    {
        GuidePage guide = await visit.AtAsync($"backpropagation/proof/?probe-digit=training-3&probe-net=trained&probe={number}&probe-cost={cost}");
        var scene = new SceneOfPage(guide.Page, "probe");
        await scene.Root.Locator("[data-stage-time]").FocusAsync();
        await guide.Page.Keyboard.PressAsync("End");
        Loss loss = cost == "squared" ? Loss.MeanSquaredError : Loss.BinaryCrossEntropy;
        var place = ParameterPlace.At(Expected.Twin, number);
        TraceEntry gradients = Expected.Step(3)[place.Layer == 0 ? "hidden weight gradients" : "output weight gradients"];
        await ReadsAsync(scene, "Slope by formula", Numbers.Brief(gradients.Values[(place.To * gradients.Columns) + place.From]));

        ReferenceNetwork probe = Expected.Twin;
        double value = place.In(probe), epsilon = Math.Pow(10, ProbeClock.Power(ProbeClock.Duration));
        double At(double moved)
        {
            place.In(probe) = moved;
            return probe.Cost(Expected.Image(3), Expected.Label(3), loss);
        }

        await ReadsAsync(scene, "Slope measured", Numbers.Brief((At(value + epsilon) - At(value - epsilon)) / (2 * epsilon)));
    }

    [Fact]
    public async Task Backpropagation_the_debugger_walks_to_the_end_and_back()
    {
        GuidePage guide = await visit.AtAsync("backpropagation/gradients/"); // from beat to beat
        ILocator stage = guide.Page.Locator("#debugger"), said = stage.Locator("[aria-live] > p"), told = guide.Page.Locator(".debugger .told");
        await stage.Locator(".stage-picture").FocusAsync();
        await guide.Page.Keyboard.PressAsync("Home");
        string[] titles = [.. Script.Textbook.Steps.Select(step => step.Title)];
        var texts = new List<string>();
        for (int step = 0; step < titles.Length; step++)
        {
            if (step > 0) await guide.Page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(said).ToHaveTextAsync(titles[step]);
            texts.Add(await told.InnerTextAsync());
        }

        Assert.Equal(texts.Count, texts.Distinct().Count());
        for (int step = titles.Length - 2; step >= 0; step--)
        {
            await guide.Page.Keyboard.PressAsync("ArrowLeft");
            await Assertions.Expect(said).ToHaveTextAsync(titles[step]);
            await Assertions.Expect(told).ToHaveTextAsync(texts[step], new() { UseInnerText = true });
        }
    }

    [Fact]
    public async Task Backpropagation_the_right_program_of_the_switchboard_is_the_twin()
    {
        SceneOfPage scene = await visit.SceneAsync("backpropagation/proof/", "bugs");
        await scene.ChooseAsync("1 000");
        await scene.Root.Locator("#bug-order .answers button").First.ClickAsync();
        await scene.Root.Locator("#bug-order .verdict").WaitForAsync();
        ReferenceNetwork twin = ReferenceNetwork.From(Expected.Initial);
        for (int i = 0; i < 1_000; i++) twin.Learn(Expected.Image(i), Expected.Label(i));
        ILocator right = scene.Root.Locator("#bug-order tr", new() { HasText = "right program" }).Locator("td").Last;
        await Assertions.Expect(right).ToHaveTextAsync(Numbers.Percent(twin.Accuracy(Digits.All.Test)));
    }

    [Fact]
    public async Task Running_it_answers_as_the_library_does()
    {
        GuidePage guide = await visit.AtAsync("running/");
        var scene = new SceneOfPage(guide.Page, "ask");
        await scene.Root.Locator("#ask-number").FillAsync("12345");
        await guide.Page.Keyboard.PressAsync("Enter");
        float[] outputs = Expected.Trained.Predict([.. Digits.All.Training.Pixels(12_345).ToArray().Select(p => p / 255f)]);
        int answer = outputs.ArgMax();
        await scene.UntilAllAsync(".bar-value", outputs.Select(output => Numbers.Fixed(output, 3)));
        await Assertions.Expect(scene.Root.Locator("h3")).ToContainTextAsync($"says {answer} (output {Numbers.Fixed(outputs[answer], 2)})");
        await Assertions.Expect(scene.Root.Locator("h3")).ToContainTextAsync($"It is {Numbers.A(Digits.All.Training.Label(12_345))}");

        foreach (string wrong in new[] { "60000", "-1", "1.5", "<b>seven</b>", "" })
        {
            await scene.Root.Locator("#ask-number").FillAsync(wrong);
            await guide.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(scene.Root.Locator("#ask-problem")).ToContainTextAsync(wrong);
            Assert.NotEqual("", await scene.Root.Locator("#ask-problem").InnerTextAsync());
        }
    }

    [Fact]
    public async Task Running_accuracy_and_confusion_are_the_library_s()
    {
        GuidePage guide = await visit.AtAsync("running/");
        var accuracy = new SceneOfPage(guide.Page, "accuracy");
        var test = Expected.Trained.Evaluate(Digits.All.Test);
        await accuracy.Root.Locator("[data-set=held-out] .accuracy-value").WaitForAsync();
        await accuracy.UntilAsync("[data-set=test] .accuracy-value", Numbers.Percent(test.Accuracy));
        await accuracy.UntilAsync("[data-set=training] .accuracy-value", Numbers.Percent(Expected.Trained.Evaluate(Digits.All.Training).Accuracy));
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        (Dataset first, Dataset others) = Digits.All.Training.Split(50_000);
        _ = new Trainer(network, first).Epochs(3).Last();
        await accuracy.UntilAsync("[data-set=held-out] .accuracy-value", Numbers.Percent(network.Evaluate(others).Accuracy));

        var confusion = new SceneOfPage(guide.Page, "confusion");
        await confusion.PressSummaryAsync("All hundred cells");
        string[] shown = [.. (await confusion.Root.Locator(".confusion tbody td").AllInnerTextsAsync()).Select(text => text.Trim())];
        Assert.Equal(
            from truth in Enumerable.Range(0, 10)
            from answer in Enumerable.Range(0, 10)
            select test.Confusion[truth, answer] is > 0 and int count ? Expected.Written(count) : "·",
            shown);
    }

    [Fact]
    public async Task Where_to_find_what_a_name_has_its_value()
    {
        GuidePage guide = await visit.AtAsync("where-to-find-what/");
        var scene = new SceneOfPage(guide.Page, "finding");
        await scene.WriteAsync("Values for training digit", 21);
        await scene.ChooseAsync("trained");
        await scene.PressAsync("hiddenDelta");
        await scene.UntilAsync("[data-shape]", "20 × 1");
        await scene.Root.Locator(".matrix-frame").FocusAsync();
        await guide.Page.Keyboard.PressAsync("Home");
        await guide.Page.Keyboard.PressAsync("ArrowRight");
        await scene.UntilAsync(".card .value", $"number 1: {Numbers.Brief(Expected.Step(21)["hidden delta"].Values[1])}");
    }
}
