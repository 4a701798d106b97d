namespace Glassbox.Guide.Worker;

/// <summary>
/// Trains and evaluates networks: in the browser, in a separate thread, so that the page stays responsive. Processes one request at a time.
/// </summary>
internal sealed class EngineRoom
{
    private readonly Dictionary<string, IRun> runs = [];
    private Dataset? training;
    private Dataset? test;

    /// <summary>Sets the digits.</summary>
    /// <param name="set">The set.</param>
    /// <param name="pixels">[count, 784]</param>
    /// <param name="labels">[count]</param>
    public void TakeDigits(DigitSet set, byte[] pixels, byte[] labels) => TakeDigits(set, Dataset.FromImages(pixels, labels, 28, 28));

    /// <summary>Sets the digits.</summary>
    public void TakeDigits(DigitSet set, Dataset digits)
    {
        if (set == DigitSet.Training) training = digits;
        else test = digits;
    }

    /// <summary>Processes a request.</summary>
    /// <param name="sealedRequest">A serialized <see cref="EngineRequest"/>.</param>
    /// <returns>The serialized reply.</returns>
    public byte[] Answer(ReadOnlySpan<byte> sealedRequest)
    {
        EngineRequest request = Envelope.Open(sealedRequest, MessageContext.Default.EngineRequest, out ReadOnlySpan<byte> bulk);
        return request.Task switch
        {
            EngineTask.Begin => Engine.Seal(Begin(request)),
            EngineTask.Advance => Engine.Seal(runs[request.Run].Advance(request.Count, request.TellsAnswers)),
            EngineTask.Evaluate => Evaluate(request, Envelope.Floats(bulk)),
            EngineTask.Test => Reply(runs[request.Run].Test(Digits(request.Set).Take(request.Count))),
            EngineTask.Sheet => request.Sheet!.Draw(Digits(request.Set)),
            EngineTask.Landscape => Measure(request, Envelope.Floats(bulk)),
            _ => throw new NotSupportedException($"The engine knows no task {request.Task}."),
        };
    }

    private static byte[] Reply(EvaluationResult result) =>
        Envelope.Seal(result, MessageContext.Default.EvaluationResult, result.Answers);

    private RunState Begin(EngineRequest request)
    {
        RunSettings settings = request.Settings!;
        Dataset digits = Digits(DigitSet.Training).Take(settings.Count);
        IRun run = settings.IsForEngine ? new EngineRun(digits, settings) : new SwitchedRun(digits, settings);
        runs[request.Run] = run;
        return run.State;
    }

    private byte[] Evaluate(EngineRequest request, float[] parameters)
    {
        Dataset digits = Digits(request.Set);
        if (request.First > 0) digits = digits.Split(request.First).Others;
        digits = digits.Take(request.Count);
        if ((request.Right, request.Down) != (0, 0)) digits = Shifted.From(digits, request.Right, request.Down);
        Evaluation evaluation = NetworkFactory.FromParameters(request.Hidden, parameters).Evaluate(digits);
        byte[] answers = [.. Enumerable.Range(0, digits.Count).Select(i => (byte)evaluation.Answer(i))];
        var result = new EvaluationResult
        {
            Count = digits.Count,
            Accuracy = evaluation.Accuracy,
            MeanSquaredError = evaluation.MeanSquaredError,
            Worst = [.. evaluation.WorstMisclassifications(24).Select(m => new WorstMistake(m.Index, m.Label, m.Answer, [.. m.Outputs]))],
            Answers = answers,
        };
        return Reply(result);
    }

    private byte[] Measure(EngineRequest request, float[] parameters)
    {
        int each = NetworkFactory.Shape(request.Hidden).ParameterCount, last = (parameters.Length / each) - 1;
        var landscape = new Landscape(request.Hidden, Network(0), Network(request.Middle), Network(last), Digits(request.Set).Take(request.Count));
        var result = new LandscapeResult
        {
            Frame = landscape.Frame,
            Side = request.Side,
            Digits = request.Count,
            Path = [.. Enumerable.Range(0, last + 1).Select(i => landscape.Place(Network(i)))],
        };
        return Envelope.Seal(result, MessageContext.Default.LandscapeResult, Envelope.Bytes(landscape.Heights(request.Side)));

        ReadOnlySpan<float> Network(int which) => parameters.AsSpan(which * each, each);
    }

    private Dataset Digits(DigitSet set) =>
        (set == DigitSet.Training ? training : test) ?? throw new InvalidOperationException("The digits are not here yet.");
}
