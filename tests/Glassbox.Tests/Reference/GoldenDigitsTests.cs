using System.Text.Json;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

/// <summary>Compares with a NumPy program that trains 784-20-10 on the digits in the video's and in the textbook's update order.</summary>
public class GoldenDigitsTests
{
    [Theory]
    [InlineData("textbook", UpdateOrder.Textbook)]
    [InlineData("video", UpdateOrder.Video)]
    public void After_1_and_100_and_1000_digits_every_weight_matches_NumPy(string name, UpdateOrder order)
    {
        ReferenceNetwork network = GoldenDigits.Load("initial");
        var trainer = new ReferenceTrainer(network, Digits.Training, order: order);
        foreach (TrainingReport report in trainer.Steps(1))
        {
            if (report.Step is 1 or 100 or 1000) GoldenDigits.MustEqual($"{name}-after-{report.Step}", network, 1e-12);
            if (report.Step == 1000) return;
        }

        Assert.Fail("Training ended before the 1000th step.");
    }

    [Theory]
    [InlineData("textbook", UpdateOrder.Textbook)]
    [InlineData("video", UpdateOrder.Video)]
    public void Three_epochs_of_all_digits_match_the_accuracies_and_errors_of_NumPy(string name, UpdateOrder order)
    {
        ReferenceNetwork network = GoldenDigits.Load("initial");
        MustFollow($"{name} seed 0 60000x3", new ReferenceTrainer(network, Digits.Training, order: order), null);
        GoldenDigits.MustEqual($"{name}-after-3-epochs", network, 1e-10);
    }

    [Fact]
    public void Three_epochs_of_the_first_50000_digits_match_the_accuracy_of_NumPy_on_the_others()
    {
        (Dataset training, Dataset heldOut) = Digits.Training.Split(50_000);
        MustFollow("textbook seed 0 50000x3", new ReferenceTrainer(GoldenDigits.Load("initial"), training), heldOut);
    }

    private static void MustFollow(string name, ReferenceTrainer trainer, Dataset? heldOut)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(GoldenDigits.Path("epochs.json")));
        JsonElement[] epochs = [.. golden.RootElement.GetProperty(name).EnumerateArray()];
        int seen = 0;
        foreach (TrainingReport report in trainer.Epochs(epochs.Length))
        {
            JsonElement expected = epochs[seen++];
            Assert.Equal(expected.GetProperty("epoch").GetInt32(), report.Epoch);
            Assert.Equal(Percent(expected, "running_accuracy_percent"), 100 * report.RunningAccuracy, 4);
            double error = expected.GetProperty("mean_error").GetDouble();
            Near.Relative([error], [report.MeanSquaredError], 1e-13, $"mean error of epoch {report.Epoch}");
            Assert.Equal(Percent(expected, "test_accuracy_percent"), 100 * trainer.Network.Accuracy(Digits.Test), 4);
            if (heldOut is not null)
                Assert.Equal(Percent(expected, "held_out_accuracy_percent"), 100 * trainer.Network.Accuracy(heldOut), 4);
        }

        Assert.Equal(epochs.Length, seen);
    }

    private static double Percent(JsonElement epoch, string name) => epoch.GetProperty(name).GetDouble();
}
