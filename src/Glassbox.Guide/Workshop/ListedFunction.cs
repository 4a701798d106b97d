using Glassbox.Guide.Code;

namespace Glassbox.Guide.Workshop;

/// <summary>Functions as nn.cs has them.</summary>
internal static class ListedFunction
{
    /// <summary>The text of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidOperationException">nn.cs has none of this name.</exception>
    public static string Text(string name)
    {
        string[] lines = [.. Listing.Lines.Select(line => line.Text)];
        int first = Array.FindIndex(lines, line => line.Contains($" {name}(", StringComparison.Ordinal) && !line.StartsWith(' ')
            && line.Split(' ', 2)[0] is "double" or "double[]" or "double[][]" or "int" or "void" && line.Split(' ', 2)[1].StartsWith(name + "(", StringComparison.Ordinal));
        if (first < 0) throw new InvalidOperationException($"nn.cs has no function {name}.");
        int last = first;
        if (first + 1 < lines.Length && lines[first + 1] == "{") while (lines[last] != "}") last++;
        else while (!Code(lines[last]).EndsWith(';')) last++;
        return string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>How a function is called: what it gives, its name, what it takes.</summary>
    /// <param name="name">Its name.</param>
    public static string Head(string name)
    {
        string text = Text(name);
        return text[..(text.IndexOf(')', StringComparison.Ordinal) + 1)];
    }

    private static string Code(string line) => line.Split("//")[0].TrimEnd();
}
