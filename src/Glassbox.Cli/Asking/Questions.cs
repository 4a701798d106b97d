using System.Globalization;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Asking;

/// <summary>Asks a model about digits, pictures or rows by number, until <c>q</c> or the end of the input.</summary>
/// <param name="set">The samples to ask about.</param>
/// <param name="screen">Where the answers are printed.</param>
internal sealed class Questions(AskedSet set, Screen screen)
{
    /// <summary>Prints each answer: as a drawing on a terminal, otherwise as one line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Ask() => Ask(index =>
    {
        AskedAnswer answer = set.Answer(index);
        if (screen.IsInputTerminal && screen.IsOutputTerminal) screen.Draw(AskedView.Drawn(screen, set.Noun, index, answer));
        else Console.Out.WriteLine(AskedView.Line(index, answer));
    });

    /// <summary>Reads numbers, one per line, and reports anything else as an error.</summary>
    /// <param name="answer">Called with each number.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Ask(Action<int> answer)
    {
        int exitCode = ExitCode.Success;
        TextReader input = Inlet.Reader;
        for (int line = 1; ; line++)
        {
            if (screen.IsInputTerminal) Console.Error.Write($"Enter a number ({set.First} - {set.Last}), or q to quit: ");
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
                Screen.Note($"'{text}' is not a whole number from {set.First} to {set.Last}; try one, or q to quit.");
            }
            else
            {
                Screen.Note($"line {line}: '{text}' is not a whole number from {set.First} to {set.Last}.");
                exitCode = ExitCode.Failed;
            }
        }
    }

    private int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= set.First && number <= set.Last ? number : null;
}
