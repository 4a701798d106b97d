namespace Glassbox.Guide.Lab;

/// <summary>The reader's preferred language for the program, stored in this browser.</summary>
public sealed class ProgramLanguage
{
    private const string Name = "language", Python = "python";
    private readonly IMemory memory;

    /// <summary>Loads the stored preference; C# by default.</summary>
    public ProgramLanguage(IMemory memory, ReaderNotes notes)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        this.memory = memory;
        IsPython = memory.Read(Name) == Python;
        notes.Forgotten += () => Choose(false);
    }

    /// <summary>Occurs when the preference has changed.</summary>
    public event Action? Changed;

    /// <summary>Whether the language is Python, as in the video; otherwise C#, as in nn.cs.</summary>
    public bool IsPython { get; private set; }

    /// <summary>Sets the preference.</summary>
    /// <param name="isPython">Whether the language is Python, as in the video; otherwise C#.</param>
    public void Choose(bool isPython)
    {
        if (IsPython == isPython) return;
        IsPython = isPython;
        memory.Write(Name, isPython ? Python : null);
        Changed?.Invoke();
    }
}
