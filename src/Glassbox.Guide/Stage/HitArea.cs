namespace Glassbox.Guide.Stage;

/// <summary>An area of the stage that reacts to the pointer.</summary>
/// <param name="Id">An ID that the scene defines.</param>
/// <param name="Area">The area.</param>
internal readonly record struct HitArea(int Id, Area Area);
