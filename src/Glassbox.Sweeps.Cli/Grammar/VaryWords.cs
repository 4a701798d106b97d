using Glassbox.Cli;
using Glassbox.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>Parses <c>--vary</c>: a name with its first value, such as <c>batch=16</c>, then the others; the word <c>or</c> begins another space.</summary>
internal static class VaryWords
{
    /// <summary>The word that begins another space.</summary>
    public const string Or = "or";

    /// <exception cref="CommandException">The syntax is invalid.</exception>
    public static SearchSpace Read(IReadOnlyList<string> words, TrainGrammar train)
    {
        if (words.Count == 0) throw CommandException.Usage("nothing is varied: add --vary, such as --vary learning-rate=0.001 0.01 0.1, or name a sweep file.");
        List<SearchSpace> spaces = [];
        List<Axis> axes = [];
        for (int place = 0; place < words.Count;)
        {
            if (words[place] == Or)
            {
                spaces.Add(Space(axes));
                axes = [];
                place++;
                continue;
            }

            (string name, string first) = Split(words[place], train.Names) ?? throw CommandException.Usage(
                $"--vary must begin with an option of 'glassbox train' and a value, such as learning-rate=0.01, not '{words[place]}'{Suggestion(words[place], train.Names)}");
            int end = place + 1;
            while (end < words.Count && words[end] != Or && Split(words[end], train.Names) is null) end++;
            axes.Add(Read(name, [first, .. words.Skip(place + 1).Take(end - place - 1)], train.IsReal(name)));
            place = end;
        }

        spaces.Add(Space(axes));
        return SearchSpace.OneOf(spaces);
    }

    private static SearchSpace Space(IReadOnlyList<Axis> axes)
    {
        try
        {
            return new SearchSpace(axes);
        }
        catch (ArgumentException fault)
        {
            throw CommandException.Usage(fault);
        }
    }

    private static Axis Read(string name, IReadOnlyList<string> values, bool isReal)
    {
        try
        {
            // A range may consist of several words: learning-rate=1e-4..1e-1 log in 5.
            return Axis.ParseRange(name, string.Join(' ', values), isReal) ?? Axis.Of(name, values);
        }
        catch (ArgumentException fault)
        {
            throw CommandException.Usage(fault);
        }
    }

    private static string Suggestion(string word, IEnumerable<string> names)
    {
        string name = word.Split('=')[0].Trim().TrimStart('-');
        return !names.Contains(name) && Nearest.Close(name, names) is [var near, ..] ? $"; is it '{near}'?" : ".";
    }

    private static (string Name, string Value)? Split(string word, IReadOnlySet<string> names)
    {
        int sign = word.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0 || sign == word.Length - 1) return null;
        string name = word[..sign].Trim().TrimStart('-');
        return names.Contains(name) ? (name, word[(sign + 1)..].Trim()) : null;
    }
}
