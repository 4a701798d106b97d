namespace Glassbox.Tests.Training;

/// <summary>Which losses can train which last layers.</summary>
public class CombinationTests
{
    public static TheoryData<string, string> All =>
        [.. from loss in Loss.All from activation in Activation.All select (loss.Name, activation.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Combinations_that_can_learn_are_accepted_and_others_are_rejected_with_the_reason(string lossName, string activationName)
    {
        (Loss loss, Activation activation) = (Loss.Parse(lossName), Activation.Parse(activationName));
        foreach (int outputs in new[] { 1, 3 })
        {
            bool canLearn = lossName switch
            {
                "binary-cross-entropy" => activationName == "sigmoid",
                "cross-entropy" => activationName == "softmax" && outputs > 1,
                _ => activationName != "softmax" || outputs > 1,
            };
            var network = new Network(new Architecture([2, outputs], output: activation));
            Dataset dataset = Dataset.FromSamples([[1f, 2]], new byte[] { 0 }, outputs);
            var options = new TrainingOptions { Loss = loss };
            if (canLearn)
            {
                Assert.Single(new Trainer(network, dataset, options).Epochs(1));
                Assert.Null(loss.Incompatibility(activation, outputs));
                continue;
            }

            string message = Assert.Throws<ArgumentException>(() => new Trainer(network, dataset, options)).Message;
            Assert.StartsWith("This cannot learn: ", message, StringComparison.Ordinal);
            Assert.Contains("use ", message, StringComparison.Ordinal); // and says what to do instead
        }
    }

    [Fact]
    public void Settings_out_of_range_are_rejected_by_name()
    {
        Refused("learning rate is 0", new Sgd { LearningRate = 0 });
        Refused("learning rate is NaN", new Adam { LearningRate = float.NaN });
        Refused("weight decay is -1", new AdamW { WeightDecay = -1 });
        Refused("momentum is 1", new Sgd { Momentum = 1 });
        Refused("needs a momentum above 0", new Sgd { Nesterov = true });
        Refused("beta 1 is 1", new Adam { Beta1 = 1 });
        Refused("beta 2 is -0.5", new AdamW { Beta2 = -0.5f });
        Refused("smoothing is 1", new RmsProp { Smoothing = 1 });
        Refused("epsilon is 0", new RmsProp { Epsilon = 0 });
        Refused("at least 1 sample, not 0", new TrainingOptions { BatchSize = 0 });
        Refused("Threads must be 1 to 1024, not 0", new TrainingOptions { Threads = 0 });
    }

    private static void Refused(string reason, Optimizer optimizer) =>
        Refused(reason, new TrainingOptions { Optimizer = optimizer });

    private static void Refused(string reason, TrainingOptions options)
    {
        var network = new Network(new Architecture([784, 10]));
        string message = Assert.ThrowsAny<ArgumentException>(() => new Trainer(network, Digits.Test, options)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }
}
