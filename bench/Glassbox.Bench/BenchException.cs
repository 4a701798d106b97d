namespace Glassbox.Bench;

/// <summary>Why a comparison would not be a fair one, or cannot be made; for people to read.</summary>
internal sealed class BenchException(string message) : Exception(message);
