using Glassbox.Inference;

namespace Glassbox.Tests.Inference;

public class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_part_runs_exactly_once_per_job(int size)
    {
        var team = new ThreadTeam(size);
        int[] done = new int[size];
        for (int round = 1; round <= 2000; round++)
        {
            team.Run((part, parts) =>
            {
                Assert.Equal(size, parts);
                Interlocked.Increment(ref done[part]);
            });
            Assert.All(done, times => Assert.Equal(round, times));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var team = new ThreadTeam(2);
        Action<int, int> work = (_, _) => { };
        for (int i = 0; i < 1000; i++) team.Run(work);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) team.Run(work);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000); // the pool's queue may grow once
    }

    [Fact]
    public void An_exception_in_any_part_is_rethrown_once_all_parts_are_done()
    {
        var team = new ThreadTeam(3);
        int done = 0;
        Assert.Throws<AggregateException>(() => team.Run((part, _) =>
        {
            Interlocked.Increment(ref done);
            if (part == 1) throw new InvalidOperationException();
        }));
        Assert.Equal(3, done);
        team.Run((_, _) => { }); // the next job runs as usual
    }
}
