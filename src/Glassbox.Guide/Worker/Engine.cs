namespace Glassbox.Guide.Worker;

/// <summary>What chapters ask of the engine.</summary>
/// <param name="room">The way to it.</param>
public sealed class Engine(IEngineRoom room)
{
    /// <summary>Begins a run; another one of the same name is forgotten. Waits until all digits are there.</summary>
    /// <param name="run">A name for it.</param>
    /// <param name="settings">How to train.</param>
    public async Task<RunState> BeginAsync(string run, RunSettings settings)
    {
        await room.TakeDigitsAsync();
        return State(await AskAsync(new EngineRequest { Task = EngineTask.Begin, Run = run, Settings = settings }));
    }

    /// <summary>Trains on some more digits, to the end of the epoch at most.</summary>
    /// <param name="run">A run that was begun.</param>
    /// <param name="samples">How many, at least 1.</param>
    /// <param name="tellsAnswers">Whether the state says of each which was answered rightly; only where each digit makes an update of its own.</param>
    public async Task<RunState> AdvanceAsync(string run, int samples, bool tellsAnswers = false) =>
        State(await AskAsync(new EngineRequest { Task = EngineTask.Advance, Run = run, Count = samples, TellsAnswers = tellsAnswers }));

    /// <summary>Draws training digits small, side by side. Waits until all digits are there.</summary>
    /// <returns>The ink of each place, as <see cref="DigitSheet.Draw"/> has it.</returns>
    internal async Task<byte[]> DrawAsync(DigitSheet sheet)
    {
        await room.TakeDigitsAsync();
        return await AskAsync(new EngineRequest { Task = EngineTask.Sheet, Set = DigitSet.Training, Sheet = sheet });
    }

    /// <summary>Asks a network about some digits of a set.</summary>
    /// <param name="network">784 inputs, some hidden neurons, 10 outputs, all sigmoid.</param>
    /// <param name="set">Which set.</param>
    /// <param name="count">How many of its digits, at least 1.</param>
    /// <param name="first">Which is the first; in the result, places count from it.</param>
    /// <param name="right">How far each is moved to the right before, in pixels; below 0 to the left.</param>
    /// <param name="down">How far each is moved down before, in pixels; below 0 up.</param>
    public async Task<EvaluationResult> EvaluateAsync(
        Network network, DigitSet set, int count, int first = 0, int right = 0, int down = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        await room.TakeDigitsAsync();
        var request = new EngineRequest
        {
            Task = EngineTask.Evaluate,
            Hidden = network.Layers[0].Outputs,
            Set = set,
            Count = count,
            First = first,
            Right = right,
            Down = down,
        };
        return Result(await AskAsync(request, Envelope.Bytes(network.Parameters)));
    }

    /// <summary>Measures the cost over the plane through three networks of a run. Waits until all digits are there.</summary>
    /// <param name="hidden">Hidden neurons of all of them.</param>
    /// <param name="networks">The networks of the run, in order, each as <see cref="Network.Parameters"/>; the first and the last lie on the plane.</param>
    /// <param name="middle">Which of them is the third that lies on it.</param>
    /// <param name="count">Over how many test digits, from the first, the mean is taken.</param>
    /// <param name="side">Places to measure in each direction.</param>
    public async Task<LandscapeResult> MeasureAsync(int hidden, IReadOnlyList<float[]> networks, int middle, int count, int side)
    {
        ArgumentNullException.ThrowIfNull(networks);
        await room.TakeDigitsAsync();
        var request = new EngineRequest { Task = EngineTask.Landscape, Hidden = hidden, Middle = middle, Count = count, Side = side };
        float[] bulk = [.. networks.SelectMany(network => network)];
        LandscapeResult result = Envelope.Open(await AskAsync(request, Envelope.Bytes(bulk)), MessageContext.Default.LandscapeResult, out ReadOnlySpan<byte> heights);
        return result with { Heights = Envelope.Floats(heights) };
    }

    /// <summary>Lets a run ask its own network about the first digits of a set; it learns nothing from them.</summary>
    /// <remarks>A program with a mistake may read digits in a way of its own: this is the way it is asked.</remarks>
    /// <param name="run">A run that was begun.</param>
    /// <param name="set">Which set.</param>
    /// <param name="count">How many of its digits, from the first.</param>
    /// <returns>Without mistakes.</returns>
    public async Task<EvaluationResult> TestAsync(string run, DigitSet set, int count) =>
        Result(await AskAsync(new EngineRequest { Task = EngineTask.Test, Run = run, Set = set, Count = count }));

    private static EvaluationResult Result(byte[] reply)
    {
        EvaluationResult result = Envelope.Open(reply, MessageContext.Default.EvaluationResult, out ReadOnlySpan<byte> answers);
        return result with { Answers = answers.ToArray() };
    }

    /// <summary>A state out of its envelope.</summary>
    internal static RunState State(ReadOnlySpan<byte> reply)
    {
        RunReport report = Envelope.Open(reply, MessageContext.Default.RunReport, out ReadOnlySpan<byte> bulk);
        int parameters = bulk.Length - AnswerBits.Bytes(report.Answered);
        return new RunState(report, Envelope.Floats(bulk[..parameters])) { Right = bulk[parameters..].ToArray() };
    }

    /// <summary>A state in its envelope.</summary>
    internal static byte[] Seal(RunState state) =>
        Envelope.Seal(state.Report, MessageContext.Default.RunReport, [.. Envelope.Bytes(state.Parameters), .. state.Right]);

    private Task<byte[]> AskAsync(EngineRequest request, ReadOnlySpan<byte> bulk = default) =>
        room.AskAsync(Envelope.Seal(request, MessageContext.Default.EngineRequest, bulk));
}
