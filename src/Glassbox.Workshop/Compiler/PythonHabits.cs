using System.Text.RegularExpressions;

namespace Glassbox.Workshop.Compiler;

/// <summary>Recognizes Python syntax and suggests the C# equivalent. Called only for lines that do not compile.</summary>
internal static partial class PythonHabits
{
    /// <summary>Returns the suggestion for a line; null if nothing in it looks like Python.</summary>
    /// <param name="line">A line of the reader's code.</param>
    public static string? Of(string line)
    {
        string code = Texts().Replace(line, "\"\"").Trim();
        if (Note().IsMatch(code)) return "A note begins with // in C#, not with #.";
        code = code.Split("//")[0].TrimEnd();
        if (Counting().Match(code) is { Success: true } counting) return Count(counting.Groups["name"].Value, counting.Groups["range"].Value);
        if (Walking().Match(code) is { Success: true } walking)
            return $"This is how Python walks through things. In C#: foreach (double {walking.Groups["name"].Value.Split(',')[0].Trim()} in …), or, with places, for (int i = 0; i < … .Length; i++); and {{ }} around what belongs to it.";
        if (ListOf().IsMatch(code)) return "C# has no [… for … in …]. Make an array of the right length, new double[length], and fill its places in a loop.";
        if (Definition().IsMatch(code)) return "def is Python. A function of C# begins with the type of what it gives back, as the first line did, and { } hold its body.";
        if (code.StartsWith("import ", StringComparison.Ordinal) || Import().IsMatch(code)) return "Nothing need be imported here: Math, Console and arrays are there already.";
        if (code is "pass" or "pass;") return "pass is Python. Leave the braces empty: { }.";
        if (ElseIf().IsMatch(code)) return "elif is Python. In C#: else if (…), and { } around what belongs to it.";
        if (Condition().Match(code) is { Success: true } condition)
            return $"In C# parentheses hold a condition, without a colon: {condition.Groups["word"].Value} (…), and {{ }} what belongs to it.";
        if (Colon().IsMatch(code)) return "There is no colon at the end of a line in C#: braces { } hold what Python indents.";
        if (Lambda().IsMatch(code)) return "lambda i: … is written i => … in C#.";
        if (Either().IsMatch(code)) return "The value of a choice is written condition ? one : other in C#.";
        if (MatrixProduct().IsMatch(code)) return "C# has no @ for products of matrices and rows: write the sums with loops, one number at a time.";
        return Words().Match(code) is { Success: true } word
            ? word.Groups["word"].Value switch { "and" => "and is written && in C#.", "or" => "or is written || in C#.", _ => "not is written ! in C#." }
            : null;
    }

    private static string Count(string name, string range)
    {
        string[] parts = [.. Commas().Split(Length().Replace(range, "${array}.Length")).Select(part => part.Trim())];
        (string from, string to) = parts.Length == 1 ? ("0", parts[0]) : (parts[0], parts[1]);
        return parts.Length > 2 || to.Length == 0
            ? $"This is how Python counts. In C#: for (int {name} = 0; {name} < 10; {name}++), and {{ }} around what belongs to it."
            : $"This is how Python counts. In C#: for (int {name} = {from}; {name} < {to}; {name}++), and {{ }} around what belongs to it.";
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"(^|\s)#(?![:!])")]
    private static partial Regex Note();

    [GeneratedRegex(@"^for\s*\(?\s*(?:(?:int|var|double)\s+)?(?<name>\w+)\s+in\s+range\s*\((?<range>[^:{]*?)\)?\)?\s*(:|\{|$)")]
    private static partial Regex Counting();

    [GeneratedRegex(@"^for\s*\(?\s*(?:(?:int|var|double)\s+)?(?<name>\w+(\s*,\s*\w+)*)\s+in\s")]
    private static partial Regex Walking();

    [GeneratedRegex(@"\[.*\bfor\s+\w+\s+in\b.*\]")]
    private static partial Regex ListOf();

    [GeneratedRegex(@"^def\s")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^from\s+\w+\s+import\b")]
    private static partial Regex Import();

    [GeneratedRegex(@"^\}?\s*elif\b")]
    private static partial Regex ElseIf();

    [GeneratedRegex(@"^(?<word>if|while|else if)\b(\s*[^\s(]|.*:$)")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(for|foreach|else|try)\b.*:$|^[^?]*\)\s*:$")]
    private static partial Regex Colon();

    [GeneratedRegex(@"\blambda\b")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"\S\s+if\s+.*\s+else\s")]
    private static partial Regex Either();

    [GeneratedRegex(@"[\w)\]]\s*@\s*[\w(]")]
    private static partial Regex MatrixProduct();

    [GeneratedRegex(@"\b(?<word>and|or|not)\b")]
    private static partial Regex Words();

    [GeneratedRegex(@"\blen\s*\(\s*(?<array>[\w\[\].]+)\s*\)?")]
    private static partial Regex Length();

    [GeneratedRegex(",(?![^(]*\\))")]
    private static partial Regex Commas();
}
