using Glassbox.Guide.Code;

namespace Glassbox.Guide.Workshop;

/// <summary>Functions of nn.cs.</summary>
internal static class ListedFunction
{
    /// <summary>Returns the source code of a function.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidOperationException">nn.cs has no function with that name.</exception>
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

    /// <summary>Returns the signature of a function: return type, name and parameters.</summary>
    /// <param name="name">The name.</param>
    public static string Head(string name)
    {
        string text = Text(name);
        return text[..(text.IndexOf(')', StringComparison.Ordinal) + 1)];
    }

    private static string Code(string line) => line.Split("//")[0].TrimEnd();
}
