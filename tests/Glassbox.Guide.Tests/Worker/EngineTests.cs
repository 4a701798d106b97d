using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Worker;

public sealed class EngineTests
{
    private readonly Engine engine = new(new LocalEngineRoom(Digits.All));

    [Fact]
    public async Task The_main_job_is_the_librarys_bit_for_bit()
    {
        RunState state = await engine.BeginAsync("run", new RunSettings { Count = 5_000 });
        Assert.Equal(0, state.Report.Epoch);
        for (int burst = 0; burst < 10; burst++) state = await engine.AdvanceAsync("run", 1_234);

        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        TrainingReport report = new Trainer(network, Digits.All.Training.Take(5_000)).Epochs(2).Last();
        Assert.Equal(report.Step, state.Report.Step);
        Assert.Equal(report.RunningAccuracy, state.Report.RunningAccuracy);
        Assert.Equal(network.Parameters.ToArray(), state.Parameters);
    }

    [Fact]
    public async Task A_batch_makes_one_update_of_many_digits()
    {
        var settings = new RunSettings { Count = 1_000, Batch = 100 };
        await engine.BeginAsync("run", settings);
        RunState state = await engine.AdvanceAsync("run", 300);
        Assert.Equal((300, 3), (state.Report.Samples, state.Report.Step));
        state = await engine.AdvanceAsync("run", 1_000);
        Assert.Equal((1, 1_000, 10), (state.Report.Epoch, state.Report.Samples, state.Report.Step));
    }

    [Theory]
    [InlineData(true, BugSwitches.None, false)]
    [InlineData(false, BugSwitches.None, true)]
    [InlineData(true, BugSwitches.MissingMinus, true)]
    public async Task What_the_engine_does_not_do_the_program_does(bool biases, BugSwitches bugs, bool isWatched)
    {
        await engine.BeginAsync("run", new RunSettings { Count = 100, Biases = biases, Bugs = bugs });
        RunState state = await engine.AdvanceAsync("run", 100);
        Assert.Equal(isWatched, state.Report.LargestSum > 0);
        EvaluationResult test = await engine.TestAsync("run", DigitSet.Test, 500);
        EvaluationResult evaluation = await engine.EvaluateAsync(NetworkFactory.FromParameters(20, state.Parameters), DigitSet.Test, 500);
        Assert.Equal(evaluation.Accuracy, test.Accuracy, 1e-9);
        Assert.Equal(evaluation.MeanSquaredError, test.MeanSquaredError, 1e-5);
        Assert.Equal(evaluation.Answers, test.Answers);
    }

    [Fact]
    public async Task Sorted_digits_come_from_0_to_9()
    {
        await engine.BeginAsync("run", new RunSettings { Count = 2_000, IsSorted = true });
        int zeros = Enumerable.Range(0, 2_000).Count(i => Digits.All.Training.Label(i) == 0);
        RunState state = await engine.AdvanceAsync("run", zeros);
        EvaluationResult asked = await engine.EvaluateAsync(NetworkFactory.FromParameters(20, state.Parameters), DigitSet.Test, 300);
        Assert.All(asked.Answers, answer => Assert.Equal(0, answer));
    }
}
