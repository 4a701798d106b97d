using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Glassbox.Guide.Tests.Browser.BrowserLast))]

namespace Glassbox.Guide.Tests.Browser;

/// <summary>Runs the tests that need no browser while the guide is published for the others, which would only wait for it. In both groups, the
/// longest classes come first: started last, one of them would run alone at the end.</summary>
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
            .OrderBy(collection => PlaceOf(collection.TestCollectionDisplayName))];
        TTestCollection[] others = [.. wanted.Where(collection => !NeedsSite(collection.TestCollectionDisplayName))];

        // xunit hands all of them to the thread pool, which takes them from either end: those in a browser stand in the middle.
        return
        [
            .. others.Where((_, i) => i % 2 == 0),
            .. wanted.Where(collection => NeedsSite(collection.TestCollectionDisplayName)),
            .. others.Where((_, i) => i % 2 == 1).Reverse(),
        ];
    }

    private static bool NeedsSite(string name) => name.Contains(typeof(BrowserLast).Namespace + ".", StringComparison.Ordinal);

    private static int PlaceOf(string name)
    {
        int place = Array.FindIndex(longest, part => name.Contains($".{part}", StringComparison.Ordinal));
        return place < 0 ? longest.Length : place;
    }
}
