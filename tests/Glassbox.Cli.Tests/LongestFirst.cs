using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Glassbox.Cli.Tests.LongestFirst))]

namespace Glassbox.Cli.Tests;

/// <summary>What waits for the native compiler and other builds begins first: begun last, it would be all that is left to wait for.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] longest = [Rebuilt.Name, nameof(Packages.ConsumerTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(collection => PlaceOf(collection.TestCollectionDisplayName))];

    private static int PlaceOf(string name)
    {
        int place = Array.FindIndex(longest, part => name.Contains(part, StringComparison.Ordinal));
        return place < 0 ? longest.Length : place;
    }
}
