using CsCheck;
using Glassbox.Reference;
using Glassbox.Tests.Training;

namespace Glassbox.Tests.Serialization;

/// <summary>Training that is saved to a file and resumed equals training that never stopped.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 4;
    private readonly TemporaryFolder folder = new();

    private static Gen<(RandomProblem Problem, TrainingOptions Options, int Stop)> Any =>
        RandomOptions.With(widest: 12, deepest: 3, most: 20).Select(Gen.Int[0, 60], (any, stop) => (any.Problem, any.Options, stop));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_engine_resumes_from_a_file_bit_for_bit() => Any.Sample((problem, options, stop) =>
    {
        Dataset dataset = RandomOptions.DatasetOf(problem, options), validation = RandomOptions.ValidationOf(problem);
        var unbroken = new Trainer(problem.NewNetwork(), dataset, options) { Validation = validation };
        var stopped = new Trainer(problem.NewNetwork(), dataset, options) { Validation = validation };
        Advance(stopped, stop);
        Checkpoint loaded = Again(Checkpoint.From(stopped));
        var resumed = new Trainer(new Network(loaded.Architecture), dataset, loaded.Options with { Threads = 2 }) { Validation = validation };
        resumed.RestoreState(loaded.State!);
        Assert.Equal(stopped.Report with { LossSum = 0 }, resumed.Report with { LossSum = 0 });
        MustEndAlike(unbroken, resumed);
    }, iter: 300);

    [Fact]
    public void The_reference_resumes_from_a_file_bit_for_bit() => Any.Select(Gen.Bool).Sample((any, isVideo) =>
    {
        (RandomProblem random, TrainingOptions options, int stop) = any;
        UpdateOrder order = isVideo && options.GradientClipNorm == 0 ? UpdateOrder.Video : UpdateOrder.Textbook;
        Dataset dataset = RandomOptions.DatasetOf(random, options), validation = RandomOptions.ValidationOf(random);
        ReferenceTrainer unbroken = New(), stopped = New();
        Advance(stopped, stop);
        Checkpoint loaded = Again(Checkpoint.From(stopped));
        var resumed = new ReferenceTrainer(new ReferenceNetwork(loaded.Architecture), dataset, loaded.Options, loaded.Order) { Validation = validation };
        resumed.RestoreState(loaded.ReferenceState!);
        Assert.Equal(order, loaded.Order);
        MustEndAlike(unbroken, resumed);

        ReferenceTrainer New() => new(ReferenceNetwork.From(random.NewNetwork()), dataset, options, order) { Validation = validation };
    }, iter: 100);

    [Fact]
    public void Two_epochs_and_two_more_equal_four_for_every_optimizer()
    {
        Dataset digits = Digits.Training.Take(300);
        string path = folder["run.checkpoint"];
        foreach (Optimizer optimizer in Optimizer.All)
            foreach (int batch in new[] { 1, 16 })
            {
                var options = new TrainingOptions { Optimizer = optimizer, BatchSize = batch, Shuffle = true };
                Trainer whole = New(), first = New();
                Assert.Equal(4, whole.Epochs(4).Count());
                Assert.Equal(2, first.Epochs(2).Count());
                first.Save(path);
                Trainer second = Trainer.Resume(path, digits);
                Assert.Equal([3, 4], second.Epochs(2).Select(report => report.Epoch));
                Assert.Equal(whole.Network.ParametersSha256(), second.Network.ParametersSha256());

                Trainer New() => new(new Network(new Architecture([784, 12, 10]), 1), digits, options);
            }

        var twin = new ReferenceTrainer(new ReferenceNetwork(new Architecture([784, 5, 10])), digits.Take(20), order: UpdateOrder.Video);
        twin.Advance(30);
        twin.Save(path);
        Assert.Equal(twin.Report, ReferenceTrainer.Resume(path, digits.Take(20)).Report);
        Assert.Contains("ReferenceTrainer.Resume", Assert.Throws<DataFormatException>(() => Trainer.Resume(path, digits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_and_bytes_are_preserved()
    {
        Checkpoint checkpoint = Small() with { Metadata = new Dictionary<string, string> { ["other"] = "{\"å\": 1}" } };
        byte[] bytes = Bytes(checkpoint);
        Checkpoint loaded = Checkpoint.Load(new MemoryStream(bytes));
        Assert.Equal(checkpoint.Metadata, loaded.Metadata);
        Assert.Equal(bytes, Bytes(loaded));
        using var forward = new ForwardStream();
        checkpoint.Save(forward);
        forward.Rewind();
        Assert.Equal(bytes, Bytes(Checkpoint.Load(forward)));
    }

    [Fact]
    public void Different_samples_are_rejected()
    {
        Dataset digits = Digits.Training.Take(100);
        string path = folder["run"];
        var trainer = new Trainer(new Network(new Architecture([784, 10]), 1), digits);
        trainer.Advance(7);
        trainer.Save(path);
        Refused("its number of samples is 100, and that of this trainer 90", digits.Take(90));
        Refused("its samples are not those of this trainer", digits.Shuffle(1));
        Refused("its samples are not those of this trainer", Digits.Training.Split(100).Others.Take(100));
        Refused("784 inputs", Dataset.FromSamples([[1f]], new byte[] { 0 }, 10));

        void Refused(string reason, Dataset dataset) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Trainer.Resume(path, dataset)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_is_not_a_checkpoint_and_a_checkpoint_is_not_a_network()
    {
        string network = folder["network.safetensors"], checkpoint = folder["checkpoint.safetensors"];
        ModelFile.Save(network, Models.Small());
        Small().Save(checkpoint);
        Assert.Contains("not a training checkpoint, but a network", Assert.Throws<DataFormatException>(() => Checkpoint.Load(network)).Message, StringComparison.Ordinal);
        Assert.Contains("a checkpoint of training, not a network", Assert.Throws<DataFormatException>(() => ModelFile.Load(checkpoint)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<FileNotFoundException>(() => Checkpoint.Load(folder["none"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_in_a_file_are_reported_with_their_place()
    {
        byte[] whole = Bytes(Small());
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<DataFormatException>(() => Checkpoint.Load(new MemoryStream(whole[..length]), "cut"));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] damaged = [.. whole];
            foreach ((int place, byte value) in changes) damaged[place] = value;
            try
            {
                Checkpoint loaded = Checkpoint.Load(new MemoryStream(damaged), "damaged");
                Assert.NotNull(loaded.Options);
            }
            catch (DataFormatException fault)
            {
                Assert.StartsWith("damaged", fault.Message, StringComparison.Ordinal);
            }
        }, iter: 20_000);
    }

    [Fact]
    public void A_full_disk_preserves_the_previous_checkpoint()
    {
        string path = folder["run"];
        Small().Save(path);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<ArgumentException>(() => (Small() with { State = null }).Save(path));
        Assert.Throws<DirectoryNotFoundException>(() => Small().Save(Path.Combine(folder.Path, "none", "run")));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static Checkpoint Small()
    {
        var trainer = new Trainer(new Network(new Architecture([784, 2, 10]), 1), Digits.Training.Take(30), new TrainingOptions { Optimizer = new Adam(), BatchSize = 4 });
        trainer.Advance(3);
        return Checkpoint.From(trainer);
    }

    private static byte[] Bytes(Checkpoint checkpoint)
    {
        using var stream = new MemoryStream();
        checkpoint.Save(stream);
        return stream.ToArray();
    }

    private static Checkpoint Again(Checkpoint checkpoint) => Checkpoint.Load(new MemoryStream(Bytes(checkpoint)));

    private static void Advance<T>(TrainerBase<T> trainer, int steps)
        where T : struct
    {
        for (int step = 0; step < steps && !IsOver(trainer); step++) trainer.Advance();
    }

    private static void MustEndAlike<T>(TrainerBase<T> unbroken, TrainerBase<T> resumed)
        where T : struct
    {
        while (!IsOver(unbroken)) unbroken.Advance(3);
        while (!IsOver(resumed)) resumed.Advance(2);
        TrainerState<T> expected = unbroken.CaptureState(), actual = resumed.CaptureState();
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.OptimizerBuffers.Keys, actual.OptimizerBuffers.Keys);
        Assert.Equal(expected.OptimizerBuffers.Values, actual.OptimizerBuffers.Values);
        Assert.Equal((unbroken.HasStopped, unbroken.BestEpoch, expected.Report.Validation), (resumed.HasStopped, resumed.BestEpoch, actual.Report.Validation));
        Assert.Equal(expected.Validation?.BestParameters, actual.Validation?.BestParameters);
        Assert.Equal((expected.Report.Step, expected.Report.Correct, expected.Report.LearningRate), (actual.Report.Step, actual.Report.Correct, actual.Report.LearningRate));
    }

    private static bool IsOver<T>(TrainerBase<T> trainer)
        where T : struct => trainer.HasStopped || trainer.Report is { Epoch: Epochs, IsEpochEnd: true };
}
