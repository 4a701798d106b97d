using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Workshop;

/// <summary>The reader's code, and which exercises are solved. Stored in this browser only.</summary>
public sealed class ReaderWork
{
    private const string DoneName = "work-done";
    private readonly IMemory memory;
    private readonly HashSet<string> done;
    private readonly Dictionary<string, string?> known = []; // what this window last read or stored

    /// <summary>Loads the work of earlier visits.</summary>
    public ReaderWork(IMemory memory, ReaderNotes notes)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        this.memory = memory;
        done = [.. Done()];
        notes.Forgotten += Forget;
    }

    /// <summary>Occurs when an exercise has been solved or everything was deleted.</summary>
    public event Action? Changed;

    /// <summary>Returns whether an exercise has ever been solved.</summary>
    public bool IsDone(string slug) => done.Contains(slug);

    /// <summary>Returns whether the reader has written any code.</summary>
    public bool Has(string slug) => memory.Read(Name(slug)) is not null;

    /// <summary>Returns the reader's code; null if there is none.</summary>
    public string? Code(string slug) => known[slug] = memory.Read(Name(slug));

    /// <summary>
    /// Stores the reader's code; null if it equals the initial code. If another window has stored other code in the meantime, that is put
    /// aside.
    /// </summary>
    public void Keep(string slug, string? code)
    {
        if (known.TryGetValue(slug, out string? last) && memory.Read(Name(slug)) != last) PutAside(slug);
        memory.Write(Name(slug), code);
        known[slug] = code;
    }

    /// <summary>Returns the code last put aside; null if there is none.</summary>
    public string? Earlier(string slug) => memory.Read(EarlierName(slug));

    /// <summary>Puts the reader's code aside before other code replaces it, so that it can be restored.</summary>
    public void PutAside(string slug)
    {
        if (memory.Read(Name(slug)) is { Length: > 0 } code) memory.Write(EarlierName(slug), code);
    }

    /// <summary>Swaps the current code and the code put aside.</summary>
    public void TakeBack(string slug)
    {
        string? now = memory.Read(Name(slug));
        memory.Write(Name(slug), known[slug] = Earlier(slug));
        memory.Write(EarlierName(slug), now);
    }

    /// <summary>Marks an exercise as solved.</summary>
    public void Finish(string slug)
    {
        done.UnionWith(Done()); // including other windows
        if (!done.Add(slug)) return;
        memory.Write(DoneName, string.Join(' ', done));
        Changed?.Invoke();
    }

    private static string Name(string slug) => $"work-{slug}";

    private static string EarlierName(string slug) => $"work-{slug}-earlier";

    private string[] Done() => (memory.Read(DoneName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Forget()
    {
        done.Clear();
        known.Clear();
        Changed?.Invoke();
    }
}
