using BenchmarkDotNet.Attributes;

namespace Glassbox.Bench.Micro;

/// <summary>Benchmarks predictions of a network: one digit, and the 10 000 test digits.</summary>
public class Forward
{
    private readonly Network network = Job.Main.NewNetwork();
    private readonly Network wide = Job.Batch.NewNetwork();
    private readonly Dataset test = Mnist.Load().Test;
    private int index;

    [Benchmark(Description = "784-20-10, one digit")]
    public float[] One() => network.Predict(test, index++ % test.Count);

    [Benchmark(Description = "784-20-10, each of 10 000 digits", OperationsPerInvoke = 10_000)]
    public int All() => network.Evaluate(test).Correct;

    [Benchmark(Description = "784-128-10, each of 10 000 digits", OperationsPerInvoke = 10_000)]
    public int AllWide() => wide.Evaluate(test).Correct;
}
