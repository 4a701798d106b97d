namespace Glassbox.Tests;

/// <summary>The 70 000 digits, loaded once for all tests.</summary>
internal static class Digits
{
    private static readonly Lazy<DatasetSplit> Loaded = new(() => Mnist.Load());

    public static Dataset Training => Loaded.Value.Training;

    public static Dataset Test => Loaded.Value.Test;
}
