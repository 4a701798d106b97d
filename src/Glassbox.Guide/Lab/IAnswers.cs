namespace Glassbox.Guide.Lab;

/// <summary>What the reader has answered to the guide's questions.</summary>
public interface IAnswers
{
    /// <summary>An answer has been given, found again, or taken back.</summary>
    event Action? Changed;

    /// <summary>The answer to a question; null where there is none.</summary>
    /// <param name="question">Its own name among all.</param>
    string? AnswerTo(string question);

    /// <summary>Keeps an answer.</summary>
    /// <param name="question">Its own name among all.</param>
    /// <param name="answer">As it is to be found again; null takes it back.</param>
    void Answer(string question, string? answer);
}
