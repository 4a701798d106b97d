using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>One of some runs that are compared.</summary>
/// <param name="Name">What is different about it.</param>
/// <param name="Settings">How it trains.</param>
public sealed record Trial(string Name, RunSettings Settings);
