using System.Globalization;
using System.Text.RegularExpressions;
using Glassbox.Guide.Scenes.Bias;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser.Chapters;

/// <summary>Chapters 1 to 5: what they show after their handles were moved is what twin and library compute here.</summary>
public sealed class FirstChaptersTests(Site site, Visit visit) : IClassFixture<Visit>
{
    [Fact]
    public async Task Basics_a_neuron_adds_up_its_products_and_squashes_the_sum()
    {
        SceneOfPage scene = await visit.SceneAsync("basics/", "neuron");
        double[] inputs = [0.25, 1, 0.6], weights = [-2.5, 1.75, 0.5];
        for (int i = 0; i < 2; i++)
        {
            await scene.SlideAsync($"Input {i + 1}", inputs[i]);
            await scene.SlideAsync($"Weight {i + 1}", weights[i]);
        }

        Trace trace = Expected.Neuron(weights).Forward(inputs);
        await scene.UntilAsync(".answer b", Numbers.Fixed(trace["output activations"].Values[0], 3));
        await scene.UntilAsync(".sum .total", Numbers.Fixed(trace["output sums"].Values[0], 2));
        await scene.UntilAllAsync(".edge .product", inputs.Select((input, i) => Numbers.Fixed(input * weights[i], 2)));
    }

    [Fact]
    public async Task Basics_a_weight_is_dragged_by_finger_and_by_mouse_wherever_it_is_let_go()
    {
        GuidePage guide = await visit.AtAsync("basics/");
        var scene = new SceneOfPage(guide.Page, "neuron");
        ILocator weight = scene.Root.Locator("g.weight").Nth(2), text = weight.Locator("text");
        await weight.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await weight.BoundingBoxAsync())!;
        (float x, float y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        double scrolled = await guide.Page.EvaluateAsync<double>("scrollY");

        await Finger.DragAsync(guide.Page, (x, y), (x, y - 200)); // to the most that it can be
        await Assertions.Expect(text).ToHaveTextAsync("× 3.00");
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]w3=3(&|$)"));
        Assert.Equal(scrolled, await guide.Page.EvaluateAsync<double>("scrollY"));

