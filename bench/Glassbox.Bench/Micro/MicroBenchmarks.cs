using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Glassbox.Bench.Micro;

/// <summary>Runs BenchmarkDotNet on small parts, with short runs: minutes in total.</summary>
internal static class MicroBenchmarks
{
    /// <param name="arguments">Options of BenchmarkDotNet, such as <c>--filter *Training*</c>; all benchmarks if empty.</param>
    /// <returns>0 if every benchmark ran.</returns>
    public static int Run(string[] arguments)
    {
        IConfig config = DefaultConfig.Instance
            .AddJob(BenchmarkDotNet.Jobs.Job.ShortRun.WithIterationCount(7))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(new Workspace().Artifacts, "micro"));
        Summary[] summaries =
        [
            .. BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly)
                .Run(arguments.Length > 0 ? arguments : ["--filter", "*"], config),
        ];
        bool allRan = summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
        return summaries.Length > 0 && allRan ? 0 : 1;
    }
}
