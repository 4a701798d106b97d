using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Training;

/// <summary>Training that stops and continues from its state in another trainer equals training that never stopped.</summary>
public class TrainerStateTests
{
    private const int Epochs = 3;

    private static Gen<(RandomProblem Problem, TrainingOptions Options, int Stop)> Any =>
        RandomProblem.Any(widest: 12, deepest: 3, most: 20)
            .Select(RandomOptimizer.Any, Gen.Int[1, 6], Gen.Bool, Gen.Int[0, 60], (problem, optimizer, batch, shuffle, stop) =>
                (problem, new TrainingOptions { Loss = problem.Loss, Optimizer = optimizer, BatchSize = batch, Shuffle = shuffle, Seed = 5 }, stop));

    [Fact]
    public void The_engine_resumes_bit_for_bit_wherever_it_was_stopped() => Any.Sample((problem, options, stop) =>
    {
        Dataset dataset = problem.NewDataset();
        Network whole = problem.NewNetwork(), first = problem.NewNetwork();
        var unbroken = new Trainer(whole, dataset, options);
        var stopped = new Trainer(first, dataset, options);
        MustGoOn(unbroken, stopped, parameters =>
        {
            var other = new Network(problem.Architecture, seed: 99); // its parameters do not matter
            return new Trainer(other, dataset, options with { Threads = 2 });
        }, stop);
    }, iter: 300);

    [Fact]
    public void The_reference_resumes_bit_for_bit_wherever_it_was_stopped() => Any.Select(Gen.Bool).Sample((problem, isVideo) =>
    {
        ((RandomProblem random, TrainingOptions options, int stop), UpdateOrder order) = (problem, isVideo ? UpdateOrder.Video : UpdateOrder.Textbook);
        Dataset dataset = random.NewDataset();
        MustGoOn(
            New(), New(), _ => new ReferenceTrainer(new ReferenceNetwork(random.Architecture), dataset, options, order), stop);

        ReferenceTrainer New() => new(ReferenceNetwork.From(random.NewNetwork()), dataset, options, order);
    }, iter: 100);

    [Fact]
    public void Every_optimizer_resumes_in_the_middle_of_a_shuffled_epoch()
    {
        Dataset digits = Digits.Training.Take(500);
        foreach (Optimizer optimizer in Optimizer.All)
            foreach (int batch in new[] { 1, 16 })
            {
                var options = new TrainingOptions { Optimizer = optimizer, BatchSize = batch, Shuffle = true };
                MustGoOn(New(), New(), _ => New(), stop: (500 / batch) + 7);

                Trainer New() => new(new Network(new Architecture([784, 12, 10]), 1), digits, options);
            }
    }

