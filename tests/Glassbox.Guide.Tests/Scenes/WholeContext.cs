using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>Scenes with all digits, and an engine that can be held up; the main job is trained where it is first asked for.</summary>
public abstract class WholeContext : BunitContext
{
    protected WholeContext() => Services
        .AddSingleton<IDigits>(new LibraryDigits(Digits.All))
        .AddSingleton<IEngineRoom>(Room)
        .AddSingleton<IPage, StillPage>()
        .AddSingleton<IPen, StillPen>()
        .AddGuide();

    /// <summary>The way to the engine.</summary>
    internal HeldRoom Room { get; } = new(Digits.All);

    /// <summary>What the address bar says.</summary>
    protected string Uri => Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().Uri;
}
