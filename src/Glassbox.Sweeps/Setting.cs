namespace Glassbox.Sweeps;

/// <summary>One thing that is said about a trial, as text: what <c>glassbox train</c> calls <c>--learning-rate 0.01</c> is <c>learning-rate</c> and <c>0.01</c>.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Value">As it is written.</param>
public readonly record struct Setting(string Name, string Value);
