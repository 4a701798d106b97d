using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Workshop;

/// <summary>What the reader has written, and which exercises were right. Kept in this browser, and nowhere else.</summary>
public sealed class ReaderWork
{
    private const string DoneName = "work-done";
    private readonly IMemory memory;
    private readonly HashSet<string> done;
    private readonly Dictionary<string, string?> known = []; // what this window has read or kept last

    /// <summary>With what was kept at earlier visits.</summary>
    public ReaderWork(IMemory memory, ReaderNotes notes)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        this.memory = memory;
        done = [.. Done()];
        notes.Forgotten += Forget;
    }

    /// <summary>Something else is done, or all is forgotten.</summary>
    public event Action? Changed;

    /// <summary>Whether an exercise was right once.</summary>
    public bool IsDone(string slug) => done.Contains(slug);

    /// <summary>Whether the reader has written something.</summary>
    public bool Has(string slug) => memory.Read(Name(slug)) is not null;

    /// <summary>What the reader has written; null where that is nothing.</summary>
    public string? Code(string slug) => known[slug] = memory.Read(Name(slug));

    /// <summary>Keeps what the reader writes; null where it is what was there at first. What another window has kept meanwhile is put aside.</summary>
    public void Keep(string slug, string? code)
    {
        if (known.TryGetValue(slug, out string? last) && memory.Read(Name(slug)) != last) PutAside(slug);
        memory.Write(Name(slug), code);
        known[slug] = code;
    }

    /// <summary>What was put aside last; null where nothing was.</summary>
    public string? Earlier(string slug) => memory.Read(EarlierName(slug));

    /// <summary>Other code is about to take the place of what the reader has written, which can be had back.</summary>
    public void PutAside(string slug)
    {
        if (memory.Read(Name(slug)) is { Length: > 0 } code) memory.Write(EarlierName(slug), code);
    }

    /// <summary>What was put aside changes places with what is there now.</summary>
    public void TakeBack(string slug)
    {
        string? now = memory.Read(Name(slug));
        memory.Write(Name(slug), known[slug] = Earlier(slug));
        memory.Write(EarlierName(slug), now);
    }

    /// <summary>An exercise is right.</summary>
    public void Finish(string slug)
    {
        done.UnionWith(Done()); // of other windows too
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
