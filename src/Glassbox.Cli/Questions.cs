using System.Globalization;
using Glassbox.Cli.Views;

namespace Glassbox.Cli;

/// <summary>Asks a network about digits by their number, until <c>q</c> or the end of the input.</summary>
/// <param name="network">The network to ask.</param>
/// <param name="digits">The digits it can be asked about.</param>
/// <param name="screen">Where answers go.</param>
internal sealed class Questions(Network network, Dataset digits, Screen screen)
{
    /// <summary>Shows each answer: drawn on a terminal, else in a line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Ask() => Ask(index =>
    {
        float[] outputs = network.Predict(digits, index);
        int answer = outputs.ArgMax();
        if (screen.IsInputTerminal && screen.IsOutputTerminal) screen.Draw(AnswerView.Create(screen, digits, index, outputs, answer));
        else Console.Out.WriteLine($"{index}: {Said.Line(answer, outputs, $" (truth {digits.Label(index)})")}");
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
            if (screen.IsInputTerminal) Console.Error.Write($"Enter a number (0 - {digits.Count - 1}), or q to quit: ");
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
                Screen.Note($"'{text}' is not a whole number from 0 to {digits.Count - 1}; try one, or q to quit.");
            }
            else
            {
                Screen.Note($"line {line}: '{text}' is not a whole number from 0 to {digits.Count - 1}.");
                exitCode = ExitCode.Failed;
            }
        }
    }

    private int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < digits.Count ? number : null;
}
