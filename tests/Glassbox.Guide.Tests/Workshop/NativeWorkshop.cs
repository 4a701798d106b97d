using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Glassbox.Guide.Workshop;
using Glassbox.Workshop.Compiler;

namespace Glassbox.Guide.Tests.Workshop;

/// <summary>The workshop's compiler, and its check, without a browser: what is compiled runs in the test's own .NET.</summary>
internal static class NativeWorkshop
{
    private static readonly ConcurrentDictionary<(Exercise, CheckInputs), Lazy<IReadOnlyList<IReadOnlyList<double[]?[]?>>>> mistakes = new();

    /// <summary>The numbers of an exercise's code, for each case; and for each of several programs in one.</summary>
    public static IReadOnlyList<IReadOnlyList<double[]?[]?>> Run(string before, string code, string after, IReadOnlyList<CheckCase> cases)
    {
        Assembly assembly = Load(Compile(before, code, after));
        Type[] programs = [.. assembly.GetTypes().Where(type => type.Name == "Harness").OrderBy(type => type.FullName, StringComparer.Ordinal)];
        return [.. programs.Select(program => (IReadOnlyList<double[]?[]?>)[.. cases.Select(one => Answer(program, one))])];
    }

    /// <summary>What a check says of code.</summary>
    public static Verdict Check(Exercise exercise, string code, CheckInputs inputs)
    {
        IReadOnlyList<CheckCase> cases = exercise.Cases(inputs);
        IReadOnlyList<double[]?[]?> yours = Run(exercise.Frame.Before, code, exercise.Frame.After, cases)[0];
        return Verdict.Of(exercise, cases, yours, Mistakes(exercise, inputs));
    }

    /// <summary>The numbers of an exercise's known mistakes, for each case: one program, compiled once, as in the page.</summary>
    public static IReadOnlyList<IReadOnlyList<double[]?[]?>> Mistakes(Exercise exercise, CheckInputs inputs) =>
        mistakes.GetOrAdd((exercise, inputs), _ => new(() => Run(" ", ExerciseFrame.OfMistakes(exercise), "", exercise.Cases(inputs)))).Value;

    public static byte[] Compile(string before, string code, string after, bool isMetered = false)
    {
        var bench = new Workbench();
        bench.Show(new ReaderSource(before, code, after));
        Compiled? compiled = bench.Compile(isMetered);
        Assert.True(compiled is not null, string.Join("\n", bench.Complaints().Select(complaint => $"{complaint.From}: {complaint.Message}")) + "\n" + before + code + after);
        return compiled!.Assembly;
    }

    public static Assembly Load(byte[] assembly) => new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(assembly));

    private static double[]?[]? Answer(Type program, CheckCase one)
    {
        try
        {
            return (double[]?[])program.GetMethod("Run")!.Invoke(null, [one.Input.Select(row => (double[])row.Clone()).ToArray()])!;
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
