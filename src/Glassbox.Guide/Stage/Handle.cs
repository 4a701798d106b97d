namespace Glassbox.Guide.Stage;

/// <summary>A value of a scene that the user can change by dragging on the picture or by keyboard.</summary>
/// <param name="Id">The ID of its hit area.</param>
/// <param name="Name">The name, for screen readers.</param>
/// <param name="Minimum">The minimum.</param>
/// <param name="Maximum">The maximum.</param>
/// <param name="Step">The change per key press.</param>
/// <param name="Read">Gets the current value.</param>
/// <param name="Write">Sets the value.</param>
/// <param name="Say">Formats a value as text.</param>
public sealed record Handle(int Id, string Name, double Minimum, double Maximum, double Step, Func<double> Read, Action<double> Write, Func<double, string> Say);
