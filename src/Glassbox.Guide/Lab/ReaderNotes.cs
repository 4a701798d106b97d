using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glassbox.Guide.Lab;

/// <summary>What the reader has done: chapters visited, questions answered. Stored in this browser only.</summary>
public sealed class ReaderNotes
{
    private const string VisitedName = "visited", AnswersName = "answers";
    private readonly IMemory memory;
    private readonly HashSet<string> visited;
    private readonly Dictionary<string, string> answers;

    /// <summary>Loads the notes of earlier visits.</summary>
    public ReaderNotes(IMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        this.memory = memory;
        visited = [.. (memory.Read(VisitedName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        answers = Read(memory.Read(AnswersName));
    }

    /// <summary>Occurs when the notes have changed or were deleted.</summary>
    public event Action? Changed;

    /// <summary>Occurs when all data of the reader must be deleted: whoever stores data elsewhere must drop it.</summary>
    public event Action? Forgotten;

    /// <summary>Whether there are any notes.</summary>
    public bool HasAny => visited.Count > 0 || answers.Count > 0;

    /// <summary>Returns whether a chapter has been visited, now or earlier.</summary>
    /// <param name="slug">The path segment of the chapter.</param>
    public bool HasVisited(string slug) => visited.Contains(slug);

    /// <summary>Records a visit to a chapter.</summary>
    /// <param name="slug">The path segment of the chapter: no spaces.</param>
    public void Visit(string slug)
    {
        if (!visited.Add(slug)) return;
        memory.Write(VisitedName, string.Join(' ', visited));
        Changed?.Invoke();
    }

    /// <summary>Returns the reader's answer to a question; null if there is none.</summary>
    /// <param name="question">The text or another ID of the question.</param>
    public string? AnswerTo(string question) => answers.GetValueOrDefault(question);

    /// <summary>Records an answer.</summary>
    /// <param name="question">The text or another ID of the question, unique in the guide.</param>
    /// <param name="answer">The answer, in the caller's format; null removes it.</param>
    public void Answer(string question, string? answer)
    {
        if (AnswerTo(question) == answer) return;
        if (answer is null) answers.Remove(question);
        else answers[question] = answer;
        memory.Write(AnswersName, answers.Count == 0 ? null : JsonSerializer.Serialize(answers, NotesContext.Default.DictionaryStringString));
        Changed?.Invoke();
    }

    /// <summary>Deletes everything that this browser has stored: notes, drawings, and the trained network.</summary>
    public async Task ForgetAsync()
    {
        visited.Clear();
        answers.Clear();
        Forgotten?.Invoke();
        Changed?.Invoke();
        await memory.ForgetAsync();
    }

    // A page must start whatever is stored: unreadable contents are treated as empty.
    private static Dictionary<string, string> Read(string? text)
    {
        try
        {
            return text is null ? [] : JsonSerializer.Deserialize(text, NotesContext.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>The JSON contracts, generated so that none needs reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class NotesContext : JsonSerializerContext;
