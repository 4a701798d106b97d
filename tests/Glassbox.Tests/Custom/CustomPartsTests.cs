using Glassbox.Tests.Serialization;

namespace Glassbox.Tests.Custom;

/// <summary>Custom activations, losses and optimizers, which use only public members of the library.</summary>
public sealed class CustomPartsTests : IDisposable
{
    private static readonly CustomParts Mine = new() { Activations = [new Softsign()], Losses = [new LogCosh()], Optimizers = [new Lion()] };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Custom_parts_train_like_built_in_ones()
    {
        foreach (int threads in new[] { 1, 2 })
        {
            (Network network, Trainer trainer) = New(threads);
            double first = trainer.Epochs(1).Single().MeanLoss, last = trainer.Epochs(30).Last().MeanLoss;
            Assert.True(last < first / 4, $"{last} after {first}");
            Assert.Equal(last, network.Evaluate(Samples(), new LogCosh()).MeanLoss, 0.02);
        }

        Assert.Equal(Sha(1), Sha(2));

        string Sha(int threads)
        {
            (Network network, Trainer trainer) = New(threads);
            _ = trainer.Epochs(3).Last();
            return network.ParametersSha256();
        }
    }

    // With the same formulas, custom parts give the same bits as built-in ones.
    [Fact]
    public void Custom_parts_with_built_in_formulas_give_the_same_bits()
    {
        Dataset digits = Digits.Training.Take(200);
        string inside = Trained(new Architecture([784, 15, 10], Activation.Relu, Activation.Sigmoid), Loss.MeanSquaredError, new Sgd { Momentum = 0.9f });
        string outside = Trained(new Architecture([784, 15, 10], new MyRelu(), Activation.Sigmoid), new MySquaredError(), new MyMomentum());
        Assert.Equal(inside, outside);

        string Trained(Architecture architecture, Loss loss, Optimizer optimizer)
        {
            var network = new Network(architecture, 1, Initializer.He);
            _ = new Trainer(network, digits, new TrainingOptions { Loss = loss, Optimizer = optimizer, BatchSize = 8, Threads = 2 }).Epochs(2).Last();
            return network.ParametersSha256();
        }
    }

    [Theory]
    [InlineData(".safetensors")]
    [InlineData(".npz")]
    public void Files_record_the_names_of_custom_parts_and_load_with_them(string ending)
    {
        string path = folder[$"mine{ending}"];
        (Network network, Trainer trainer) = New(1);
        trainer.Advance();
        ModelFile.Save(path, network, new Recipe { Options = new TrainingOptions { Loss = new LogCosh(), Optimizer = new Lion() } });
        Assert.Contains("There is no activation 'softsign'", Assert.Throws<DataFormatException>(() => ModelFile.Load(path)).Message, StringComparison.Ordinal);
        SavedModel loaded = ModelFile.Load(path, parts: Mine);
        Assert.Equal(network.ParametersSha256(), loaded.Network.ParametersSha256());
        Assert.Equal(network.Predict([0.3f, 0.2f]), loaded.Network.Predict([0.3f, 0.2f]));
        Assert.Equal(("log-cosh", new Lion()), (loaded.Recipe!.Options.Loss.Name, loaded.Recipe.Options.Optimizer));
    }

    [Fact]
    public void Training_resumes_from_a_checkpoint_with_custom_parts()
    {
        string path = folder["run.checkpoint"];
        (Network whole, Trainer unbroken) = New(1);
        (_, Trainer first) = New(1);
        _ = unbroken.Epochs(4).Last();
        _ = first.Epochs(2).Last();
        first.Save(path);
        Assert.Contains("There is no activation 'softsign'", Assert.Throws<DataFormatException>(() => Trainer.Resume(path, Samples())).Message, StringComparison.Ordinal);
        Trainer second = Trainer.Resume(path, Samples(), parts: Mine);
        _ = second.Epochs(2).Last();
        Assert.Equal(whole.ParametersSha256(), second.Network.ParametersSha256());
    }

