namespace Glassbox;

/// <summary>What an argument exception says, for users who never see the parameter.</summary>
internal static class ArgumentMessage
{
    /// <summary>The message without the name of the parameter that .NET appends to it.</summary>
    public static string WithoutParameter(this ArgumentException exception) => exception.ParamName is { Length: > 0 } name
        ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : exception.Message;
}
