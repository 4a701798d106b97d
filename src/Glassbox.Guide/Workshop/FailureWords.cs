namespace Glassbox.Guide.Workshop;

/// <summary>Explains failed runs to the reader.</summary>
public static class FailureWords
{
    /// <summary>Returns the explanation in plain words.</summary>
    /// <param name="outcome">The outcome of the run.</param>
    /// <param name="seconds">The time limit in seconds.</param>
    public static string Of(RunOutcome outcome, double seconds)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        string line = outcome.Line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Line {outcome.Line}: ") : "";
        return outcome.End switch
        {
            RunEnd.Refused => $"It does not compile yet. {line}{outcome.Failure}",
            RunEnd.Late => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"After {seconds:0} seconds it was still running, and has been stopped. Is there a loop that never ends?"),
            RunEnd.Stopped => "Stopped.",
            RunEnd.Dead => "It ended all at once, without a result. Does it exit, or call itself without end?",
            RunEnd.Failed => line + Told(outcome.Failure),
            _ => "",
        };
    }

    private static string Told(string failure)
    {
        string[] parts = failure.Split('\u001f');
        string message = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "IndexOutOfRangeException" => Missing(message),
            "ArgumentOutOfRangeException" => "a place was asked for that is not there. Places are counted from 0 to length − 1.",
            "NullReferenceException" => NotThere(message),
            "OutOfMemoryException" => "it wanted more memory than it gets here, 768 MB.",
            "DivideByZeroException" => "a whole number was divided by 0.",
            "OverflowException" => "a number is too large for its kind, or an array cannot have that size.",
            "InvalidCastException" => $"one kind of thing was taken for another. {message}",
            "InsufficientExecutionStackException" => "a function calls itself, or others that call it, again and again without end.",
            "NotImplementedException" => "this is not written yet.",
            "OutputTooLongException" => message,
            "DataFormatException" or "FileNotFoundException" or "DirectoryNotFoundException" or "UnauthorizedAccessException" =>
                $"there are no files here but the digits that Mnist.Load reads. {message}",
            "PlatformNotSupportedException" or "NotSupportedException" => $"this cannot be done here. {message}",
            string name => $"{name}. {message}",
        };
    }

    // Names the array that is null, if known: the format is as below, with a length of -1.
    private static string NotThere(string message) => message.Split('\u001e') is [_, "-1", var name, ..]
        ? $"{name} is not there yet: null. {(name.EndsWith(']') ? "Each row needs an array of its own" : "It needs an array")}, {name} = new double[length];"
        : "something is used that is not there: null.";

    // Names the missing array element, if known: the index, the length, the array's name, whether its elements are rows, and the calling
    // function if it is a provided one.
    private static string Missing(string message)
    {
        if (message.Split('\u001e') is not [var place, var length, var name, var rows, var function]) return "a place was asked for that the array does not have. Places are counted from 0 to length − 1.";
        int count = int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
        string has = count switch
        {
            0 => $"{name} has no places",
            1 => $"{name} has one place, number 0",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} has {count} places, number 0 to {count - 1}"),
        };
        if (function.Length > 0) return $"{function} asked for {name}[{place}], and {has}. Does it get rows of equal length?";
        string more = place.StartsWith('-') ? " Places are counted from 0, and not from the end."
            : count == 0 ? " Give it the length that it needs: new double[length]."
            : rows.Length > 0 ? $" In {name}[row][column] the row comes first."
            : place == length ? $" A loop over all of them runs while i < {name}.Length." : "";
        return $"there is no {name}[{place.Replace('-', '−')}]: {has}.{more}";
    }
}
