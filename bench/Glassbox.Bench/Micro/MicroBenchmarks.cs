using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Glassbox.Bench.Micro;

/// <summary>Small parts under BenchmarkDotNet, in short runs: minutes for all of them.</summary>
internal static class MicroBenchmarks
{
    /// <param name="arguments">Options of BenchmarkDotNet, as <c>--filter *Training*</c>; all benchmarks if none.</param>
    /// <returns>0 where every benchmark ran.</returns>
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
        return summaries.Length > 0 && summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
    }
}
