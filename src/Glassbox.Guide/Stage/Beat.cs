namespace Glassbox.Guide.Stage;

/// <summary>A moment at which a scene can pause: all motion has finished.</summary>
/// <param name="Time">The time in seconds from the start of the scene.</param>
/// <param name="Name">A short description of what the scene shows at that moment, for the scrubber and for screen readers.</param>
public sealed record Beat(double Time, string Name);
