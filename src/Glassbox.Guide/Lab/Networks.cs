using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The networks that chapters look into: as it was drawn, and as the main job leaves it.</summary>
/// <remarks>The main job is trained in the background as soon as all digits are here: three epochs, 180 000 updates.</remarks>
public sealed class Networks
{
    private readonly IDigits digits;
    private readonly Engine engine;
    private readonly RunSettings settings = new();
    private bool isBegun;

    /// <summary>Starts with the network as it was drawn.</summary>
    public Networks(IDigits digits, Engine engine)
    {
        this.digits = digits;
        this.engine = engine;
        Initial = Latest = new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed);
        Recording = new Recording(digits, Initial);
        digits.Changed += Begin;
        Begin();
    }

    /// <summary>A network has been trained, or was loaded, or its training has come further.</summary>
    public event Action? Changed;

    /// <summary>How often the main job goes through all training digits.</summary>
    public static int Epochs => Defaults.Epochs;

    /// <summary>The network before its first digit: seed 1.</summary>
    public Network Initial { get; }

    /// <summary>The main job as films need it: its first digits one by one, then at growing distances.</summary>
    public Recording Recording { get; }

    /// <summary>The network of the main job, as far as it has come: at first <see cref="Initial"/>, at last <see cref="TrainedHere"/>.</summary>
    public Network Latest { get; private set; }

    /// <summary>The network after three epochs, or the one that the reader loaded; null until it is there.</summary>
    public Network? Trained => Model?.Network;

    /// <summary>Where <see cref="Trained"/> comes from, in words for the reader.</summary>
    public string TrainedFrom { get; private set; } = "";

    /// <summary><see cref="Trained"/> with all that a file says of it.</summary>
    public SavedModel? Model { get; private set; }

    /// <summary>The network that was trained here, whichever is looked into; null until it is there.</summary>
    public Network? TrainedHere { get; private set; }

    /// <summary>How far the training in the background is, 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>What stopped it, in words for the reader; null where nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The trained network where it is there, otherwise the initial one.</summary>
    public Network Best => Trained ?? Initial;

    /// <summary>The network to look into: the trained one, until then as far as it has come, or the initial one.</summary>
    /// <param name="isTrained">Whether the trained one is wanted.</param>
    /// <param name="shown">The one that is looked into now: a network that still learns is exchanged once, and then when it is trained.</param>
    public Network Look(bool isTrained, Network? shown) => !isTrained ? Initial
        : Trained is { } trained ? trained
        : shown is null || shown == Initial ? Progress > 0.05 ? Latest : Initial
        : shown;

    /// <summary>Which network one looks into, in words for the reader.</summary>
    public string Tell(Network network) =>
        network == Initial ? "the network before training"
        : network == Trained ? $"the network {TrainedFrom}"
        : "a network that is still learning";

    /// <summary>Puts another network in the place of the trained one.</summary>
    /// <param name="model">A network of 784 inputs, some hidden neurons, 10 outputs, all sigmoid.</param>
    /// <param name="from">Where it comes from, in words for the reader.</param>
    public void Use(SavedModel model, string from)
    {
        (Model, TrainedFrom) = (model, from);
        Changed?.Invoke();
    }

    /// <summary>Goes back to the network that was trained here, where there is one.</summary>
    public void UseTrainedHere()
    {
        if (TrainedHere is { } network) Use(new SavedModel(network, MainRecipe) { Inputs = ModelInputs.MnistDigits }, "trained here");
    }

    // As the command writes it down: files of the same network are then the same, byte for byte.
    private Recipe MainRecipe => new()
    {
        Options = settings.Options,
        Initializer = Initializer.Uniform,
        Epochs = Epochs,
        Samples = settings.Count,
    };

    /// <summary>Trains the main job again, where that did not go well.</summary>
    public Task RetryAsync()
    {
        if (Problem is null) return Task.CompletedTask;
        (Problem, Progress) = (null, 0);
        Changed?.Invoke();
        return TrainAsync();
    }

    private void Begin()
    {
        if (isBegun || !digits.AreAllHere()) return;
        isBegun = true;
        _ = TrainAsync();
    }

    private async Task TrainAsync()
    {
        try
        {
            RunState state = await engine.BeginAsync("main", settings);
            long all = (long)Epochs * settings.Count, correctBefore = 0;
            state = await engine.AdvanceAsync("main", Recording.Followed, tellsAnswers: true); // these are followed one by one, in the page
            Take(state);
            while (state.Report.Step < all)
            {
                // At first a little at a time: that is where most is learned, and readers may be watching.
                int epoch = state.Report.Epoch;
                long correct = CorrectOf(state.Report);
                state = await engine.AdvanceAsync("main", (int)Math.Clamp(state.Report.Step / 8, 8, 6_000), tellsAnswers: true);
                Take(state);
                if (state.Report.Epoch != epoch) correctBefore += correct;
                Recording.Add(state.Report.Step, correctBefore + CorrectOf(state.Report), state.Parameters);
                Latest = NetworkFactory.FromParameters(settings.Hidden, state.Parameters);
                Progress = (double)state.Report.Step / all;
                Changed?.Invoke();
            }

            TrainedHere = Latest;
            if (Trained is null) UseTrainedHere();
            else Changed?.Invoke();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            Problem = $"The network could not be trained: {fault.Message}";
            Changed?.Invoke();
        }
    }

    private void Take(RunState state) => Recording.Answers.Add(state.Report.Step - state.Report.Answered, state.Right, state.Report.Answered);

    private static long CorrectOf(RunReport report) => (long)Math.Round(report.RunningAccuracy * report.Samples);
}
