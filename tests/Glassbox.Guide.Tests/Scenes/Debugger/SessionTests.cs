using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Debugger;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Debugger;

public sealed class SessionTests
{
    private static readonly double[] image = new LibraryDigits(Digits.All).Image(DigitSet.Test, 3);

    private static readonly int label = Digits.All.Test.Label(3);

    private static readonly ReferenceNetwork network = ReferenceNetwork.From(new Network(new Architecture([784, 20, 10]), 1));

    public static TheoryData<UpdateOrder> Orders => [UpdateOrder.Textbook, UpdateOrder.Video];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Each_step_makes_what_the_twin_makes(UpdateOrder order)
    {
        var session = new Session(network, image, label, 0.1, order);
        double[] places = DigitsExtensions.OneHot(label);
        ReferenceNetwork learning = network.Clone();
        Trace trace = learning.Learn(image, places, Loss.BinaryCrossEntropy, new Sgd { LearningRate = 0.1f }, order);
        Trace again = learning.Forward(image);
        for (int beat = 0; beat < session.Script.Steps.Count; beat++)
        {
            ScriptStep step = session.Script.Steps[beat];
            if (step.Writes is not { } written) continue;
            double[] expected = step.Key switch
            {
                "again-error" => [again["output activations"].Values.Zip(places, (o, l) => (o - l) * (o - l)).Average()],
                _ when step.Part == ProgramPart.Again => again[written.InTrace].Values,
                "hidden-weights" => learning.Weights[0].Values,
                "hidden-biases" => learning.Biases[0].Values,
                "output-weights" => learning.Weights[1].Values,
                "output-biases" => learning.Biases[1].Values,
                _ => trace[written.InTrace].Values,
            };
            Holding shown = session.At(beat).Written!;
            Assert.Equal(expected.Length, shown.Values.Length);
            Assert.All(expected.Zip(shown.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
            Assert.True(shown.Exists);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void What_a_step_does_not_write_stays(UpdateOrder order)
    {
        var session = new Session(network, image, label, 1, order);
        for (int beat = 1; beat < session.Script.Steps.Count; beat++)
        {
            (Moment before, Moment after) = (session.At(beat - 1), session.At(beat));
            foreach (Variable variable in Variable.All.Where(v => v != after.Step.Writes))
            {
                Assert.Equal(before[variable].Values, after[variable].Values);
            }
        }
    }

    [Fact]
    public void At_the_start_there_is_the_network_and_nothing_else()
    {
        Moment start = new Session(network, image, label, 0.01, UpdateOrder.Textbook).At(0);
        Assert.All(start.Holdings, h => Assert.Equal(h.Variable.IsParameter, h.Exists));
        Assert.Equal(network.Weights[0].Values, start[Variable.HiddenWeights].Values);
        Assert.Equal(network.Biases[1].Values, start[Variable.OutputBiases].Values);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void What_is_read_exists(UpdateOrder order)
    {
        var session = new Session(network, image, label, 0.01, order);
        for (int beat = 0; beat < session.Script.Steps.Count; beat++)
        {
            Moment at = session.At(beat);
            Assert.All(at.Step.Reads, variable => Assert.True(at[variable].Exists));
        }
    }

    [Fact]
    public void In_the_textbooks_order_lines_come_as_they_stand_in_the_program()
    {
        int[] lines = [.. Script.Textbook.Steps.Where(b => b.Part != ProgramPart.Again).Select(b => b.Line.Line)];
        Assert.Equal(lines.Order(), lines);
        int[] again = [.. Script.Textbook.Steps.Where(b => b.Part == ProgramPart.Again).Select(b => b.Line.Line)];
        Assert.Equal(again.Order(), again);
        Assert.All(lines, line => Assert.InRange(line, 1, Listing.Lines.Count));
        Assert.All(Script.Textbook.Steps.SelectMany(b => b.Inside), marker => Assert.InRange(marker.Line, CodeMarkers.Image.Line, Listing.Lines.Count));
    }

    [Fact]
    public void In_the_videos_order_the_output_update_comes_before_the_error_goes_back()
    {
        string[] keys = [.. Script.Video.Steps.Select(b => b.Key)];
        Assert.True(Array.IndexOf(keys, "output-biases") < Array.IndexOf(keys, "hidden-error"));
        Assert.Equal(Script.Textbook.Steps.Select(b => b.Key).Order(), keys.Order());
    }

    [Fact]
    public void With_a_small_step_the_cost_of_the_digit_falls()
    {
        var session = new Session(network, image, label, 0.01, UpdateOrder.Textbook);
        Assert.True(session.Again["loss"].Values[0] < session.Trace["loss"].Values[0]);
    }
}
