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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_tells_of_each_digit_whether_it_was_answered_rightly_before_it_was_learned_from(bool isByProgram)
    {
        var settings = new RunSettings { Count = 700, IsByProgram = isByProgram };
        await engine.BeginAsync("told", settings);
        await engine.BeginAsync("plain", settings);
        RunState told = new(new RunReport(), []), plain = told;
        List<bool> answers = [];
        while (answers.Count < 1_400)
        {
            told = await engine.AdvanceAsync("told", 97, tellsAnswers: true);
            plain = await engine.AdvanceAsync("plain", 97);
            answers.AddRange(Enumerable.Range(0, told.Report.Answered).Select(i => (told.Right[i / 8] & (1 << (i % 8))) != 0));
            Assert.Equal(told.Report.RunningAccuracy, answers.Skip(told.Report.Epoch == 1 ? 0 : 700).Average(isRight => isRight ? 1.0 : 0), 1e-12);
        }

        // To be asked changes no bit of it, and costs nothing where nobody asks.
        Assert.Equal(plain.Parameters, told.Parameters);
        Assert.Equal((0, 0), (plain.Report.Answered, plain.Right.Length));

        // The library asked before each of its steps says the same.
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        var trainer = new Trainer(network, Digits.All.Training.Take(700));
        int sample = 0;
        foreach (bool isRight in answers.Take(300))
        {
            float[] outputs = network.Predict(Digits.All.Training.Inputs(sample));
            Assert.Equal(Array.IndexOf(outputs, outputs.Max()) == Digits.All.Training.Label(sample), isRight);
            Assert.Equal(++sample, trainer.Advance().Samples);
        }
    }

    [Fact]
    public async Task Where_many_digits_share_an_update_none_is_told_of()
    {
        await engine.BeginAsync("run", new RunSettings { Count = 1_000, Batch = 100 });
        RunState state = await engine.AdvanceAsync("run", 300, tellsAnswers: true);
        Assert.Equal((0, 0), (state.Report.Answered, state.Right.Length));
        Assert.Equal((784 * 20) + 20 + 200 + 10, state.Parameters.Length);
    }

    [Fact]
    public async Task It_draws_digits_small_side_by_side()
    {
        var sheet = new DigitSheet { PerRow = 245, Columns = 245, FirstRow = 244, Rows = 1, Pixels = 7 };
        byte[] ink = await engine.DrawAsync(sheet);
        Assert.Equal(7 * 245 * 7, ink.Length);
        foreach (int digit in (int[])[59_780, 59_811, 59_999])
        {
            byte[] pixels = Digits.All.Training.Pixels(digit);
            for (int y = 0; y < 7; y++)
                for (int x = 0; x < 7; x++)
                {
                    double mean = Enumerable.Range(0, 16).Average(i => pixels[(((4 * y) + (i / 4)) * 28) + (4 * x) + (i % 4)]);
                    Assert.Equal(mean, ink[(y * 245 * 7) + ((digit - (244 * 245)) * 7) + x], 0.5);
                }
        }

        // Behind the last digit there is no ink.
        Assert.All(Enumerable.Range(0, 7), y => Assert.Equal(0, ink[(y * 245 * 7) + (220 * 7)]));
    }
}
