namespace Glassbox.Guide.Workshop;

/// <summary>Access to the compiler, the editor, and the sandbox in which the reader's code runs.</summary>
public interface IWorkshopDoor
{
    /// <summary>Whether everything is loaded.</summary>
    bool IsOpen { get; }

    /// <summary>Occurs while loading, with the progress from 0 to 1.</summary>
    event Action<double>? Arriving;

    /// <summary>Occurs when a running program has written output.</summary>
    event Action<string>? Said;

    /// <summary>Occurs when a running program has learned: digits, correct predictions in this epoch (NaN if not counted), seconds.</summary>
    event Action<double, double, double>? Counted;

    /// <summary>Occurs with what a running program has learned so far: [hidden, 784] the changes of its hidden weights.</summary>
    event Action<float[]>? Pictured;

    /// <summary>Loads everything.</summary>
    /// <exception cref="InvalidOperationException">Loading failed; the message says why.</exception>
    Task OpenAsync();

    /// <summary>Creates an editor in an element, or shows other code in the existing one.</summary>
    Task EditAsync(string id, string label, string before, string code, string after, Action<string> changed);

    /// <summary>Moves the editor to a line, from 1.</summary>
    void GoToLine(string id, int line);

    /// <summary>Removes an editor.</summary>
    void CloseEditor(string id);

    /// <summary>Compiles and runs an exercise.</summary>
    /// <param name="input">The test cases, as serialized by <see cref="CheckNumbers"/>.</param>
    /// <param name="seconds">The time limit in seconds.</param>
    Task<RunOutcome> CheckAsync(string before, string code, string after, byte[] input, double seconds);

    /// <summary>Compiles and runs a whole program.</summary>
    /// <param name="code">The program.</param>
    /// <param name="digits">The number of training digits available to it.</param>
    /// <param name="seconds">The time limit in seconds.</param>
    Task<RunOutcome> TrainAsync(string code, int digits, double seconds);

    /// <summary>Stops the running program immediately.</summary>
    void Stop();
}

/// <summary>How a run has ended.</summary>
public enum RunEnd
{
    /// <summary>It completed.</summary>
    Done,

    /// <summary>It did not compile.</summary>
    Refused,

    /// <summary>It threw an exception.</summary>
    Failed,

    /// <summary>It exceeded the time limit.</summary>
    Late,

    /// <summary>The reader stopped it.</summary>
    Stopped,

    /// <summary>Its worker terminated.</summary>
    Dead,
}

/// <summary>The outcome of a run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Result">The output.</param>
/// <param name="Failure">The exception, its message and the line; or the first compiler error and its position.</param>
/// <param name="Line">The line, from 1; 0 if unknown.</param>
/// <param name="Sha256">The SHA-256 of all weights that a whole program has learned; empty if it has none.</param>
/// <param name="Seconds">The running time in seconds.</param>
/// <param name="HasMeter">Whether the program counted digits.</param>
public sealed record RunOutcome(RunEnd End, byte[] Result, string Failure = "", int Line = 0, string Sha256 = "", double Seconds = 0, bool HasMeter = false);

/// <summary>An implementation without a compiler, for prerendering and tests.</summary>
public sealed class NoWorkshopDoor : IWorkshopDoor
{
    /// <inheritdoc/>
    public bool IsOpen => false;

#pragma warning disable CS0067 // the events are never raised
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
