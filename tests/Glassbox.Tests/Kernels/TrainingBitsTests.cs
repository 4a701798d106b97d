namespace Glassbox.Tests.Kernels;

/// <summary>The bits of training with every option that draws random numbers, adds penalties or reduces steps: the same on every machine.</summary>
public class TrainingBitsTests
{
    [Fact]
    public void Bits_of_training_with_every_option_do_not_change()
    {
        var network = new Network(new Architecture([784, 20, 10], Activation.Relu, Activation.Softmax), 1, Initializer.He);
        var options = new TrainingOptions
        {
            Loss = Loss.CrossEntropy,
            Optimizer = new Adam(),
            BatchSize = 24,
            Shuffle = true,
            Threads = 2,
            Schedule = new OneCycleSchedule { Epochs = 2 },
            WarmupSteps = 5,
            L1 = 1e-4f,
            L2 = 1e-3f,
            BiasL2 = 1e-4f,
            GradientClipValue = 0.5f,
            GradientClipNorm = 1,
            MaxNorm = 2,
            Dropout = 0.2f,
            InputDropout = 0.1f,
            LabelSmoothing = 0.1f,
            ClassWeights = ClassWeights.Balanced,
            EarlyStopping = new EarlyStopping { Patience = 1 },
            Augmentation = new Augmentation { Shift = 2, Rotate = 15, Scale = 0.1f, Shear = 10, Elastic = 20, Noise = 0.02f },
        };
        var trainer = new Trainer(network, Digits.Training.Take(300), options) { Validation = Digits.Test.Take(100) };
        double loss = trainer.Epochs(2).Last().Validation!.Loss;
        Assert.Equal("61bca3e94574d51b 40019fbdaadc790a", $"{network.ParametersSha256()[..16]} {BitConverter.DoubleToInt64Bits(loss):x16}");
    }
}
