using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Worker;

public sealed class SwitchedProgramTests
{
    private const int Count = 200;

    [Theory]
    [InlineData(BugSwitches.None, UpdateOrder.Textbook, 0.01f, 20)]
    [InlineData(BugSwitches.None, UpdateOrder.Textbook, 0.3f, 7)]
    [InlineData(BugSwitches.None, UpdateOrder.Textbook, 0.01f, 1)]
    [InlineData(BugSwitches.None, UpdateOrder.Textbook, 0.01f, 64)]
    [InlineData(BugSwitches.UpdatedWeights, UpdateOrder.Video, 0.01f, 20)]
    [InlineData(BugSwitches.UpdatedWeights, UpdateOrder.Video, 0.3f, 20)]
    [InlineData(BugSwitches.LearningRateTen, UpdateOrder.Textbook, 10f, 20)]
    public void It_gives_the_numbers_of_the_twin(BugSwitches bugs, UpdateOrder order, float learningRate, int hidden)
    {
        var settings = new RunSettings
        {
            Bugs = bugs,
            LearningRate = bugs == BugSwitches.LearningRateTen ? 0.01f : learningRate,
            Hidden = hidden,
            Count = Count,
            IsByProgram = true,
        };
        var run = new SwitchedRun(Digits.All.Training.Take(Count), settings);
        RunState state = run.Advance(Count);

        ReferenceNetwork twin = ReferenceNetwork.From(new Network(NetworkFactory.Shape(hidden), settings.Seed));
        var options = new TrainingOptions { Optimizer = new Sgd { LearningRate = learningRate } };
        TrainingReport report = new ReferenceTrainer(twin, Digits.All.Training.Take(Count), options, order).Epochs(1).Single();

        Assert.Equal(report.Step, state.Report.Step);
        Assert.Equal(report.MeanSquaredError, state.Report.MeanSquaredError, 1e-9);
        Assert.Equal(report.MeanLoss, state.Report.MeanLoss, 1e-6);
        Assert.Equal(report.RunningAccuracy, state.Report.RunningAccuracy, 1e-9);

        SwitchedProgram program = Trained(bugs, settings.LearningRate, hidden);
        Assert.Equal(twin.Biases[1].Values, program.OutputBiases.ToArray(), Close);
        for (int h = 0; h < hidden; h++)
            for (int p = 0; p < 784; p++) Assert.Equal(twin.Weights[0][h, p], program.HiddenWeight(h, p), 1e-9);
        Assert.Equal(twin.ToNetwork().Parameters.ToArray(), state.Parameters, (a, b) => Math.Abs(a - b) <= 1e-6f * Math.Max(1, Math.Abs(a)));
    }

    [Fact]
    public void The_other_order_is_not_the_textbooks() => Assert.NotEqual(
        Trained(BugSwitches.None, 0.01f, 20).Parameters(), Trained(BugSwitches.UpdatedWeights, 0.01f, 20).Parameters());

    [Fact]
    public void A_missing_minus_steps_the_other_way()
    {
        (float[] start, float[] right, float[] wrong) = (Start(), After(BugSwitches.None), After(BugSwitches.MissingMinus));
        for (int i = 0; i < start.Length; i++) Assert.Equal(start[i] - right[i], wrong[i] - start[i], 1e-6f);
    }

    [Fact]
    public void With_1_for_l_every_output_is_sent_up()
    {
        float[] change = [.. After(BugSwitches.OneForLabel).Zip(Start(), (after, before) => after - before)];
        Assert.All(change[^10..], bias => Assert.True(bias > 0));
    }

    [Fact]
    public void Without_bias_all_biases_stay_0_and_the_weights_learn()
    {
        Network network = NetworkFactory.FromParameters(20, Trained(BugSwitches.NoBias, 0.01f, 20).Parameters());
        Assert.All(network.Layers, layer => Assert.All(layer.Biases.ToArray(), bias => Assert.Equal(0, bias)));
        Assert.NotEqual(Start()[^210..^10], network.Parameters.ToArray()[^210..^10]);
    }

