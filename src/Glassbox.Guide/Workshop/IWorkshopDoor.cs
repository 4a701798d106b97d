namespace Glassbox.Guide.Workshop;

/// <summary>The way to the compiler, to the editor, and to the sealed place in which the reader's code runs.</summary>
public interface IWorkshopDoor
{
    /// <summary>Whether everything is here.</summary>
    bool IsOpen { get; }

    /// <summary>How much of everything is here, 0 to 1, while it is on its way.</summary>
    event Action<double>? Arriving;

    /// <summary>A running program has written something.</summary>
    event Action<string>? Said;

    /// <summary>A running program has learned: digits, right answers in this epoch (NaN where it does not count them), seconds.</summary>
    event Action<double, double, double>? Counted;

    /// <summary>What a running program has learned so far: [hidden, 784] changes of its hidden weights.</summary>
    event Action<float[]>? Pictured;

    /// <summary>Fetches everything.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had; the message says why.</exception>
    Task OpenAsync();

    /// <summary>Puts an editor into an element, or shows other code in the one that is there.</summary>
    Task EditAsync(string id, string label, string before, string code, string after, Action<string> changed);

    /// <summary>The editor goes to a line, from 1.</summary>
    void GoToLine(string id, int line);

    /// <summary>Takes an editor away.</summary>
    void CloseEditor(string id);

    /// <summary>Compiles and runs an exercise.</summary>
    /// <param name="input">As <see cref="CheckNumbers"/> has it.</param>
    /// <param name="seconds">It may take no longer.</param>
    Task<RunOutcome> CheckAsync(string before, string code, string after, byte[] input, double seconds);

    /// <summary>Compiles and runs a whole program.</summary>
    /// <param name="code">The program.</param>
    /// <param name="digits">How many training digits it finds.</param>
    /// <param name="seconds">It may take no longer.</param>
    Task<RunOutcome> TrainAsync(string code, int digits, double seconds);

    /// <summary>Ends what runs, at once.</summary>
    void Stop();
}

/// <summary>How a run has ended.</summary>
public enum RunEnd
{
    /// <summary>By itself.</summary>
    Done,

    /// <summary>It does not compile.</summary>
    Refused,

    /// <summary>By an exception.</summary>
    Failed,

    /// <summary>It took longer than it may.</summary>
    Late,

    /// <summary>The reader stopped it.</summary>
    Stopped,

    /// <summary>Its thread ended.</summary>
    Dead,
}

/// <summary>What came of a run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Result">What came back.</param>
/// <param name="Failure">The exception, its message, the line; or the first error of the compiler and its place.</param>
/// <param name="Line">On which line, from 1; 0 where that is not known.</param>
/// <param name="Sha256">Of all weights that a whole program has learned; empty where it has none.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="HasMeter">Whether it counted digits.</param>
public sealed record RunOutcome(RunEnd End, byte[] Result, string Failure = "", int Line = 0, string Sha256 = "", double Seconds = 0, bool HasMeter = false);

/// <summary>Where there is no compiler: in pages written ahead of time, and in tests.</summary>
public sealed class NoWorkshopDoor : IWorkshopDoor
{
    /// <inheritdoc/>
    public bool IsOpen => false;

#pragma warning disable CS0067 // nothing ever happens here
    /// <inheritdoc/>
    public event Action<double>? Arriving;

    /// <inheritdoc/>
    public event Action<string>? Said;

    /// <inheritdoc/>
    public event Action<double, double, double>? Counted;

    /// <inheritdoc/>
    public event Action<float[]>? Pictured;
#pragma warning restore CS0067

    /// <inheritdoc/>
    public Task OpenAsync() => throw new InvalidOperationException("There is no compiler here.");

    /// <inheritdoc/>
    public Task EditAsync(string id, string label, string before, string code, string after, Action<string> changed) => Task.CompletedTask;

    /// <inheritdoc/>
    public void GoToLine(string id, int line) { }

    /// <inheritdoc/>
    public void CloseEditor(string id) { }

    /// <inheritdoc/>
    public Task<RunOutcome> CheckAsync(string before, string code, string after, byte[] input, double seconds) => throw new InvalidOperationException("There is no compiler here.");

    /// <inheritdoc/>
    public Task<RunOutcome> TrainAsync(string code, int digits, double seconds) => throw new InvalidOperationException("There is no compiler here.");

    /// <inheritdoc/>
    public void Stop() { }
}
