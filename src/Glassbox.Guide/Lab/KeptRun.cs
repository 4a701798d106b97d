using System.Buffers.Binary;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The main job as this browser has trained it at an earlier visit: every state that the engine told of, bit for bit.</summary>
/// <remarks>
/// It counts only if it is whole, if the engine is the very one that trained it, and if the last parameters have the fingerprint that
/// was written down when they were trained. Otherwise it is as if there were none, and the job is trained again.
/// </remarks>
internal sealed class KeptRun
{
    private const string Name = "run";
    private readonly byte[] contents;
    private readonly List<Range> places = [];

    private KeptRun(byte[] contents) => this.contents = contents;

    /// <summary>How many states there are.</summary>
    public int Count => places.Count;

    /// <summary>A state, in the order of training.</summary>
    public RunState this[int index] => Engine.State(contents.AsSpan(places[index]));

    // Another build of the engine may train another network: its assembly's identity changes with every line of its code.
    private static string EngineId => typeof(Network).Module.ModuleVersionId.ToString("N");

    /// <summary>Keeps a run that has come to its end.</summary>
    /// <param name="memory">Where.</param>
    /// <param name="states">All that the engine told of.</param>
    /// <param name="trained">What it came to.</param>
    public static Task SaveAsync(IMemory memory, IReadOnlyList<RunState> states, Network trained) => memory.SaveAsync(Name, Write(states, trained));

    /// <summary>The run that was kept; null where there is none that can be trusted.</summary>
    /// <param name="memory">Where.</param>
    /// <param name="settings">What it must have been trained by.</param>
    public static async Task<KeptRun?> LoadAsync(IMemory memory, RunSettings settings) =>
        await memory.LoadAsync(Name) is { } contents ? Read(contents, settings) : null;

    internal static byte[] Write(IReadOnlyList<RunState> states, Network trained)
    {
        using var written = new MemoryStream();
        Add(written, Envelope.Seal(string.Join(' ', EngineId, trained.ParametersSha256()), MessageContext.Default.String));
        foreach (RunState state in states) Add(written, Engine.Seal(state));
        return written.ToArray();
    }

    internal static KeptRun? Read(byte[] contents, RunSettings settings)
    {
        var run = new KeptRun(contents);
        try
        {
            for (int at = 0; at < contents.Length;)
            {
                int length = BinaryPrimitives.ReadInt32LittleEndian(contents.AsSpan(at));
                at += sizeof(int);
                run.places.Add(at..(at + length));
                _ = contents.AsSpan(at, length);
                at += length;
            }

            if (run.Count < 2) return null;
            string[] head = Envelope.Open(contents.AsSpan(run.places[0]), MessageContext.Default.String, out _).Split(' ');
            run.places.RemoveAt(0);
            RunState last = run[^1];
            bool isWhole = last.Report.Step == (long)Networks.Epochs * settings.Count;
            return isWhole && head is [var engine, var sha256] && engine == EngineId
                && NetworkFactory.FromParameters(settings.Hidden, last.Parameters).ParametersSha256() == sha256 ? run : null;
        }
        catch (Exception fault) when (fault is ArgumentException or System.Text.Json.JsonException)
        {
            return null; // not what was written
        }
    }

    private static void Add(MemoryStream written, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        written.Write(length);
        written.Write(part);
    }
}
