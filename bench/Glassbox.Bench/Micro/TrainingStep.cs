using BenchmarkDotNet.Attributes;

namespace Glassbox.Bench.Micro;

/// <summary>Benchmarks one update of the parameters, from samples to new weights.</summary>
public class TrainingStep
{
    // Steps between two reports: enough that a report costs nothing.
    private const int SampleSteps = 1_000;
    private const int BatchSteps = 50;

    private readonly IEnumerator<TrainingReport> one = Start(Job.Main, SampleSteps);
    private readonly IEnumerator<TrainingReport> batch = Start(Job.Batch, BatchSteps);

    [Benchmark(Description = "784-20-10, one sample, gradient descent", OperationsPerInvoke = SampleSteps)]
    public bool One() => one.MoveNext();

    [Benchmark(Description = "784-128-10, 64 samples, Adam", OperationsPerInvoke = BatchSteps)]
    public bool Batch() => batch.MoveNext();

    // A multiple of both numbers of steps, so that no epoch ends with fewer steps.
    private static IEnumerator<TrainingReport> Start(Job job, int every) => new Trainer(
        job.NewNetwork(), Mnist.Load().Training.Take(48_000), job.Options).Steps(int.MaxValue, every).GetEnumerator();
}
