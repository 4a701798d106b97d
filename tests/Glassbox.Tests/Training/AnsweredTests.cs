using Glassbox.Reference;

namespace Glassbox.Tests.Training;

/// <summary>Training reports for each sample whether it was predicted correctly.</summary>
public sealed class AnsweredTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(7, true)]
    public void It_is_called_for_every_sample_in_order_and_does_not_affect_training(int batch, bool shuffles)
    {
        Dataset digits = Digits.Training.Take(60);
        var options = new TrainingOptions { BatchSize = batch, Shuffle = shuffles, Seed = 3 };
        (Network told, Network plain) = (New(), New());
        List<(int Sample, bool IsRight)> answers = [];
        var trainer = new Trainer(told, digits, options) { Answered = (sample, isRight) => answers.Add((sample, isRight)) };
        var other = new Trainer(plain, digits, options);
        foreach (TrainingReport report in trainer.Epochs(2))
        {
            Assert.Equal(report.RunningAccuracy, answers.Average(answer => answer.IsRight ? 1.0 : 0), 1e-12);
            Assert.Equal(Enumerable.Range(0, 60), answers.Select(answer => answer.Sample).Order());
            Assert.Equal(shuffles, !answers.Select(answer => answer.Sample).SequenceEqual(Enumerable.Range(0, 60)));

            // Each was predicted before the step that it took part in.
            for (int i = 0; i < answers.Count; i++)
            {
                if (i % batch == 0 && i > 0) other.Advance();
                float[] outputs = plain.Predict(digits.Inputs(answers[i].Sample));
                Assert.Equal(Array.IndexOf(outputs, outputs.Max()) == digits.Label(answers[i].Sample), answers[i].IsRight);
            }

            other.Advance();
            answers.Clear();
        }

        Assert.Equal(plain.Parameters.ToArray(), told.Parameters.ToArray());
    }

    [Fact]
    public void The_reference_calls_it_with_the_same_values()
    {
        List<(int Sample, bool IsRight)> answers = [], expected = [];
        new Trainer(New(), Digits.Training.Take(60)) { Answered = (sample, isRight) => answers.Add((sample, isRight)) }.Advance(60);
        new ReferenceTrainer(ReferenceNetwork.From(New()), Digits.Training.Take(60)) { Answered = (sample, isRight) => expected.Add((sample, isRight)) }.Advance(60);
        Assert.Equal(60, expected.Count);
        Assert.Equal(expected, answers);
    }

    [Fact]
    public void It_can_be_removed()
    {
        int calls = 0;
        var trainer = new Trainer(New(), Digits.Training.Take(60)) { Answered = (_, _) => calls++ };
        trainer.Advance(10);
        trainer.Answered = null;
        trainer.Advance(10);
        Assert.Equal(10, calls);
    }

    private static Network New() => new(new Architecture([784, 20, 10]), seed: 1);
}
