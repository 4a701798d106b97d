namespace Glassbox.Guide.Stage;

/// <summary>A place on the stage that can be pointed at.</summary>
/// <param name="Id">What stands there; its scene knows.</param>
/// <param name="Area">Where.</param>
internal readonly record struct HitArea(int Id, Area Area);
