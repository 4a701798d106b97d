using System.Collections.Concurrent;

namespace Glassbox.Sweeps.Cli.Trials;

/// <summary>Values that trials share, each created once, on first use; only the most recently used ones are kept.</summary>
internal sealed class Shared<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> entries = new();
    private long uses;

    public TValue Get(TKey key, Func<TValue> make)
    {
        Entry entry = entries.GetOrAdd(key, _ => new Entry(new Lazy<TValue>(make)));
        entry.LastUse = Interlocked.Increment(ref uses);
        while (entries.Count > most) entries.TryRemove(entries.MinBy(other => other.Value.LastUse).Key, out _);
        return entry.Value.Value;
    }

    private sealed class Entry(Lazy<TValue> value)
    {
        public Lazy<TValue> Value { get; } = value;

        public long LastUse { get; set; }
    }
}
