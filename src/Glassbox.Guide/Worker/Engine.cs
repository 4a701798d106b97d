namespace Glassbox.Guide.Worker;

/// <summary>The engine's operations for chapters.</summary>
/// <param name="room">The connection to the engine.</param>
public sealed class Engine(IEngineRoom room)
{
    /// <summary>Starts a run, replacing any run with the same name. Waits until all digits are loaded.</summary>
    /// <param name="run">The name of the run.</param>
    /// <param name="settings">The training settings.</param>
    public async Task<RunState> BeginAsync(string run, RunSettings settings)
    {
        await room.TakeDigitsAsync();
        return State(await AskAsync(new EngineRequest { Task = EngineTask.Begin, Run = run, Settings = settings }));
    }

    /// <summary>Trains on some more digits, at most to the end of the epoch.</summary>
    /// <param name="run">The name of a run that was started.</param>
    /// <param name="samples">The number of digits, at least 1.</param>
    /// <param name="tellsAnswers">Whether the state reports which digits were predicted correctly; supported only for batches of one.</param>
    public async Task<RunState> AdvanceAsync(string run, int samples, bool tellsAnswers = false) =>
        State(await AskAsync(new EngineRequest { Task = EngineTask.Advance, Run = run, Count = samples, TellsAnswers = tellsAnswers }));

    /// <summary>Draws thumbnails of training digits. Waits until all digits are loaded.</summary>
    /// <returns>The ink of each pixel, as <see cref="DigitSheet.Draw"/> returns it.</returns>
    internal async Task<byte[]> DrawAsync(DigitSheet sheet)
    {
        await room.TakeDigitsAsync();
        return await AskAsync(new EngineRequest { Task = EngineTask.Sheet, Set = DigitSet.Training, Sheet = sheet });
    }

    /// <summary>Evaluates a network on digits of a set.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs, all sigmoid.</param>
    /// <param name="set">The set.</param>
    /// <param name="count">The number of digits, at least 1.</param>
    /// <param name="first">The first digit; indices in the result are relative to it.</param>
    /// <param name="right">The number of pixels by which to shift each digit to the right first; to the left if negative.</param>
    /// <param name="down">The number of pixels by which to shift each digit down first; up if negative.</param>
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

    /// <summary>Computes the cost over the plane through three networks of a run. Waits until all digits are loaded.</summary>
    /// <param name="hidden">The number of hidden neurons of all networks.</param>
    /// <param name="networks">The networks of the run, in order, each in the layout of <see cref="Network.Parameters"/>; the first and the last lie on the plane.</param>
    /// <param name="middle">The index of the third network on the plane.</param>
    /// <param name="count">The number of test digits to average over, from the first.</param>
    /// <param name="side">The number of grid points in each direction.</param>
    public async Task<LandscapeResult> MeasureAsync(int hidden, IReadOnlyList<float[]> networks, int middle, int count, int side)
    {
        ArgumentNullException.ThrowIfNull(networks);
        await room.TakeDigitsAsync();
        var request = new EngineRequest { Task = EngineTask.Landscape, Hidden = hidden, Middle = middle, Count = count, Side = side };
        float[] bulk = [.. networks.SelectMany(network => network)];
        LandscapeResult result = Envelope.Open(await AskAsync(request, Envelope.Bytes(bulk)), MessageContext.Default.LandscapeResult, out ReadOnlySpan<byte> heights);
        return result with { Heights = Envelope.Floats(heights) };
    }

    /// <summary>Evaluates a run's own network on the first digits of a set, without training.</summary>
    /// <remarks>A program with a bug may read digits differently: this method uses the run's own forward pass.</remarks>
    /// <param name="run">The name of a run that was started.</param>
    /// <param name="set">The set.</param>
    /// <param name="count">The number of digits, from the first.</param>
    /// <returns>The results, without the worst mistakes.</returns>
    public async Task<EvaluationResult> TestAsync(string run, DigitSet set, int count) =>
        Result(await AskAsync(new EngineRequest { Task = EngineTask.Test, Run = run, Set = set, Count = count }));

    private static EvaluationResult Result(byte[] reply)
    {
        EvaluationResult result = Envelope.Open(reply, MessageContext.Default.EvaluationResult, out ReadOnlySpan<byte> answers);
        return result with { Answers = answers.ToArray() };
    }

    /// <summary>Deserializes a state.</summary>
    internal static RunState State(ReadOnlySpan<byte> reply)
    {
        RunReport report = Envelope.Open(reply, MessageContext.Default.RunReport, out ReadOnlySpan<byte> bulk);
        int parameters = bulk.Length - AnswerBits.Bytes(report.Answered);
        return new RunState(report, Envelope.Floats(bulk[..parameters])) { Right = bulk[parameters..].ToArray() };
    }

    /// <summary>Serializes a state.</summary>
    internal static byte[] Seal(RunState state) =>
        Envelope.Seal(state.Report, MessageContext.Default.RunReport, [.. Envelope.Bytes(state.Parameters), .. state.Right]);

    private Task<byte[]> AskAsync(EngineRequest request, ReadOnlySpan<byte> bulk = default) =>
        room.AskAsync(Envelope.Seal(request, MessageContext.Default.EngineRequest, bulk));
}
