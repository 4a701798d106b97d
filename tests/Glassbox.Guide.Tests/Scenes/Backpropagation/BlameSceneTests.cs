using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Backpropagation.Balance;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class BlameSceneTests : SceneTests<BlameScene>
{
    private SampleStep Step(int digit) => new(ReferenceNetwork.From(Initial), Image(DigitSet.Training, digit), Digits.All.Training.Label(digit));

    private protected override BlameScene Made => new BlameScene(Step(0));

    [Theory]
    [InlineData(7, 3)]
    [InlineData(12, 0)]
    [InlineData(12, 19)]
    public void Blame_is_what_the_twin_sends_back(int digit, int neuron)
    {
        Trace trace = ReferenceNetwork.From(Initial).Trace(Image(DigitSet.Training, digit), DigitsExtensions.OneHot(Digits.All.Training.Label(digit)));
        var data = new BlameData(Step(digit));
        for (int j = 0; j < 20; j++)
        {
            Assert.Equal(trace["hidden error"].Values[j], Enumerable.Range(0, 10).Sum(o => data.Pull(j, o)), 1e-12);
            Assert.Equal(data.Net(j), data.Above[j] - data.Below[j], 1e-12);
            Assert.Equal(trace["hidden delta"].Values[j], data.Net(j) * data.Slopes[j], 1e-12);
        }

        var scene = new BlameScene(Step(digit), neuron);
        var clock = new BlameClock(20, neuron);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, 3, SceneRules.Wide);
        foreach (double delta in trace["output delta"].Values) Assert.Contains(Numbers.Fixed(delta, 2), texts);
        Assert.Contains(Numbers.Fixed(trace["hidden error"].Values[neuron], 2), SceneRules.Texts(scene, clock.Cancels(neuron).To + 0.2, SceneRules.Wide));
        Assert.Contains($"× slope {Numbers.Fixed(data.Slopes[neuron], 2)}", SceneRules.Texts(scene, clock.Passes(neuron).From + 0.1, SceneRules.Wide));
        texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        foreach (double delta in trace["hidden delta"].Values) Assert.Contains(Numbers.Fixed(delta, 3), texts);
    }

    [Fact]
    public void The_first_products_stand_in_words_while_they_land()
    {
        var scene = new BlameScene(Step(7), 3);
        var clock = new BlameClock(20, 3);
        SampleStep step = Step(7);
        for (int output = 0; output < 3; output++)
        {
            double weight = step.Network.Weights[1][output, 3], delta = step.OutputDelta[output];
            (double from, double to) = clock.Lands(3, output);
            IReadOnlyList<string> texts = SceneRules.Texts(scene, (from + to) / 2, SceneRules.Wide);
            Assert.Contains($"weight {Numbers.Fixed(weight, 2)} ×", texts);
            Assert.Contains($"error {Numbers.Fixed(delta, 2)} =", texts);
            Assert.Contains(Numbers.Fixed(weight * delta, 2), texts);
        }
    }

    [Fact]
    public void On_a_phone_all_ten_products_stand_below_the_close_up()
    {
        var scene = new BlameScene(Step(7), 3);
        var clock = new BlameClock(20, 3);
        SampleStep step = Step(7);
        Area account = new BlameLayout(SceneRules.Narrow, 20).Account;
        SeenMark[] told = Below(clock.Cancels(3).From);
        for (int output = 0; output < 10; output++)
        {
            double weight = step.Network.Weights[1][output, 3], delta = step.OutputDelta[output];
            double[] lines = [.. told.Where(mark => mark.Text == Numbers.Fixed(weight * delta, 2)).Select(mark => mark.Area.CenterY)];
            Assert.Contains(lines, line => new[] { Numbers.Fixed(weight, 2), Numbers.Fixed(delta, 2) }.All(number => told.Any(mark => mark.Text == number && mark.Area.CenterY == line)));
        }

        told = Below(clock.Settles(3).To + 0.1);
        Assert.Contains(told, mark => mark.Text == $"= {Numbers.Fixed(step.HiddenDelta[3], 3)}");
        Assert.Equal(0, new BlameLayout(SceneRules.Wide, 20).Account.Height); // there, the close-up itself fills the stage

        SeenMark[] Below(double t) => [.. SeenMarks.Of(SceneRules.Frame(scene, t, SceneRules.Narrow), SceneRules.Narrow, 0.5).Where(mark => mark.Kind is Mark.Text && mark.Area.Y >= account.Y)];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(19)]
    public void On_a_phone_the_close_up_leaves_no_third_of_the_stage_empty(int neuron)
    {
        var scene = new BlameScene(Step(0), neuron);
        foreach (Beat beat in scene.Beats)
        {
            SeenMark[] marks = [.. SeenMarks.Of(SceneRules.Frame(scene, beat.Time, SceneRules.Narrow), SceneRules.Narrow, 0.3).Where(mark => mark.Kind is not Mark.Line)];
            for (int third = 0; third < 3; third++)
            {
                double from = SceneRules.Narrow.Height * third / 3, to = SceneRules.Narrow.Height * (third + 1) / 3;
                Assert.True(marks.Any(mark => mark.Area.Bottom > from && mark.Area.Y < to), $"{beat.Name}: nothing between {from:0} and {to:0}.");
            }
        }
    }

    [Fact]
    public void A_neuron_is_opened_by_a_tap_and_stands_in_the_address()
    {
        Go("backpropagation/blame/?digit=training-7&neuron=3");
        IRenderedComponent<BlameStage> stage = Render<BlameStage>();
        var scene = (BlameScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(3, scene.Neuron);
        StagePlayer player = stage.FindComponent<StageView>().Instance.Player;
        player.Draw(SceneRules.Wide);
        var layout = new BlameLayout(SceneRules.Wide, 20);
        Assert.True(player.Point(TouchKind.Down, layout.Neuron, layout.HiddenY(11), SceneRules.Wide));
        Assert.Equal(11, scene.Neuron);
        Assert.Contains("neuron=11", Uri);
        stage.Find("input.stage-handle").Input("0");
        Assert.Equal(0, scene.Neuron);
    }

    [Fact]
    public void What_is_pointed_at_tells_its_numbers()
    {
        var scene = new BlameScene(Step(7));
        SampleStep step = Step(7);
        Assert.Contains(SceneRules.Pointed(scene, scene.Duration, SceneRules.Wide, 100), text => text.TrimStart('+') == Numbers.Fixed(step.OutputDelta[0], 3));
        Assert.Contains(SceneRules.Pointed(scene, scene.Duration, SceneRules.Narrow, 4), text => text.TrimStart('+') == Numbers.Fixed(step.HiddenDelta[4], 4));
    }

    [Fact]
    public void A_loaded_network_of_another_width_is_looked_into()
    {
        var wide = new Network(NetworkFactory.Shape(32), 5);
        Services.GetRequiredService<Networks>().Use(new SavedModel(wide), "from a test");
        Go("backpropagation/blame/?net=trained&neuron=31");
        Trace trace = ReferenceNetwork.From(wide).Trace(Image(DigitSet.Training, 0), DigitsExtensions.OneHot(Digits.All.Training.Label(0)));
        StageScene scene = Render<BlameStage>().FindComponent<StageView>().Instance.Scene;
        Assert.Contains(new Reading("Delta of hidden neuron 31", Numbers.Fixed(trace["hidden delta"].Values[31], 3)), scene.Readings(scene.Duration));
        SceneRules.IsWhole(scene, SceneRules.Narrow);
    }

    [Fact]
    public void Formula_and_program_light_each_other()
    {
        IRenderedComponent<BlameStage> stage = Render<BlameStage>();
        foreach (string term in new[] { "hiddenDelta", "outputWeights", "outputDelta", "hidden" })
        {
            Assert.NotEmpty(stage.FindAll($"math [data-term={term}]"));
            Assert.NotEmpty(stage.FindAll($".acting-code [data-term={term}]"));
        }
    }
}
