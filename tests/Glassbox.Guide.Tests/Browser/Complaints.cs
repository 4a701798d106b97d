using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: Glassbox.Guide.Tests.Browser.Complaints]

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What the pages of a test complained about fails it, beside whatever else it found: thrown when a page is disposed of, it would
/// take the place of the exception that ended the test.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ComplaintsAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> ofTests = new();

    /// <summary>Takes down what a page complained about, for when the test has ended; outside of a test it fails at once.</summary>
    internal static void Tell(IReadOnlyCollection<string> problems)
    {
        if (problems.Count == 0) return;
        if (TestContext.Current.Test is not { } test) Assert.Fail(string.Join("\n", problems));
        else foreach (string problem in problems) ofTests.GetOrAdd(test.UniqueID, _ => new()).Enqueue(problem);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (ofTests.TryRemove(test.UniqueID, out ConcurrentQueue<string>? problems)) Assert.Fail("The page complained:\n" + string.Join("\n", problems));
    }
}