    [Fact]
    public void The_reference_reports_that_it_does_not_support_custom_parts()
    {
        Assert.Contains("softsign", Assert.Throws<ArgumentException>(() => Glassbox.Reference.ReferenceNetwork.From(New(1).Network).Forward([1, 2])).Message, StringComparison.Ordinal);
        var twin = new Glassbox.Reference.ReferenceNetwork(new Architecture([2, 1], output: Activation.Identity));
        Assert.Contains("log-cosh", Assert.Throws<ArgumentException>(() => new Glassbox.Reference.ReferenceTrainer(twin, Samples(), new TrainingOptions { Loss = new LogCosh() })).Message, StringComparison.Ordinal);
        Assert.Contains("lion", Assert.Throws<ArgumentException>(() => new Glassbox.Reference.ReferenceTrainer(
            twin, Samples(), new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = new Lion() })).Message, StringComparison.Ordinal);
    }

    private static (Network Network, Trainer Trainer) New(int threads)
    {
        var network = new Network(new Architecture(2, new LayerShape(24, new Softsign()), new LayerShape(1, Activation.Identity)), 1, Initializer.Xavier);
        return (network, new Trainer(network, Samples(), new TrainingOptions { Loss = new LogCosh(), Optimizer = new Lion(), BatchSize = 8, Shuffle = true, Threads = threads }));
    }

    private static Dataset Samples()
    {
        var random = new RandomSequence(4);
        float[][] inputs = [.. Enumerable.Range(0, 400).Select(_ => (float[])[(4 * random.NextSingle()) - 2, (4 * random.NextSingle()) - 2])];
        return Dataset.FromSamples(inputs, [.. inputs.Select(x => (float[])[x[0] * x[1]])]);
    }

    private sealed class Softsign() : Activation("softsign", -1, 1)
    {
        public override void Forward(ReadOnlySpan<float> sums, Span<float> outputs)
        {
            for (int i = 0; i < sums.Length; i++) outputs[i] = sums[i] / (1 + Math.Abs(sums[i]));
        }

        public override void Backward(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                float slope = 1 / (1 + Math.Abs(sums[i]));
                deltas[i] = errors[i] * slope * slope;
            }
        }
    }

    private sealed class LogCosh() : Loss("log-cosh", Activation.Identity)
    {
        public override string? Incompatibility(Activation activation, int outputs) => activation == Activation.Softmax ? "log-cosh is for numbers" : null;

        public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
        {
            double loss = 0;
            for (int o = 0; o < outputs.Length; o++) loss += Math.Log(Math.Cosh(outputs[o] - targets[o]));
            return loss;
        }

        public override void Backward(
            Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences, Span<float> scratch, Span<float> deltas)
        {
            for (int o = 0; o < differences.Length; o++) scratch[o] = MathF.Tanh(differences[o]);
            activation.Backward(sums, outputs, scratch, deltas);
        }
    }

    // Chen et al. 2023, "Symbolic discovery of optimization algorithms", program 1.
    private sealed record Lion : Optimizer
    {
        public Lion() => LearningRate = 0.003f;

        public override string Name => "lion";

        public override IReadOnlyList<string> Buffers => ["mean"];

        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory)
        {
            Span<float> mean = memory["mean"];
            for (int i = 0; i < parameters.Length; i++)
            {
                float gradient = gradients[i] * scale;
                parameters[i] -= rate * (Math.Sign((0.9f * mean[i]) + (0.1f * gradient)) + (WeightDecay * parameters[i]));
                mean[i] = (0.99f * mean[i]) + (0.01f * gradient);
            }
        }
    }

    private sealed class MyRelu() : Activation("my-relu", 0, double.PositiveInfinity)
    {
        public override void Forward(ReadOnlySpan<float> sums, Span<float> outputs)
        {
            for (int i = 0; i < sums.Length; i++) outputs[i] = sums[i] <= 0 ? 0 : sums[i];
        }

        public override void Backward(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas)
        {
            for (int i = 0; i < sums.Length; i++) deltas[i] = errors[i] * (sums[i] > 0 ? 1 : 0);
        }
    }

    private sealed class MySquaredError() : Loss("my-mse", Activation.Sigmoid)
    {
        public override string? Incompatibility(Activation activation, int outputs) => null;

        public override double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) => 0;

        public override void Backward(
            Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences, Span<float> scratch, Span<float> deltas)
        {
            for (int o = 0; o < differences.Length; o++) scratch[o] = 2f / outputs.Length * differences[o];
            activation.Backward(sums, outputs, scratch, deltas);
        }
    }

    private sealed record MyMomentum : Optimizer
    {
        public override string Name => "my-momentum";

        public override IReadOnlyList<string> Buffers => ["velocity"];

        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float scale, float rate, OptimizerMemory memory)
        {
            Span<float> velocity = memory["velocity"];
            for (int i = 0; i < parameters.Length; i++)
            {
                velocity[i] = (0.9f * velocity[i]) + (gradients[i] * scale);
                parameters[i] -= rate * velocity[i];
            }
        }
    }
}
