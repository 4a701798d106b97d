using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Runner;

/// <summary>The door of the .NET in which the reader's code runs, for its worker's script.</summary>
internal static partial class RunnerEntry
{
    private const char Field = '\u001f';
    private static string failure = "";

    /// <summary>Puts a file where Mnist.Load looks for it.</summary>
    [JSExport]
    internal static void TakeFile(string name, byte[] contents)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), contents);
    }

    /// <summary>
    /// Runs an exercise on some cases, in the form of <see cref="Numbers"/>, and gives what comes out in the same form; empty where it failed.
    /// Of several programs in one, each runs by itself: those that fail say nothing.
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

    /// <summary>Runs a whole program, and returns its <see cref="Meter.History"/>.</summary>
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

    /// <summary>What the last program had learned, as a SHA-256.</summary>
    [JSExport]
    internal static string Sha256() => Meter.Sha256();

    /// <summary>Why the last one failed: the exception, its message, and the line of the last statement that began; empty where it did not.</summary>
    [JSExport]
    internal static string Failure() => failure;

    private static void Run(byte[] assembly, Action<Assembly> act)
    {
        failure = "";
        Assembly? loaded = null;
        var writer = new PageWriter();
        Console.SetOut(writer);
        Console.SetError(writer);
#pragma warning disable CA1416 // a browser has nothing to read from; this has
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
