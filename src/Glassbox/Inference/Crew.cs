namespace Glassbox.Inference;

/// <summary>Runs work in parts, one per thread, without allocating.</summary>
/// <remarks>
/// The calling thread takes parts too, so all get done even if the thread pool has no free thread. A helper that comes late finds no part left,
/// or takes one of the next job; it makes no difference who runs a part.
/// </remarks>
internal sealed class Crew : IThreadPoolWorkItem
{
    private readonly int size;
    private Action<int, int> work = (_, _) => { };
    private Exception? fault;
    private int called; // helpers that have not come yet: a busy pool gets no further requests
    private int taken;
    private int done;

    /// <param name="size">The number of threads, including the calling one.</param>
    public Crew(int size)
    {
        this.size = size;
        taken = size; // nothing to do yet
    }

    /// <summary>Calls the work with the number of each part and the number of parts, and returns when all are done.</summary>
    public void Do(Action<int, int> work)
    {
        if (size == 1)
        {
            work(0, 1);
            return;
        }

        this.work = work;
        fault = null;
        Volatile.Write(ref done, 0);
        Volatile.Write(ref taken, 0);
        for (int i = Volatile.Read(ref called); i < size - 1; i++)
        {
            Interlocked.Increment(ref called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        TakeParts();
        var wait = default(SpinWait);
        while (Volatile.Read(ref done) < size) wait.SpinOnce(sleep1Threshold: -1);
        if (fault is { } e) throw new AggregateException(e);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref called);
        TakeParts();
    }

    private void TakeParts()
    {
        // Check before incrementing, so that late helpers do not increase the counter forever.
        while (Volatile.Read(ref taken) < size)
        {
            int part = Interlocked.Increment(ref taken) - 1;
            if (part >= size) return;
            try
            {
                work(part, size);
            }
#pragma warning disable CA1031 // rethrown on the calling thread
            catch (Exception e)
#pragma warning restore CA1031
            {
                fault = e;
            }
            finally
            {
                Interlocked.Increment(ref done);
            }
        }
    }
}
