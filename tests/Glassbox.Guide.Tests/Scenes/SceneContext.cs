using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>Scenes before anything is trained, with the first thousand digits of each set.</summary>
public abstract class SceneContext() : GuideContext(new FirstDigits(1000), new LocalEngineRoom(Digits.All))
{
    /// <summary>The network before its first digit.</summary>
    protected Network Initial => Services.GetRequiredService<Networks>().Initial;

    /// <summary>A digit as a network takes it.</summary>
    protected static double[] Image(DigitSet set, int index) => new LibraryDigits(Digits.All).Image(set, index);
}