    private static void MustGoOn<T>(
        TrainerBase<T> unbroken, TrainerBase<T> stopped, Func<TrainerState<T>, TrainerBase<T>> newTrainer, int stop)
        where T : struct
    {
        for (int step = 0; step < stop && !IsOver(stopped); step++) stopped.Advance();
        TrainerState<T> state = stopped.CaptureState();
        TrainingReport stood = stopped.Report;
        if (!IsOver(stopped)) stopped.Advance(); // a captured state does not change

        TrainerBase<T> resumed = newTrainer(state);
        resumed.RestoreState(state);
        Assert.Equal(stood with { LossSum = resumed.Report.LossSum }, resumed.Report);
        while (!IsOver(unbroken)) unbroken.Advance(3);
        while (!IsOver(resumed)) resumed.Advance(2);

        TrainerState<T> expected = unbroken.CaptureState(), actual = resumed.CaptureState();
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.OptimizerBuffers.Keys, actual.OptimizerBuffers.Keys);
        Assert.Equal(expected.OptimizerBuffers.Values, actual.OptimizerBuffers.Values);
        TrainingReport report = expected.Report, other = actual.Report;
        Assert.Equal(report with { LossSum = 0, Elapsed = default }, other with { LossSum = 0, Elapsed = default, SquaredErrorSum = report.SquaredErrorSum });
        Assert.Equal(report.LossSum, other.LossSum, 1e-9 * Math.Abs(report.LossSum));
        Assert.Equal(report.SquaredErrorSum, other.SquaredErrorSum, 1e-9 * report.SquaredErrorSum);
    }

    private static bool IsOver<T>(TrainerBase<T> trainer)
        where T : struct => trainer.Report is { Epoch: Epochs, IsEpochEnd: true };

    [Fact]
    public void Changing_the_rate_equals_two_trainers_joined_by_a_state()
    {
        Dataset digits = Digits.Training.Take(400);
        foreach (Optimizer optimizer in Optimizer.All)
            foreach (int batch in new[] { 1, 7 })
            {
                Network one = NewNetwork(), first = NewNetwork(), second = NewNetwork();
                Trainer changed = New(one, 0.02f), before = New(first, 0.02f), after = New(second, 0.003f);
                changed.Advance(50);
                changed.LearningRate = 0.003f;
                Assert.Equal(0.003f, changed.Report.LearningRate);
                changed.Advance(500);

                before.Advance(50);
                after.RestoreState(before.CaptureState());
                Assert.Equal(0.02f, after.LearningRate); // from the state
                after.LearningRate = 0.003f;
                after.Advance(500);

                Assert.Equal(one.ParametersSha256(), second.ParametersSha256());
                Assert.NotEqual(one.ParametersSha256(), first.ParametersSha256());

                Trainer New(Network network, float rate) => new(
                    network, digits, new TrainingOptions { Optimizer = optimizer with { LearningRate = rate }, BatchSize = batch, Shuffle = true });
            }

        static Network NewNetwork() => new(new Architecture([784, 12, 10]), 1);
    }

    [Fact]
    public void An_invalid_learning_rate_is_rejected()
    {
        var trainer = new Trainer(new Network(new Architecture([784, 10])), Digits.Test);
        foreach (float rate in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Assert.Contains("learning rate", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.LearningRate = rate).Message, StringComparison.Ordinal);
        Assert.Equal(0.01f, trainer.LearningRate);
    }

    [Fact]
    public void The_state_of_a_different_training_is_rejected_with_the_difference()
    {
        Dataset digits = Digits.Training.Take(100);
        var options = new TrainingOptions { Optimizer = new Adam(), BatchSize = 10 };
        TrainerState<float> state = New(options).CaptureState();
        New(options with { Threads = 2, Optimizer = new Adam { LearningRate = 1 } }).RestoreState(state);

        Refused("batch size is 10, and that of this trainer 20", New(options with { BatchSize = 20 }));
        Refused("seed is 1, and that of this trainer 2", New(options with { Seed = 2 }));
        Refused("shuffling", New(options with { Shuffle = true }));
        Refused("loss is binary-cross-entropy", New(options with { Loss = Loss.MeanSquaredError }));
        Refused("optimizer is adam", New(options with { Optimizer = new RmsProp() }));
        Refused("number of samples is 100, and that of this trainer 90", new Trainer(NewNetwork(12), digits.Take(90), options));
        Refused("number of parameters", new Trainer(NewNetwork(13), digits, options));
        state = state with { OptimizerBuffers = new Dictionary<string, float[]>() };
        Refused("length of the optimizer's mean", New(options));
        state = New(options).CaptureState();
        state = state with { Report = state.Report with { Samples = 101 } };
        Refused("cannot stand at epoch 0, step 0, sample 101 of 100", New(options));

        Trainer New(TrainingOptions options) => new(NewNetwork(12), digits, options);

        static Network NewNetwork(int hidden) => new(new Architecture([784, hidden, 10]), 1);

        void Refused(string reason, Trainer trainer)
        {
            string before = trainer.Network.ParametersSha256();
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => trainer.RestoreState(state)).Message, StringComparison.Ordinal);
            Assert.Equal(before, trainer.Network.ParametersSha256());
        }
    }

    [Fact]
    public void Steps_stop_at_the_end_of_an_epoch_and_the_next_ones_begin_another()
    {
        var trainer = new Trainer(new Network(new Architecture([784, 10]), 1), Digits.Training.Take(50), new TrainingOptions { BatchSize = 8 });
        Assert.Equal((0, 0L, 0, true), Counts(trainer.Report));
        Assert.Equal((1, 5L, 40, false), Counts(trainer.Advance(5)));
        Assert.Equal((1, 7L, 50, true), Counts(trainer.Advance(5)));
        Assert.Equal((2, 8L, 8, false), Counts(trainer.Advance()));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Advance(0));

        static (int Epoch, long Step, int Samples, bool IsEnd) Counts(TrainingReport report) =>
            (report.Epoch, report.Step, report.Samples, report.IsEpochEnd);
    }

    [Fact]
    public void Means_of_a_report_are_its_totals_divided_by_the_counts()
    {
        TrainingReport report = new Trainer(new Network(new Architecture([784, 10]), 1), Digits.Training.Take(300)).Advance(200);
        Assert.Equal((200, 10), (report.Samples, report.Outputs));
        Assert.Equal(report.LossSum / 200, report.MeanLoss);
        Assert.Equal(report.SquaredErrorSum / 2000, report.MeanSquaredError);
        Assert.Equal(report.Correct / 200.0, report.RunningAccuracy);
        Assert.InRange(report.Correct!.Value, 1, 199);

        var numbers = new Trainer(new Network(new Architecture([1, 2]), 1), Dataset.FromSamples([[1f]], [[0.5f, 0.5f]]));
        Assert.Null(numbers.Advance().Correct);
        Assert.Equal(double.NaN, numbers.Report.RunningAccuracy);
    }
}
