using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Lab;

/// <summary>A browser that keeps everything.</summary>
internal sealed class KeptMemory : IMemory
{
    public Dictionary<string, string> Notes { get; } = [];

    public Dictionary<string, byte[]> Contents { get; } = [];

    public string? Read(string name) => Notes.GetValueOrDefault(name);

    public void Write(string name, string? text)
    {
        if (text is null) Notes.Remove(name);
        else Notes[name] = text;
    }

    public Task<byte[]?> LoadAsync(string name) => Task.FromResult(Contents.GetValueOrDefault(name));

    public Task SaveAsync(string name, byte[] contents)
    {
        Contents[name] = contents;
        return Task.CompletedTask;
    }

    public Task ForgetAsync()
    {
        Notes.Clear();
        Contents.Clear();
        return Task.CompletedTask;
    }
}
