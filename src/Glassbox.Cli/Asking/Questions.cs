using System.Globalization;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Asking;

/// <summary>Asks a model about digits, pictures or rows by their number, until <c>q</c> or the end of the input.</summary>
/// <param name="set">What it can be asked about.</param>
/// <param name="screen">Where answers go.</param>
internal sealed class Questions(AskedSet set, Screen screen)
{
    /// <summary>Shows each answer: drawn on a terminal, else in a line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Ask() => Ask(index =>
    {
        AskedAnswer said = set.Answer(index);
        if (screen.IsInputTerminal && screen.IsOutputTerminal) screen.Draw(AskedView.Drawn(screen, set.Noun, index, said));
        else Console.Out.WriteLine(AskedView.Line(index, said));
    });

    /// <summary>Reads numbers, one a line, and complains about whatever else is there.</summary>
    /// <param name="answer">What to do with each.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Ask(Action<int> answer)
    {
        int exitCode = ExitCode.Success;
        TextReader input = Inlet.Reader;
        for (int line = 1; ; line++)
        {
            if (screen.IsInputTerminal) Console.Error.Write($"Enter a number (0 - {set.Count - 1}), or q to quit: ");
            string? text = input.ReadLine();
            if (text is null && screen.IsInputTerminal) Console.Error.WriteLine();
            text = text?.Trim();
            if (text is null or "q" or "Q" or "quit" or "exit") return exitCode;
            if (text.Length == 0) continue;

            if (Number(text) is { } index)
            {
                answer(index);
            }
            else if (screen.IsInputTerminal)
            {
                Screen.Note($"'{text}' is not a whole number from 0 to {set.Count - 1}; try one, or q to quit.");
            }
            else
            {
                Screen.Note($"line {line}: '{text}' is not a whole number from 0 to {set.Count - 1}.");
                exitCode = ExitCode.Failed;
            }
        }
    }

    private int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < set.Count ? number : null;
}
