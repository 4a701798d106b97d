using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>A page that lives, in a browser that can be told to keep its clipboard to itself.</summary>
internal sealed class LivePage : StillPage
{
    public override bool IsLive => true;

    /// <summary>Whether it lets the page write to the clipboard.</summary>
    public bool LetsCopy { get; set; } = true;

    /// <summary>What is on the clipboard.</summary>
    public string? Copied { get; private set; }

    public override Task<bool> CopyAsync(string text)
    {
        if (LetsCopy) Copied = text;
        return Task.FromResult(LetsCopy);
    }
}
