namespace Glassbox.Bench.Micro;
internal static class MicroBenchmarks { public static int Run(string[] a) => a.Length; }
