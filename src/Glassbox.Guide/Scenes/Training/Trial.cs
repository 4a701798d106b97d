using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>One of several runs to compare.</summary>
/// <param name="Name">The difference from the others.</param>
/// <param name="Settings">The training settings.</param>
public sealed record Trial(string Name, RunSettings Settings);