        await guide.Page.Mouse.MoveAsync(x, y);
        await guide.Page.Mouse.DownAsync();
        await guide.Page.Mouse.MoveAsync(2, y + 20, new() { Steps = 5 }); // far to the left of the picture
        await guide.Page.Mouse.MoveAsync(2, y + 80);
        await guide.Page.Mouse.UpAsync();
        await Assertions.Expect(text).ToHaveTextAsync("× 0.00");
        await Assertions.Expect(guide.Page).ToHaveURLAsync(new Regex("[?&]w3=0(&|$)"));
    }

    [Fact]
    public async Task Basics_a_neuron_pointed_at_lights_its_name_in_the_program_and_the_other_way_round()
    {
        SceneOfPage scene = await visit.SceneAsync("basics/", "network");
        await scene.Root.Locator(".network-neuron").Nth(10).HoverAsync();
        await Assertions.Expect(scene.Root.Locator("#network-program [data-term=hidden][data-lit]").First).ToBeVisibleAsync();
        await scene.Root.Locator("#network-program [data-term=output]").First.HoverAsync();
        await Assertions.Expect(scene.Root.Locator(".network-neuron[data-lit]")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Basics_a_neuron_of_the_trained_network_opens()
    {
        SceneOfPage scene = await visit.SceneAsync("basics/?trained=1", "network");
        await scene.WriteAsync("Training digit", 4);
        await scene.ChooseAsync("trained");
        Trace trace = Expected.Twin.Forward(Expected.Image(4));
        await scene.ChooseAsync($"Hidden neuron 7: {Numbers.Fixed(trace["hidden activations"].Values[7], 3)}");
        await scene.UntilAsync(".readout-value", Numbers.Brief(trace["hidden activations"].Values[7]));
        await Assertions.Expect(scene.Root.Locator(".readout-from")).ToContainTextAsync(Numbers.Fixed(trace["hidden sums"].Values[7], 3));
    }

    [Fact]
    public async Task Bias_it_slides_the_threshold()
    {
        SceneOfPage scene = await visit.SceneAsync("bias/", "threshold");
        await scene.SlideAsync("Weight", -2.5);
        await scene.SlideAsync("Bias", 4);
        ReferenceNetwork neuron = Expected.Neuron([-2.5], 4);
        await ReadsAsync(scene, "Answer to an input of 0", Numbers.Fixed(neuron.Predict([0])[0], 3));
        await ReadsAsync(scene, "Threshold", Numbers.Fixed(4 / 2.5, 2));

        await scene.SwitchAsync("With its bias", false);
        await ReadsAsync(scene, "Answer to an input of 0", Numbers.Fixed(Expected.Neuron([-2.5]).Predict([0])[0], 3));
    }

    [Fact]
    public async Task Bias_a_scene_waits_until_its_question_is_answered()
    {
        await using GuidePage guide = await site.OpenAsync("bias/");
        await guide.Page.Locator("#threshold").ScrollIntoViewIfNeededAsync();
        ILocator time = guide.Page.Locator("#threshold [data-stage-time]");
        await Assertions.Expect(guide.Page.Locator("#bias-at-zero details")).Not.ToHaveAttributeAsync("open", "");
        await guide.UntilStillAsync();
        double opening = double.Parse(await time.InputValueAsync(), CultureInfo.InvariantCulture);
        Assert.Equal(1.8, opening, 4); // at its question
        await guide.Page.Locator("#bias-at-zero button").First.FocusAsync();
        await guide.Page.Keyboard.PressAsync("3");
        await Assertions.Expect(guide.Page.Locator("#bias-at-zero strong")).ToHaveTextAsync("Yes.");
        await guide.Page.Locator("#threshold").ScrollIntoViewIfNeededAsync();
        await guide.UntilAsync($"Math.abs(document.querySelector('#threshold [data-stage-time]').value - {opening.ToString(CultureInfo.InvariantCulture)}) > 0.3");
    }

    [Fact]
    public async Task Cost_a_chart_gives_its_numbers_at_the_pointer()
    {
        GuidePage guide = await visit.AtAsync("cost/?o=0.02");
        SceneOfPage scene = await new SceneOfPage(guide.Page, "curves").OpenAsync();
        ILocator chart = scene.Root.Locator(".chart svg").First;
        await chart.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await chart.BoundingBoxAsync())!;
        await guide.Page.Mouse.MoveAsync(box.X + (box.Width * (52 + 287) / 640), box.Y + (box.Height / 2)); // the middle of its axis
        await scene.UntilAsync(".chart-reading dd", "0");
        await Assertions.Expect(scene.Root.Locator(".chart-reading dd").Nth(1)).ToHaveTextAsync(Numbers.Fixed(0.25)); // (½ − 1)²
    }

    [Fact]
    public async Task Bias_the_line_is_slid_by_a_hand_and_trained_from_there()
    {
        SceneOfPage scene = await visit.SceneAsync("bias/?line-t=23.2", "line");
        await scene.SlideAsync("Weight 1", -2);
        await scene.SlideAsync("Weight 2", 5);
        await scene.SlideAsync("Bias", 1);
        var line = new Line(-2, 5, 1);
        await ReadsAsync(scene, "On the wrong side", $"{Cloud.Wrong(line)} of {Cloud.Points.Count}");
        await scene.PressAsync("Train from here");
        await scene.Root.Locator(".stage-picture").FocusAsync();
        await scene.Root.Locator(".stage-picture").PressAsync("End");
        await ReadsAsync(scene, "On the wrong side", $"{Cloud.Wrong(new LineRun(line, hasBias: true).End)} of {Cloud.Points.Count}");
    }

    [Fact]
    public async Task Dataset_an_image_is_its_bytes()
    {
        SceneOfPage scene = await visit.SceneAsync("dataset/", "unroll");
        await scene.PressSummaryAsync("Experiment");
        await scene.WriteAsync("Training digit", 11);
        byte[] pixels = [.. Digits.All.Training.Pixels(11)];
        await ReadsAsync(scene, "Zeros", $"{pixels.Count(p => p == 0)} of 784");
        await scene.SlideAsync("Pixel", 430);
        await ReadsAsync(scene, "Pixel", $"byte {pixels[430]}, {Numbers.Fixed(pixels[430] / 255f, 3)}; image[430] = {Numbers.Brief(pixels[430] / 255f)}");
    }

    private static Task ReadsAsync(SceneOfPage scene, string name, string value) =>
        Assertions.Expect(scene.Root.Locator("tr", new() { HasText = name }).First).ToContainTextAsync(value);

    [Fact]
    public async Task Dataset_without_division_neurons_are_stuck()
    {
        GuidePage guide = await visit.AtAsync("dataset/?squash-digit=training-12");
        var scene = new SceneOfPage(guide.Page, "squash");
        foreach (int divisor in new[] { 255, 1 })
        {
            await scene.SlideAsync("Pixels are divided by", divisor);
            double[] image = [.. Expected.Image(12).Select(pixel => pixel * (255 / divisor))];
            double[] hidden = ReferenceNetwork.From(Expected.Initial).Forward(image)["hidden activations"].Values;
            await ReadsAsync(scene, "Stuck", $"{hidden.Count(h => h is < 0.01 or > 0.99)} of 20");
        }
    }

    [Fact]
    public async Task One_hot_places_are_equally_far_apart_and_the_largest_output_answers()
    {
        GuidePage guide = await visit.AtAsync("one-hot/");
        var distance = new SceneOfPage(guide.Page, "distance");
        await distance.SlideAsync("Another", 5);
        await ReadsAsync(distance, "Apart on the ruler", "2");
        await ReadsAsync(distance, "Apart as places", Numbers.Fixed(Math.Sqrt(2), 4));

        var places = new SceneOfPage(guide.Page, "places");
        await places.WriteAsync("Training digit", 9);
        await places.ChooseAsync("trained");
        double[] outputs = Expected.Twin.Predict(Expected.Image(9));
        await places.UntilAllAsync(".bar-value", outputs.Select(output => Numbers.Fixed(output, 3)));
        await places.UntilAsync("[data-answer]", $"{outputs.ArgMax()}");
        await places.UntilAsync("[data-amount]", Numbers.Fixed(outputs.Select((output, place) => output * place).Sum() / outputs.Sum(), 2));
    }

    [Fact]
    public async Task Training_a_thousand_digits_then_all_three_epochs()
    {
        GuidePage guide = await visit.AtAsync("training/");
        SceneOfPage scene = await new SceneOfPage(guide.Page, "run").OpenAsync();
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        IEnumerator<TrainingReport> steps = new Trainer(network, Digits.All.Training).Steps(3, 1_000).GetEnumerator();
        Assert.True(steps.MoveNext());
        await scene.PressAsync("1 000 digits");
        await scene.UntilAsync("#running", Numbers.Percent(steps.Current.RunningAccuracy));
        await scene.UntilAsync("#error", Numbers.Fixed(steps.Current.MeanSquaredError, 5));
        await scene.UntilAsync("#tested", Numbers.Percent(network.Evaluate(Digits.All.Test).Accuracy));

        await scene.PressAsync("All three epochs");
        await scene.Root.Locator("#run-sha").WaitForAsync();
        Assert.Equal(Expected.Trained.ParametersSha256(), await guide.TextAsync("#run-sha"));
        while (steps.MoveNext()) { }
        Assert.Equal(Expected.Trained.ParametersSha256(), network.ParametersSha256());

        // Scrubbed back, the numbers are again those of the network as it was there.
        await scene.Root.GetByLabel("Back to the first weights").ClickAsync();
        double[] outputs = [.. Expected.Initial.Predict([.. Digits.All.Test.Pixels(0).ToArray().Select(p => p / 255f)])];
        await scene.UntilAllAsync(".says .bar-value", outputs.Select(output => Numbers.Fixed(output, 2)));
    }

    [Fact]
    public async Task Training_with_a_rate_of_a_thousand_breaks_down_and_leads_back()
    {
        SceneOfPage scene = await (await visit.SceneAsync("training/", "run")).OpenAsync();
        await scene.SlideAsync("Learning rate", LearningRates.Place(1000));
        await scene.PressAsync("To the end of the epoch");
        await Assertions.Expect(scene.Root.Locator(".trouble")).ToContainTextAsync("Learning has broken down");
        await scene.Root.Locator(".trouble button").ClickAsync();
        await Assertions.Expect(scene.Root.Locator(".trouble")).ToHaveCountAsync(0);
        await scene.PressAsync("1 digit");
        await scene.UntilAsync("#error", Numbers.Fixed(
            ReferenceNetwork.From(Expected.Initial).Cost(Expected.Image(0), Expected.Label(0), Loss.MeanSquaredError), 5));
    }
}
