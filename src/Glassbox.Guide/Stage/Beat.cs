namespace Glassbox.Guide.Stage;

/// <summary>A moment of a scene at which it may rest: all that was under way has arrived.</summary>
/// <param name="Time">In seconds from the scene's beginning.</param>
/// <param name="Name">What is seen then, in a few words: for the scrubber, and for those who do not see it.</param>
public sealed record Beat(double Time, string Name);