    [Fact]
    public void From_zero_weights_all_hidden_neurons_stay_alike()
    {
        SwitchedProgram program = Trained(BugSwitches.ZeroWeights, 0.01f, 20);
        Assert.NotEqual(0, program.HiddenWeight(0, 400));
        for (int p = 0; p < 784; p++)
            for (int h = 1; h < 20; h++) Assert.Equal(program.HiddenWeight(0, p), program.HiddenWeight(h, p));
    }

    [Fact]
    public void Without_division_sums_are_hundreds_and_neurons_flat()
    {
        SwitchedProgram divided = Asked(BugSwitches.None), bytes = Asked(BugSwitches.NoDivision);
        Assert.InRange(bytes.LargestSum, 100, 100_000);
        Assert.InRange(divided.LargestSum, 0.1, 50);
        Assert.True(bytes.Saturated > divided.Saturated);
    }

    [Fact]
    public void The_other_form_of_the_sigmoid_is_right_until_exp_overflows()
    {
        Assert.Equal(Asked(BugSwitches.None).Output.ToArray(), Asked(BugSwitches.OverflowingExp).Output.ToArray(), Close);
        Assert.Contains(double.NaN, Asked(BugSwitches.OverflowingExp | BugSwitches.NoDivision).Output.ToArray());
        Assert.DoesNotContain(double.NaN, Asked(BugSwitches.NoDivision).Output.ToArray());
    }

    [Theory]
    [InlineData(BugSwitches.None, 10)]
    [InlineData(BugSwitches.LabelAsAmount, 1)]
    public void What_is_no_number_has_no_answer_and_is_never_right(BugSwitches label, int outputs)
    {
        Network start = new(outputs == 1 ? NetworkFactory.AmountShape(20) : NetworkFactory.Shape(20), 1);
        start.Parameters.Fill(1);
        var program = new SwitchedProgram(start, 0.01, label | BugSwitches.OverflowingExp | BugSwitches.NoDivision);
        program.Forward(Digits.All.Training.Pixels(1)); // a 0
        Assert.Equal(Classification.None, program.Answer());

        var settings = new RunSettings { Bugs = label | BugSwitches.OverflowingExp | BugSwitches.NoDivision, Count = Count };
        EvaluationResult result = new SwitchedRun(Digits.All.Training.Take(Count), settings).Test(Digits.All.Test.Take(100));
        Assert.Contains(EvaluationResult.NoAnswer, result.Answers);
        for (int i = 0; i < 100; i++)
            if (result.Answers[i] == EvaluationResult.NoAnswer) result.Answers[i] = 10;
        Assert.Equal(result.Accuracy, Enumerable.Range(0, 100).Count(i => result.Answers[i] == Digits.All.Test.Label(i)) / 100.0, 1e-9);
    }

    [Fact]
    public void A_run_that_meets_a_NaN_says_so_and_stays_where_it_is()
    {
        var settings = new RunSettings { Bugs = BugSwitches.OverflowingExp | BugSwitches.NoDivision, Count = Count };
        var run = new SwitchedRun(Digits.All.Training.Take(Count), settings);
        RunState state = run.Advance(50);
        Assert.Contains("Update 1:", state.Report.Problem, StringComparison.Ordinal);
        Assert.Equal(0, state.Report.Step);
        Assert.Equal(Start(), state.Parameters);
        Assert.Equal(state.Report, run.Advance(50).Report);
    }

