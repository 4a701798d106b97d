using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Glassbox.Guide.Tests.Browser.BrowserLast))]

namespace Glassbox.Guide.Tests.Browser;

/// <summary>While the guide is published for the tests that read it in a browser, those run that do not: the others would only wait for it.
/// Of both, classes that take longest begin first: begun last, one of them would be all that is left to wait for.</summary>
public sealed class BrowserLast : ITestCollectionOrderer
{
    private static readonly string[] longest =
    [
        nameof(Workshop.ExercisesTests), nameof(ScriptsTests),
        nameof(WorkshopTests), nameof(AccessibilityTests), nameof(EngineTests), nameof(OfflineTests), nameof(DigitsTests), nameof(NarrowTests), nameof(AddressTests),
        nameof(MemoryTests), nameof(MotionTests), nameof(PagesTests), nameof(KeyboardTests), nameof(SleepTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
    {
        if (testCollections.Any(collection => NeedsSite(collection.TestCollectionDisplayName))) Site.BeginToPublish();
        TTestCollection[] wanted = [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections)
            .OrderBy(collection => NeedsSite(collection.TestCollectionDisplayName)).ThenBy(collection => PlaceOf(collection.TestCollectionDisplayName))];

        // xunit hands all of them to the thread pool: its other threads begin with the first two, and the one that handed them over goes on
        // with the last.
        return [.. wanted.Take(2), .. wanted.Skip(2).Reverse()];
    }

    private static bool NeedsSite(string name) => name.Contains(typeof(BrowserLast).Namespace + ".", StringComparison.Ordinal);

    private static int PlaceOf(string name)
    {
        int place = Array.FindIndex(longest, part => name.Contains($".{part}", StringComparison.Ordinal));
        return place < 0 ? longest.Length : place;
    }
}
