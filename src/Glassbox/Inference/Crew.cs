namespace Glassbox.Inference;

/// <summary>Does work in parts, one a thread, without allocating anything.</summary>
/// <remarks>
/// The thread that asks takes parts too, so that all are done even where the pool has no thread to spare. A helper
/// that comes late finds no part left, or takes one of the next work: which of them does a part makes no difference.
/// </remarks>
internal sealed class Crew : IThreadPoolWorkItem
{
    private readonly int size;
    private Action<int, int> work = (_, _) => { };
    private Exception? fault;
    private int called; // helpers that have not come yet: a busy pool is not asked for more
    private int taken;
    private int done;

    /// <param name="size">Threads, the calling one among them.</param>
    public Crew(int size)
    {
        this.size = size;
        taken = size; // nothing to do yet
    }

    /// <summary>Calls the work with each part's number and the number of parts, and returns when all are done.</summary>
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
        // Read first, so that helpers who come late, again and again, don't count up for ever.
        while (Volatile.Read(ref taken) < size)
        {
            int part = Interlocked.Increment(ref taken) - 1;
            if (part >= size) return;
            try
            {
                work(part, size);
            }
#pragma warning disable CA1031 // handed on to the thread that asked
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
