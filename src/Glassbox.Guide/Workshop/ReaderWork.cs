using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Workshop;

/// <summary>What the reader has written, and which exercises were right. Kept in this browser, and nowhere else.</summary>
public sealed class ReaderWork
{
    private const string DoneName = "work-done";
    private readonly IMemory memory;
    private readonly HashSet<string> done;

    /// <summary>With what was kept at earlier visits.</summary>
    public ReaderWork(IMemory memory, ReaderNotes notes)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        this.memory = memory;
        done = [.. (memory.Read(DoneName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        notes.Forgotten += Forget;
    }

    /// <summary>Something else is done, or all is forgotten.</summary>
    public event Action? Changed;

    /// <summary>Whether an exercise was right once.</summary>
    public bool IsDone(string slug) => done.Contains(slug);

    /// <summary>What the reader has written; null where that is nothing.</summary>
    public string? Code(string slug) => memory.Read($"work-{slug}");

    /// <summary>Keeps what the reader writes; null where it is what was there at first.</summary>
    public void Keep(string slug, string? code) => memory.Write($"work-{slug}", code);

    /// <summary>An exercise is right.</summary>
    public void Finish(string slug)
    {
        if (!done.Add(slug)) return;
        memory.Write(DoneName, string.Join(' ', done));
        Changed?.Invoke();
    }

    private void Forget()
    {
        done.Clear();
        Changed?.Invoke();
    }
}