    [Fact]
    public void Shuffled_as_the_engine_shuffles()
    {
        var settings = new RunSettings { Shuffle = true, Seed = 3, Count = 500 };
        var engine = new EngineRun(Digits.All.Training.Take(500), settings);
        var program = new SwitchedRun(Digits.All.Training.Take(500), settings);
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            RunReport fast = engine.Advance(500).Report, plain = program.Advance(500).Report;
            Assert.Equal((fast.Epoch, fast.Step, fast.Samples), (plain.Epoch, plain.Step, plain.Samples));
            Assert.Equal(fast.RunningAccuracy, plain.RunningAccuracy, 1e-9);
            Assert.Equal(fast.MeanSquaredError, plain.MeanSquaredError, 1e-4);
        }
    }

    [Fact]
    public void Bursts_of_any_size_are_the_same_run()
    {
        var settings = new RunSettings { Count = 120, IsByProgram = true };
        SwitchedRun whole = new(Digits.All.Training.Take(120), settings), parts = new(Digits.All.Training.Take(120), settings);
        RunState expected = whole.Advance(1000), actual = parts.Advance(7);
        while (actual.Report.Samples < 120) actual = parts.Advance(50);
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.Report.MeanSquaredError, actual.Report.MeanSquaredError);
        Assert.Equal(2, parts.Advance(1).Report.Epoch);
    }

    [Fact]
    public void It_is_asked_in_its_own_way()
    {
        var settings = new RunSettings { Bugs = BugSwitches.NoDivision, Count = Count };
        var run = new SwitchedRun(Digits.All.Training.Take(Count), settings);
        RunState state = run.Advance(Count);
        ReferenceNetwork twin = ReferenceNetwork.From(NetworkFactory.FromParameters(20, state.Parameters));
        int right = 0;
        for (int i = 0; i < 100; i++)
        {
            double[] outputs = twin.Predict([.. Digits.All.Test.Pixels(i).Select(p => (double)p)]);
            if (outputs.ArgMax() == Digits.All.Test.Label(i)) right++;
        }

        Assert.Equal(right / 100.0, run.Test(Digits.All.Test.Take(100)).Accuracy, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_label_as_an_amount_gives_the_numbers_of_the_twin(int index)
    {
        var start = new Network(NetworkFactory.AmountShape(20), 1);
        var program = new SwitchedProgram(start, 0.01, BugSwitches.LabelAsAmount);
        (byte[] pixels, int label) = (Digits.All.Training.Pixels(index), Digits.All.Training.Label(index));
        program.Forward(pixels);
        ReferenceNetwork twin = ReferenceNetwork.From(start);
        double[] image = [.. pixels.Select(pixel => (double)(pixel / 255f))], target = [label / 9.0];
        Trace trace = twin.Learn(image, target, optimizer: new Sgd { LearningRate = 0.01f });
        double output = trace["output activations"].Values[0];
        Assert.Equal(output, program.Output[0], 1e-12);
        Assert.Equal((int)Math.Round(9 * output), program.Answer());
        Assert.Equal((output - target[0]) * (output - target[0]), program.SquaredError(label), 1e-12);
        program.Learn(label);
        Assert.Equal(twin.ToNetwork().Parameters.ToArray(), program.Parameters(), (a, b) => Math.Abs(a - b) <= 1e-6f);
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9;

    private static float[] Start() => new Network(NetworkFactory.Shape(20), 1).Parameters.ToArray();

    private static SwitchedProgram Program(BugSwitches bugs, double learningRate = 0.01, int hidden = 20) =>
        new(new Network(NetworkFactory.Shape(hidden), 1), learningRate, bugs);

    private static SwitchedProgram Asked(BugSwitches bugs)
    {
        SwitchedProgram program = Program(bugs);
        program.Forward(Digits.All.Training.Pixels(0));
        return program;
    }

    private static float[] After(BugSwitches bugs)
    {
        SwitchedProgram program = Asked(bugs);
        program.Learn(Digits.All.Training.Label(0));
        return program.Parameters();
    }

    private static SwitchedProgram Trained(BugSwitches bugs, float learningRate, int hidden)
    {
        SwitchedProgram program = Program(bugs, (double)(decimal)learningRate, hidden);
        for (int i = 0; i < Count; i++)
        {
            program.Forward(Digits.All.Training.Pixels(i));
            program.Learn(Digits.All.Training.Label(i));
        }

        return program;
    }
}
