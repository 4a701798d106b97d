namespace Glassbox.Guide.Lab;

/// <summary>What this browser keeps from one visit to the next. Nothing of it is sent anywhere.</summary>
public interface IMemory
{
    /// <summary>A note; null where there is none.</summary>
    string? Read(string name);

    /// <summary>Keeps a note, at once; null forgets it. Where the browser keeps none, it lasts as long as the page.</summary>
    void Write(string name, string? text);

    /// <summary>Larger contents, if they are those that were kept: their SHA-256 is checked. Null where there are none.</summary>
    Task<byte[]?> LoadAsync(string name);

    /// <summary>Keeps larger contents beside their SHA-256. Where there is no room for them, they are not kept.</summary>
    Task SaveAsync(string name, byte[] contents);

    /// <summary>Forgets all notes and all contents.</summary>
    Task ForgetAsync();
}

/// <summary>Keeps notes as long as the page is there, and nothing larger: for pages written ahead of time, and for tests.</summary>
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
