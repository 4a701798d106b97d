namespace Glassbox.Guide.Stage;

/// <summary>A value of a scene that a hand can change: by dragging on the picture, or by keys.</summary>
/// <param name="Id">As the hit area on the picture has it.</param>
/// <param name="Name">For those who do not see the picture.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Most">Its largest value.</param>
/// <param name="Step">By how much a key changes it.</param>
/// <param name="Read">Its value now.</param>
/// <param name="Write">Takes another value.</param>
/// <param name="Say">A value in words.</param>
public sealed record Handle(int Id, string Name, double Least, double Most, double Step, Func<double> Read, Action<double> Write, Func<double, string> Say);
