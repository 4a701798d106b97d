namespace Glassbox.Bench;

/// <summary>A comparison would be unfair, or is impossible. The message is for users.</summary>
internal sealed class BenchException(string message) : Exception(message);
