namespace Glassbox.Guide.Tests;

/// <summary>The digits, read once for all tests.</summary>
internal static class Digits
{
    public static DatasetSplit All { get; } = Mnist.Load();
}
