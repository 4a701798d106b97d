using System.Buffers.Binary;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The main job as this browser trained it on an earlier visit: every state that the engine reported, bit for bit.</summary>
/// <remarks>
/// It is used only if it is complete, if the same build of the engine trained it, and if the fingerprint of the last parameters matches the
/// one recorded when they were trained. Otherwise it is ignored, and the job is trained again.
/// </remarks>
internal sealed class KeptRun
{
    private const string Name = "run";
    private readonly byte[] contents;
    private readonly List<Range> places = [];

    private KeptRun(byte[] contents) => this.contents = contents;

    /// <summary>The number of states.</summary>
    public int Count => places.Count;

    /// <summary>Returns a state, in training order.</summary>
    public RunState this[int index] => Engine.State(contents.AsSpan(places[index]));

    // Another build of the engine may train another network: its module version ID changes with every change to its code.
    private static string EngineId => typeof(Network).Module.ModuleVersionId.ToString("N");

    /// <summary>Stores a finished run.</summary>
    /// <param name="memory">The storage.</param>
    /// <param name="states">All states that the engine reported.</param>
    /// <param name="trained">The trained network.</param>
    public static Task SaveAsync(IMemory memory, IReadOnlyList<RunState> states, Network trained) => memory.SaveAsync(Name, Write(states, trained));

    /// <summary>Loads the stored run; null if there is none that can be trusted.</summary>
    /// <param name="memory">The storage.</param>
    /// <param name="settings">The settings that it must have been trained with.</param>
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
            return null; // not in the expected format
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
