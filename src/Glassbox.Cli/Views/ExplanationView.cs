using Glassbox.Reference;
using Spectre.Console;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>Shows the trace of one digit through a network and back, matrix by matrix.</summary>
internal static class ExplanationView
{
    public static void Show(Screen screen, Explanation explanation)
    {
        Dataset digits = explanation.Digits;
        float[] outputs = [.. explanation.Outputs.Select(o => (float)o)];
        int answer = outputs.ArgMax();
        if (screen.IsOutputTerminal) screen.Draw(AnswerView.Create(screen, digits, explanation.Index, outputs, answer));
        else screen.Line($"Digit {explanation.Index}: {AnswerText.Line(answer, outputs, $" (truth {explanation.Truth})")}");
        screen.Line();

        TraceStage? stage = null;
        foreach (TraceEntry entry in explanation.Trace)
        {
            if (stage != entry.Stage) Heading(screen, entry.Stage, explanation);
            stage = entry.Stage;
            explanation.Trace.TryFind(entry.Name.Replace("updated ", "", StringComparison.Ordinal), out TraceEntry? before);
            TraceEntryView.Show(screen, entry, entry.Stage == TraceStage.Update ? before : null, (digits.Rows, digits.Columns));
        }

        screen.Line(
            $"For this digit, output {explanation.Truth} is {Fixed(explanation.Outputs[explanation.Truth], 6)};"
            + $" after this update it would be {Fixed(explanation.OutputsAfter[explanation.Truth], 6)}.");
    }

    private static void Heading(Screen screen, TraceStage stage, Explanation explanation)
    {
        string text = stage switch
        {
            TraceStage.Given => "Given",
            TraceStage.Forward => "Forward: from the pixels to the outputs",
            TraceStage.Cost => $"Cost: how wrong the outputs are ({explanation.Loss.Name})",
            TraceStage.Backward => "Backward: what each weight has to do with it",
            _ => $"Update: the step that {explanation.Optimizer.Name} would make, at a learning rate of "
                + explanation.Optimizer.LearningRate.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (screen.IsOutputTerminal) screen.Draw(new Rule($"[bold]{TrainingLines.Escape(text)}[/]") { Justification = Justify.Left });
        else screen.Line($"== {TrainingLines.Escape(text)}");
        screen.Line();
    }
}
