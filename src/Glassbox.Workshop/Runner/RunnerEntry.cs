using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Runner;

/// <summary>The entry points of the runtime that executes the reader's code, for the script of its worker.</summary>
internal static partial class RunnerEntry
{
    private const char Field = '\u001f';
    private static string failure = "";

    /// <summary>Stores a file where Mnist.Load finds it.</summary>
    [JSExport]
    internal static void TakeFile(string name, byte[] contents)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), contents);
    }

    /// <summary>
    /// Runs an exercise on test cases in the format of <see cref="Numbers"/>, and returns the results in the same format; empty on failure.
    /// If the assembly contains several programs, each runs separately, and a failed case of one is written as null.
    /// </summary>
    [JSExport]
    internal static byte[] Ask(byte[] assembly, byte[] input)
    {
        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        Run(assembly, loaded =>
        {
            Type[] programs = [.. loaded.GetTypes().Where(type => type.Name == "Harness").OrderBy(type => type.FullName, StringComparer.Ordinal)];
            foreach (Type program in programs)
            {
                var run = program.GetMethod("Run")!.CreateDelegate<Func<double[]?[], double[]?[]>>();
                foreach (double[]?[] rows in Numbers.Read(input))
                {
                    try
                    {
                        Numbers.Write(writer, run(rows));
                    }
                    catch (Exception) when (programs.Length > 1)
                    {
                        Numbers.Write(writer, null);
                    }
                }
            }
        });
        return failure.Length > 0 ? [] : output.ToArray();
    }

    /// <summary>Runs a whole program and returns its <see cref="Meter.History"/>.</summary>
    [JSExport]
    internal static byte[] Train(byte[] assembly)
    {
        Meter.Begin();
        Run(assembly, loaded =>
        {
            Meters(loaded).GetField("Learned")!.SetValue(null, (Action<double[][]?, double[][]?, double[]?, double[]?, double>)Meter.Tick);
            MethodInfo main = loaded.EntryPoint!;
            object? result = main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
            if (result is Task { IsCompletedSuccessfully: false }) throw new NotSupportedException("A program here cannot wait for something that comes later.");
        });
        Meter.Tell(isOver: true);
        return Meter.History;
    }

    /// <summary>Returns the SHA-256 of what the last program learned.</summary>
    [JSExport]
    internal static string Sha256() => Meter.Sha256();

    /// <summary>
    /// Returns why the last run failed: the exception, its message, and the line of the last statement that started; empty if it succeeded.
    /// </summary>
    [JSExport]
    internal static string Failure() => failure;

    private static void Run(byte[] assembly, Action<Assembly> act)
    {
        failure = "";
        Assembly? loaded = null;
        var writer = new PageWriter();
        Console.SetOut(writer);
        Console.SetError(writer);
#pragma warning disable CA1416 // the browser has no standard input; this provides an empty one
        Console.SetIn(TextReader.Null);
#pragma warning restore CA1416
        try
        {
            loaded = Assembly.Load(assembly);
            Depth.Begin();
            Meters(loaded).GetField("IsDeep")!.SetValue(null, (Func<bool>)Depth.IsDeep);
            act(loaded);
        }
        catch (Exception fault)
        {
            if (fault is TargetInvocationException { InnerException: { } inner }) fault = inner;
            int line = loaded is null ? 0 : (int)Meters(loaded).GetField("Line")!.GetValue(null)!;
            string missing = loaded is null ? "" : (string)Meters(loaded).GetField("Missing")!.GetValue(null)!;
            failure = string.Join(Field, fault.GetType().Name, fault is IndexOutOfRangeException or NullReferenceException ? missing : fault.Message, line.ToString(CultureInfo.InvariantCulture));
        }

        writer.Flush();
    }

    private static Type Meters(Assembly loaded) => loaded.GetType("GlassboxMeter", throwOnError: true)!;
}
