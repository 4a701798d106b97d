using Glassbox.Reference;

namespace Glassbox.Tests.Training;

/// <summary>What training does with samples that it does not learn from.</summary>
public class ValidationTests
{
    private static readonly Dataset Few = Digits.Training.Take(200);
    private static readonly Dataset Held = Digits.Test.Take(300);

    [Fact]
    public void Each_epoch_says_what_an_evaluation_would_say()
    {
        var options = new TrainingOptions { BatchSize = 10, Threads = 2 };
        var trainer = new Trainer(new Network(new Architecture([784, 15, 10]), 1), Few, options) { Validation = Held };
        Assert.Same(Held, trainer.Validation);
        foreach (TrainingReport report in trainer.Steps(2, every: 7))
        {
            if (!report.IsEpochEnd)
            {
                Assert.Null(report.Validation);
                continue;
            }

            Evaluation evaluation = trainer.Network.Evaluate(Held, options.Loss);
            Assert.Equal(
                (evaluation.Count, evaluation.MeanLoss, evaluation.Accuracy, evaluation.MeanSquaredError),
                (report.Validation!.Count, report.Validation.Loss, report.Validation.Accuracy, report.Validation.MeanSquaredError));
        }
    }

    [Fact]
    public void Threads_do_not_change_the_validation_of_weighted_samples()
    {
        Dataset weighted = Digits.Test.Take(1000).WithWeights([.. Enumerable.Range(0, 1000).Select(i => 0.1f * (i % 7))]);
        Assert.Equal(Report(threads: 1), Report(threads: 3));

        ValidationReport Report(int threads)
        {
            var options = new TrainingOptions { BatchSize = 10, Threads = threads };
            var trainer = new Trainer(new Network(new Architecture([784, 15, 10]), 1), Few, options) { Validation = weighted };
            return trainer.Epochs(1).Single().Validation!;
        }
    }

    [Fact]
    public void A_validation_sample_of_weight_two_is_the_sample_twice_and_one_of_none_is_not_there()
    {
        Dataset some = Held.Take(6), weighted = some.WithWeights([2, 1, 0, 3, 1, 0]), repeated = some.Subset([0, 0, 1, 3, 3, 3, 4]);
        MustBeAlike(Engine(repeated), Engine(weighted));
        MustBeAlike(Twin(repeated), Twin(weighted));
        MustBeAlike(Engine(weighted), Twin(weighted));
        MustBeAlike(Engine(some), Engine(some.WithWeights([1, 1, 1, 1, 1, 1])));
        Assert.Contains("None of the validation samples counts", Assert.Throws<ArgumentException>(() => Engine(some.WithWeights(new float[6]))).Message, StringComparison.Ordinal);

        static ValidationReport Engine(Dataset samples) => new Trainer(New(), Few) { Validation = samples }.Epochs(1).Single().Validation!;
        static ValidationReport Twin(Dataset samples) => new ReferenceTrainer(ReferenceNetwork.From(New()), Few) { Validation = samples }.Epochs(1).Single().Validation!;

        static void MustBeAlike(ValidationReport expected, ValidationReport actual)
        {
            Assert.Equal(expected.Loss, actual.Loss, 1e-4);
            Assert.Equal(expected.Accuracy, actual.Accuracy, 1e-12);
            Assert.Equal(expected.MeanSquaredError, actual.MeanSquaredError, 1e-6);
        }
    }

    [Fact]
    public void Validation_changes_nothing_of_training()
    {
        Network plain = New(), watched = New();
        Assert.Equal(3, new Trainer(plain, Few).Epochs(3).Count());
        Assert.Equal(3, new Trainer(watched, Few) { Validation = Held }.Epochs(3).Count());
        Assert.Equal(plain.ParametersSha256(), watched.ParametersSha256());
    }

    [Fact]
    public void The_twin_says_what_the_engine_says()
    {
        Network network = New();
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        var options = new TrainingOptions { BatchSize = 4, Dropout = 0.2f };
        ValidationReport engine = new Trainer(network, Few, options) { Validation = Held }.Epochs(1).Single().Validation!;
        ValidationReport reference = new ReferenceTrainer(twin, Few, options) { Validation = Held }.Epochs(1).Single().Validation!;
        Assert.Equal(reference.Loss, engine.Loss, 1e-5);
        Assert.Equal(reference.MeanSquaredError, engine.MeanSquaredError, 1e-6);
        Assert.Equal(reference.Accuracy, engine.Accuracy);
    }

