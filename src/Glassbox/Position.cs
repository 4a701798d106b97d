using System.Runtime.CompilerServices;

namespace Glassbox;

/// <summary>Positions in what is counted from 0.</summary>
internal static class Position
{
    /// <summary>Checks that there is such a thing.</summary>
    /// <param name="index">Its position, from 0.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="thing">What they are called: <c>row</c>.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MustExist(int index, int count, string thing, [CallerArgumentExpression(nameof(index))] string? name = null)
    {
        if ((uint)index >= (uint)count) Throw(index, count, thing, name);
    }

    private static void Throw(int index, int count, string thing, string? name) => throw new ArgumentOutOfRangeException(
        name, FormattableString.Invariant($"There is no {thing} {index}; there {(count == 0 ? "are none" : count == 1 ? $"is only {thing} 0" : $"are {thing}{(thing.EndsWith('s') ? "es" : "s")} 0 to {count - 1}")}."));
}
