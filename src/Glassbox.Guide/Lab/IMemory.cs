namespace Glassbox.Guide.Lab;

/// <summary>Storage in this browser that persists between visits. Nothing is sent anywhere.</summary>
public interface IMemory
{
    /// <summary>Reads a note; null if there is none.</summary>
    string? Read(string name);

    /// <summary>Stores a note immediately; null deletes it. If the browser stores nothing, the note lasts as long as the page.</summary>
    void Write(string name, string? text);

    /// <summary>Loads larger contents, if their SHA-256 matches the stored one; null if there are none.</summary>
    Task<byte[]?> LoadAsync(string name);

    /// <summary>Stores larger contents with their SHA-256. If there is no space, they are not stored.</summary>
    Task SaveAsync(string name, byte[] contents);

    /// <summary>Deletes all notes and contents.</summary>
    Task ForgetAsync();
}

/// <summary>Keeps notes as long as the page exists, and nothing larger: for prerendering and tests.</summary>
public sealed class PassingMemory : IMemory
{
    private readonly Dictionary<string, string> notes = [];

    /// <inheritdoc/>
    public string? Read(string name) => notes.GetValueOrDefault(name);

    /// <inheritdoc/>
    public void Write(string name, string? text)
    {
        if (text is null) notes.Remove(name);
        else notes[name] = text;
    }

    /// <inheritdoc/>
    public Task<byte[]?> LoadAsync(string name) => Task.FromResult<byte[]?>(null);

    /// <inheritdoc/>
    public Task SaveAsync(string name, byte[] contents) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ForgetAsync()
    {
        notes.Clear();
        return Task.CompletedTask;
    }
}
