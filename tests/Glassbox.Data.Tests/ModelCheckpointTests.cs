namespace Glassbox.Data.Tests;

/// <summary>Training of a model that is saved on the way and resumed elsewhere.</summary>
public sealed class ModelCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Every training option, one or several at a time.</summary>
    public static TheoryData<string, TrainingOptions> AllOptions()
    {
        TrainingOptions plain = new() { Loss = Loss.CrossEntropy, Optimizer = new AdamW { LearningRate = 0.003f, WeightDecay = 0.1f }, BatchSize = 16, Shuffle = true, Seed = 3 };
        return new TheoryData<string, TrainingOptions>
        {
            { "plain", plain },
            { "momentum and a schedule", plain with { Optimizer = new Sgd { LearningRate = 0.01f, Momentum = 0.9f }, Schedule = new CosineSchedule { Epochs = 4 }, WarmupSteps = 7 } },
            { "early stopping", plain with { EarlyStopping = new EarlyStopping { Patience = 2, Metric = ValidationMetric.Accuracy } } },
            { "plateau", plain with { Schedule = new PlateauSchedule { Patience = 0 } } },
            { "dropout, smoothing and class weights", plain with { Dropout = 0.3f, InputDropout = 0.1f, LabelSmoothing = 0.1f, ClassWeights = ClassWeights.Balanced } },
            { "penalties, clipping and noise", plain with { L1 = 1e-4f, L2 = 1e-3f, BiasL2 = 1e-3f, MaxNorm = 2, GradientClipNorm = 1, GradientClipValue = 0.5f, Augmentation = new Augmentation { Noise = 0.1f } } },
        };
    }

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Two_epochs_and_two_more_equal_four_bit_for_bit(string name, TrainingOptions training)
    {
        string file = folder.File($"{name}.checkpoint");
        var options = new FitOptions { Epochs = 4, Training = training, Validation = 0.2, Hidden = [12], Initializer = Initializer.He.WithRandomBiases() };
        var whole = new ModelTrainer(Text.Wine, ["cultivar"], options);
        foreach (TrainingReport _ in whole.Epochs())
        {
            // to its end
        }

        // Stopped in the middle of the third epoch.
        var first = new ModelTrainer(Text.Wine, ["cultivar"], options);
        foreach (TrainingReport report in first.Steps(3))
            if (report is { Epoch: 3, IsEpochEnd: false } || first.Trainer.HasStopped) break;
        first.Save(file);
        var second = new ModelTrainer(Text.Wine, ["cultivar"], options);
        second.Resume(file);
        int reports = second.Epochs().Count();
        Assert.Equal(whole.Trainer.Report.Epoch - (first.Trainer.HasStopped ? whole.Trainer.Report.Epoch : 2), reports);
        Assert.Equal(whole.Model.Network.ParametersSha256(), second.Model.Network.ParametersSha256());
        Assert.Equal(whole.Model.Recipe!.Epochs, second.Model.Recipe!.Epochs);
    }

    /// <summary>Where the best epoch is the first, training is at its end with other parameters than its last.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(3)] // stops after the fourth epoch
    public void Finished_training_continues_with_more_epochs_bit_for_bit(int patience)
    {
        string file = folder.File("end.checkpoint");
        TrainingOptions training = new() { Loss = Loss.CrossEntropy, Optimizer = new AdamW { LearningRate = 0.003f }, BatchSize = 16, Shuffle = true, EarlyStopping = new EarlyStopping { Patience = patience, MinimumChange = 100 } };
        ModelTrainer whole = At(9), first = At(2), second = At(9), third = At(9);
        MustEnd(whole, Math.Min(9, patience + 1));
        MustEnd(first, 2);
        first.Save(file);
        second.Resume(file);
        Assert.Equal(2, second.Model.Recipe!.Epochs);
        MustEnd(second, Math.Min(9, patience + 1) - 2);
        Assert.Equal(whole.Trainer.CaptureState().Parameters, second.Trainer.CaptureState().Parameters);

        // Once more, with nothing left to do.
        second.Save(file);
        third.Resume(file);
        MustEnd(third, 0);

        ModelTrainer At(int epochs) => new(Text.Wine, ["cultivar"], new FitOptions { Epochs = epochs, Training = training, Validation = 0.2, Hidden = [12] });

        void MustEnd(ModelTrainer trainer, int epochs)
        {
            foreach (TrainingReport report in trainer.Epochs())
            {
                Assert.Equal(report.Epoch, trainer.Model.Recipe!.Epochs); // the current epoch
                epochs--;
            }

            Assert.Equal((0, 1), (epochs, trainer.Model.Recipe!.Epochs));
            Assert.Equal(whole.Model.Network.ParametersSha256(), trainer.Model.Network.ParametersSha256());
        }
    }

    [Fact]
    public void Training_saved_after_stopping_early_resumes_with_the_best_parameters()
    {
        var options = new FitOptions
        {
            Epochs = 500,
            Hidden = [12],
            Validation = 0.3,
            Training = new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = new Adam { LearningRate = 0.05f }, BatchSize = 16, Shuffle = true, EarlyStopping = new EarlyStopping { Patience = 3 } },
        };
        var whole = new ModelTrainer(Text.Wine, ["cultivar"], options);
        foreach (TrainingReport report in whole.Epochs())
        {
            Assert.Equal(report.Epoch, whole.Model.Recipe!.Epochs); // so far these are the last parameters
            if (whole.Trainer.HasStopped) whole.Save(folder.File("stopped.checkpoint"));
        }

        Assert.InRange(whole.Trainer.BestEpoch!.Value, 1, whole.Trainer.Report.Epoch - 1);
        var resumed = new ModelTrainer(Text.Wine, ["cultivar"], options);
        resumed.Resume(folder.File("stopped.checkpoint"));
        Assert.Empty(resumed.Epochs());
        Assert.Equal(whole.Network.ParametersSha256(), resumed.Network.ParametersSha256());
        Assert.Equal(whole.Trainer.BestEpoch, whole.Model.Recipe!.Epochs);
        Assert.Equal(whole.Trainer.BestEpoch, resumed.Model.Recipe!.Epochs);
    }

    [Fact]
    public void Different_rows_options_and_networks_are_rejected_with_the_difference()
    {
        string file = folder.File("run.checkpoint");
        var options = new FitOptions { Epochs = 1, Hidden = [8] };
        new ModelTrainer(Text.Wine, ["cultivar"], options).Save(file);
        MustSay("learned from other rows", Text.Wine.Take(150), options);
        MustSay("its network is 13-8-3 (relu, softmax), and that of this trainer 13-9-3 (relu, softmax)", Text.Wine, options with { Hidden = [9] });
        MustSay("its batch size is 64, and that of this trainer 32", Text.Wine, options with { Training = options.TrainingFor(ModelTask.Classes, 178) with { BatchSize = 32 } });

        void MustSay(string what, Table table, FitOptions other)
        {
            var trainer = new ModelTrainer(table, ["cultivar"], other);
            Assert.Contains(what, Assert.Throws<ArgumentException>(() => trainer.Resume(file)).Message, StringComparison.Ordinal);
        }
    }
}
