using Glassbox.Guide.Code;

namespace Glassbox.Guide.Scenes.Finding;

/// <summary>Counts the lines of nn.cs needed for one training step, without blank lines and comments.</summary>
internal static class StepLines
{
    // The functions with their lines: each extends to the start of the next one.
    private static readonly (string Name, CodeLine[] Lines)[] functions = Functions();

    /// <summary>The functions that the step calls, directly or indirectly.</summary>
    public static IReadOnlyList<string> Needed { get; } = Calls();

    /// <summary>The number of lines of the step itself.</summary>
    public static int Own => Step.Count(HasCode);

    /// <summary>The number of lines of the functions that it needs.</summary>
    public static int Called => functions.Where(f => Needed.Contains(f.Name)).Sum(f => f.Lines.Count(HasCode));

    private static IEnumerable<CodeLine> Step =>
        Listing.Lines.Where(line => line.Number >= CodeMarkers.ImageAndLabel.Line && line.Number <= CodeMarkers.HiddenUpdate.Line);

    private static bool HasCode(CodeLine line) => line.Tokens.Any(t => t.Kind is not (TokenKind.Text or TokenKind.Comment));

    private static (string, CodeLine[])[] Functions()
    {
        CodeLine[] lines = [.. Listing.Lines.Where(line => line.Number >= CodeMarkers.Image.Line)];
        int[] starts = [.. lines.Where(line => line.Tokens.Count > 0 && line.Tokens[0].Kind is TokenKind.Type).Select(line => line.Number), lines[^1].Number + 1];
        return
        [
            .. starts.Zip(starts.Skip(1), (start, next) => lines.Where(line => line.Number >= start && line.Number < next).ToArray())
                .Select(body => (body[0].Tokens.First(t => t.Kind is TokenKind.Method).Text, body)),
        ];
    }

    private static List<string> Calls()
    {
        List<string> needed = [];
        var waiting = new Queue<IEnumerable<CodeLine>>([Step]);
        while (waiting.TryDequeue(out IEnumerable<CodeLine>? body))
        {
            foreach (string name in body.SelectMany(line => line.Tokens).Where(t => t.Kind is TokenKind.Method).Select(t => t.Text))
            {
                CodeLine[]? lines = Array.Find(functions, f => f.Name == name).Lines;
                if (lines is null || needed.Contains(name)) continue;
                needed.Add(name);
                waiting.Enqueue(lines);
            }
        }

        return needed;
    }
}
