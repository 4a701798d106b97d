namespace Glassbox.Guide.Lab;

/// <summary>In which language the reader wants to see the program. Kept in this browser.</summary>
public sealed class ProgramLanguage
{
    private const string Name = "language", Python = "python";
    private readonly IMemory memory;

    /// <summary>As it was chosen at an earlier visit; at first C#.</summary>
    public ProgramLanguage(IMemory memory, ReaderNotes notes)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        this.memory = memory;
        IsPython = memory.Read(Name) == Python;
        notes.Forgotten += () => Choose(false);
    }

    /// <summary>Another one was chosen.</summary>
    public event Action? Changed;

    /// <summary>Whether it is the video's, Python; otherwise that of nn.cs, C#.</summary>
    public bool IsPython { get; private set; }

    /// <summary>The reader chooses.</summary>
    /// <param name="isPython">The video's, Python; otherwise C#.</param>
    public void Choose(bool isPython)
    {
        if (IsPython == isPython) return;
        IsPython = isPython;
        memory.Write(Name, isPython ? Python : null);
        Changed?.Invoke();
    }
}