    // A rate this high learns a few digits by heart, and unlearns the others.
    [Theory]
    [InlineData(ValidationMetric.Loss)]
    [InlineData(ValidationMetric.Accuracy)]
    public void Training_stops_when_patience_runs_out_and_the_network_has_the_best_parameters(ValidationMetric metric)
    {
        const int Patience = 3;
        var stopping = new EarlyStopping { Patience = Patience, Metric = metric };
        var options = new TrainingOptions { Optimizer = new Sgd { LearningRate = 0.5f }, Shuffle = true };
        var trainer = new Trainer(New(), Few, options with { EarlyStopping = stopping }) { Validation = Held };
        var plain = new Trainer(New(), Few, options) { Validation = Held };
        List<(double Value, string Sha)> epochs = [];
        foreach (TrainingReport report in trainer.Epochs(200))
        {
            TrainingReport other = plain.Epochs(1).Single();
            Assert.Equal(other.Validation, report.Validation);
            Assert.Equal(plain.Network.ParametersSha256(), trainer.Network.ParametersSha256()); // those of the epoch, while it is looked at
            epochs.Add((metric == ValidationMetric.Loss ? -report.Validation!.Loss : report.Validation!.Accuracy, trainer.Network.ParametersSha256()));
        }

        int best = epochs.FindIndex(epoch => epoch.Value == epochs.Max(e => e.Value));
        Assert.Equal(best + 1 + Patience, epochs.Count);
        Assert.Equal(best + 1, trainer.BestEpoch);
        Assert.True(trainer.HasStopped);
        Assert.Equal(epochs[best].Sha, trainer.Network.ParametersSha256());
        Assert.Empty(trainer.Epochs(3));
        Assert.Contains("stopped early", Assert.Throws<InvalidOperationException>(() => trainer.Advance()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_best_is_better_by_more_than_the_change_that_is_asked_for()
    {
        var options = new TrainingOptions { EarlyStopping = new EarlyStopping { Patience = 2, MinimumChange = 100 } };
        var trainer = new Trainer(New(), Few, options) { Validation = Held };
        Assert.Equal([1, 2, 3], trainer.Epochs(50).Select(report => report.Epoch));
        Assert.Equal(1, trainer.BestEpoch);
    }

    [Fact]
    public void The_best_can_be_had_without_having_stopped()
    {
        var options = new TrainingOptions { EarlyStopping = new EarlyStopping { Patience = 50, MinimumChange = 100 } };
        var trainer = new Trainer(New(), Few, options) { Validation = Held };
        Assert.Null(trainer.BestEpoch);
        Assert.Throws<InvalidOperationException>(trainer.RestoreBest);
        List<string> shas = [];
        foreach (TrainingReport _ in trainer.Epochs(3)) shas.Add(trainer.Network.ParametersSha256());
        Assert.False(trainer.HasStopped);
        trainer.RestoreBest();
        Assert.Equal(shas[0], trainer.Network.ParametersSha256());
    }

    // The best parameters are for use: the memory of the optimizer, and what is told of the epochs, belong to the last ones.
    [Fact]
    public void Training_goes_on_from_the_last_parameters_where_the_best_were_restored()
    {
        var options = new TrainingOptions { EarlyStopping = new EarlyStopping { Patience = 50, MinimumChange = 100 }, Optimizer = new Adam(), BatchSize = 8, Shuffle = true };
        Trainer unbroken = Starting(), here = Starting(), there = Starting();
        Assert.Equal(4, unbroken.Epochs(4).Count());
        Assert.Equal(2, here.Epochs(2).Count());
        here.RestoreBest();
        here.RestoreBest();
        Assert.Equal(1, here.BestEpoch);
        there.RestoreState(here.CaptureState());
        Assert.NotEqual(here.Network.ParametersSha256(), there.Network.ParametersSha256());
        Assert.Equal([3, 4], here.Epochs(2).Select(report => report.Epoch));
        Assert.Equal([3, 4], there.Epochs(2).Select(report => report.Epoch));
        Assert.Equal(unbroken.Network.ParametersSha256(), here.Network.ParametersSha256());
        Assert.Equal(unbroken.Network.ParametersSha256(), there.Network.ParametersSha256());

        // Unless somebody else has changed them meanwhile.
        here.RestoreBest();
        here.Network.Parameters[0] = 3;
        Assert.Equal(3, here.CaptureState().Parameters[0]);

        Trainer Starting() => new(New(), Few, options) { Validation = Held };
    }

    [Fact]
    public void Training_that_had_stopped_early_ends_with_the_best_parameters_wherever_its_state_was_taken()
    {
        var options = new TrainingOptions { Optimizer = new Sgd { LearningRate = 0.5f }, Shuffle = true, EarlyStopping = new EarlyStopping { Patience = 3 } };
        var trainer = new Trainer(New(), Few, options) { Validation = Held };
        TrainerState<float>? atItsEnd = null;
        foreach (TrainingReport _ in trainer.Epochs(200))
            if (trainer.HasStopped) atItsEnd = trainer.CaptureState();
        foreach (TrainerState<float> state in new[] { atItsEnd!, trainer.CaptureState() })
        {
            var resumed = new Trainer(New(), Few, options) { Validation = Held };
            resumed.RestoreState(state);
            Assert.Equal(atItsEnd!.Parameters, resumed.Network.Parameters.ToArray());
            Assert.Empty(resumed.Epochs(5));
            Assert.Equal((true, trainer.BestEpoch), (resumed.HasStopped, resumed.BestEpoch));
            Assert.Equal(trainer.Network.ParametersSha256(), resumed.Network.ParametersSha256());
        }
    }

    [Fact]
    public void What_needs_validation_says_so()
    {
        foreach (TrainingOptions options in new[] { new TrainingOptions { EarlyStopping = new EarlyStopping() }, new TrainingOptions { Schedule = new PlateauSchedule() } })
            Assert.Contains("Validation = samples", Assert.Throws<InvalidOperationException>(() => new Trainer(New(), Few, options).Advance()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "784 inputs", Assert.Throws<ArgumentException>(() => new Trainer(New(), Few) { Validation = Dataset.FromSamples([[1f]], new byte[] { 0 }, 10) }).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Accuracy_is_not_looked_at_where_there_is_none_and_no_number_is_no_best()
    {
        Dataset numbers = Dataset.FromSamples([[1f]], [[0.5f]]);
        var network = new Network(new Architecture([1, 1], output: Activation.Identity), 1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, EarlyStopping = new EarlyStopping { Patience = 2, Metric = ValidationMetric.Accuracy } };
        Assert.Contains("the accuracy", Assert.Throws<ArgumentException>(() => new Trainer(network, numbers, options) { Validation = numbers }).Message, StringComparison.Ordinal);

        Dataset endless = Dataset.FromSamples([[float.MaxValue]], [[-float.MaxValue]]); // whose squared error is infinite
        var trainer = new Trainer(network, numbers, options with { EarlyStopping = new EarlyStopping { Patience = 2 } }) { Validation = endless };
        network.Parameters[0] = 2;
        Assert.Equal(2, trainer.Epochs(9).Count());
        Assert.Equal((true, null), (trainer.HasStopped, trainer.BestEpoch));
    }

    [Fact]
    public void Reports_say_the_rate_of_their_last_step()
    {
        var options = new TrainingOptions { BatchSize = 10, WarmupSteps = 3, Schedule = new StepSchedule { Epochs = 1, Factor = 0.5f }, Optimizer = new Sgd { LearningRate = 0.4f } };
        var trainer = new Trainer(New(), Few, options);
        Assert.Equal(0.1f, trainer.Report.LearningRate);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], trainer.Steps(1).Take(4).Select(report => report.LearningRate));
        Assert.Equal([0.4f, 0.2f, 0.1f], trainer.Epochs(3).Select(report => report.LearningRate));
        Assert.Equal(0.4f, trainer.LearningRate);
    }

    private static Network New() => new(new Architecture([784, 15, 10]), 1);
}
