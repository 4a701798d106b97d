namespace Glassbox.Guide.Lab;

/// <summary>Answers for as long as the page is open.</summary>
public sealed class Answers : IAnswers
{
    private readonly Dictionary<string, string> kept = [];

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public string? AnswerTo(string question) => kept.GetValueOrDefault(question);

    /// <inheritdoc/>
    public void Answer(string question, string? answer)
    {
        if (answer is null) kept.Remove(question);
        else kept[question] = answer;
        Changed?.Invoke();
    }
}
