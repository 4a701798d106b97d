namespace Glassbox;

/// <summary>Messages of argument exceptions for users, who never see the parameter.</summary>
internal static class ArgumentMessage
{
    /// <summary>Returns the message without the parameter name that .NET appends to it.</summary>
    public static string WithoutParameter(this ArgumentException exception) => exception.ParamName is { Length: > 0 } name
        ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : exception.Message;
}
