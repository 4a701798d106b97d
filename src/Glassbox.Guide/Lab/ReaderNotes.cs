using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glassbox.Guide.Lab;

/// <summary>What the reader has done: chapters visited, questions answered. Kept in this browser, and nowhere else.</summary>
public sealed class ReaderNotes
{
    private const string VisitedName = "visited", AnswersName = "answers";
    private readonly IMemory memory;
    private readonly HashSet<string> visited;
    private readonly Dictionary<string, string> answers;

    /// <summary>With what was kept at earlier visits.</summary>
    public ReaderNotes(IMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        this.memory = memory;
        visited = [.. (memory.Read(VisitedName) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        answers = Read(memory.Read(AnswersName));
    }

    /// <summary>Something has been done, or all is forgotten.</summary>
    public event Action? Changed;

    /// <summary>All is to be forgotten: whoever keeps something of the reader's elsewhere drops it.</summary>
    public event Action? Forgotten;

    /// <summary>Whether there is anything.</summary>
    public bool HasAny => visited.Count > 0 || answers.Count > 0;

    /// <summary>Whether a chapter has been visited, now or earlier.</summary>
    /// <param name="slug">Its place in the address.</param>
    public bool HasVisited(string slug) => visited.Contains(slug);

    /// <summary>The reader visits a chapter.</summary>
    /// <param name="slug">Its place in the address: no spaces.</param>
    public void Visit(string slug)
    {
        if (!visited.Add(slug)) return;
        memory.Write(VisitedName, string.Join(' ', visited));
        Changed?.Invoke();
    }

    /// <summary>What the reader answered to a question; null where they have not yet.</summary>
    /// <param name="question">Its words, or another name for it.</param>
    public string? AnswerTo(string question) => answers.GetValueOrDefault(question);

    /// <summary>The reader answers a question.</summary>
    /// <param name="question">Its words, or another name for it: no other question of the guide has it.</param>
    /// <param name="answer">As whoever asks will read it again; null takes it back.</param>
    public void Answer(string question, string? answer)
    {
        if (AnswerTo(question) == answer) return;
        if (answer is null) answers.Remove(question);
        else answers[question] = answer;
        memory.Write(AnswersName, answers.Count == 0 ? null : JsonSerializer.Serialize(answers, NotesContext.Default.DictionaryStringString));
        Changed?.Invoke();
    }

    /// <summary>Forgets everything that this browser has kept: notes, drawings, and the trained network.</summary>
    public async Task ForgetAsync()
    {
        visited.Clear();
        answers.Clear();
        Forgotten?.Invoke();
        Changed?.Invoke();
        await memory.ForgetAsync();
    }

    // Whatever stands there, a page must begin: what cannot be read counts as nothing.
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

/// <summary>What is written as JSON, so that none needs reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class NotesContext : JsonSerializerContext;
