namespace Glassbox.Sweeps;

/// <summary>One setting of a trial, as text: <c>--learning-rate 0.01</c> of <c>glassbox train</c> is <c>learning-rate</c> and <c>0.01</c>.</summary>
/// <param name="Name">The name, without dashes.</param>
/// <param name="Value">The value as written.</param>
public readonly record struct Setting(string Name, string Value);
