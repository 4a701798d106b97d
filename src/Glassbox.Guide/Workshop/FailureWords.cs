namespace Glassbox.Guide.Workshop;

/// <summary>How a run that did not end well is told.</summary>
public static class FailureWords
{
    /// <summary>In plain words.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="seconds">How long it was allowed to take.</param>
    public static string Of(RunOutcome outcome, double seconds)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        string line = outcome.Line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Line {outcome.Line}: ") : "";
        return outcome.End switch
        {
            RunEnd.Refused => $"It does not compile yet. {line}{outcome.Failure}",
            RunEnd.Late => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"After {seconds:0} seconds it was still running, and has been stopped. Is there a loop that never ends?"),
            RunEnd.Stopped => "Stopped.",
            RunEnd.Dead => "Its thread ended all at once. Does it end itself, or call itself without end?",
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
            "IndexOutOfRangeException" => "a place was asked for that the array does not have. Places are counted from 0 to length − 1.",
            "NullReferenceException" => "something is used that is not there: null.",
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
}
