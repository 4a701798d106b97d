using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>Scenes with all digits, and an engine that can be held up; the main job is trained where it is first asked for.</summary>
public abstract class WholeContext : GuideContext
{
    protected WholeContext()
        : this(new HeldRoom(Digits.All))
    {
    }

    private WholeContext(HeldRoom room)
        : base(new LibraryDigits(Digits.All), room) => Room = room;

    /// <summary>The way to the engine.</summary>
    internal HeldRoom Room { get; }
}
