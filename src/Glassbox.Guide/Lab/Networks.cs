using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The networks that chapters show: before training, and after the main job.</summary>
/// <remarks>
/// The main job is trained in the background as soon as all digits are loaded: three epochs, 180 000 updates. The result is stored in this
/// browser: on the next visit, the trained network is available immediately, and the run is replayed without training.
/// </remarks>
public sealed class Networks
{
    private const int StatesAtOnce = 8; // of a stored run, between two notifications
    private readonly IDigits digits;
    private readonly Engine engine;
    private readonly IMemory memory;
    private readonly RunSettings settings = new();
    private readonly List<RunState> told = []; // to be stored at the end of the run
    private bool isBegun, isLookedFor;

    /// <summary>Initializes the networks with the one before training.</summary>
    /// <param name="digits">The digits to train on.</param>
    /// <param name="engine">The engine that trains.</param>
    /// <param name="memory">The storage for the trained run; null stores nothing.</param>
    public Networks(IDigits digits, Engine engine, IMemory? memory = null)
    {
        this.digits = digits;
        this.engine = engine;
        this.memory = memory ?? new PassingMemory();
        Initial = Latest = new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed);
        Recording = new Recording(digits, Initial);
        digits.Changed += Begin;
        _ = BeginAsync();
    }

    /// <summary>Occurs when a network has been trained or loaded, or training has made progress.</summary>
    public event Action? Changed;

    /// <summary>The number of epochs of the main job.</summary>
    public static int Epochs => Defaults.Epochs;

    /// <summary>The network before the first digit: seed 1.</summary>
    public Network Initial { get; }

    /// <summary>The main job, recorded for animations: its first digits one by one, then states at growing intervals.</summary>
    public Recording Recording { get; }

    /// <summary>The network of the main job so far: first <see cref="Initial"/>, finally <see cref="TrainedHere"/>.</summary>
    public Network Latest { get; private set; }

    /// <summary>The network after three epochs, or the one that the reader loaded; null until available.</summary>
    public Network? Trained => Model?.Network;

    /// <summary>The origin of <see cref="Trained"/>, in words for the reader.</summary>
    public string TrainedFrom { get; private set; } = "";

    /// <summary><see cref="Trained"/> with the metadata of its file.</summary>
    public SavedModel? Model { get; private set; }

    /// <summary>The network trained here, even if another one is shown; null until available.</summary>
    public Network? TrainedHere { get; private set; }

    /// <summary>The progress of background training, 0 to 1.</summary>
    public double Progress { get; private set; }

    /// <summary>An error message for the reader; null if nothing went wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>The trained network if available, otherwise the initial one.</summary>
    public Network Best => Trained ?? Initial;

    /// <summary>Returns the network to show: the trained one, or its current state until then, or the initial one.</summary>
    /// <param name="isTrained">Whether to show the trained network.</param>
    /// <param name="shown">The network shown now. While a network is learning, it is replaced only twice: once early, and once when training is finished.</param>
    public Network Look(bool isTrained, Network? shown) => !isTrained ? Initial
        : Trained is { } trained ? trained
        : shown is null || shown == Initial ? Progress > 0.05 ? Latest : Initial
        : shown;

    /// <summary>Describes a network to the reader.</summary>
    public string Tell(Network network) =>
        network == Initial ? "the network before training"
        : network == Trained ? $"the network {TrainedFrom}"
        : "a network that is still learning";

    /// <summary>Replaces the trained network.</summary>
    /// <param name="model">A network with 784 inputs, one hidden layer and 10 outputs, all sigmoid.</param>
    /// <param name="from">Its origin, in words for the reader.</param>
    public void Use(SavedModel model, string from)
    {
        (Model, TrainedFrom) = (model, from);
        Changed?.Invoke();
    }

    /// <summary>Returns to the network trained here, if there is one.</summary>
    public void UseTrainedHere()
    {
        if (TrainedHere is { } network) Use(ModelOf(network), "trained here");
    }

    // The same recipe as the command writes, so that files of the same network are identical byte for byte.
    private Recipe MainRecipe => new()
    {
        Options = settings.Options,
        Initializer = Initializer.Uniform,
        Epochs = Epochs,
        Samples = settings.Count,
    };

    /// <summary>Trains the main job again after an error.</summary>
    public Task RetryAsync()
    {
        if (Problem is null) return Task.CompletedTask;
        (Problem, Progress) = (null, 0);
        Changed?.Invoke();
        return TrainAsync();
    }

    private async Task BeginAsync()
    {
        KeptRun? kept = await KeptRun.LoadAsync(memory, settings);
        isLookedFor = true;
        if (kept is null) Begin();
        else await GoThroughAsync(kept);
    }

    private void Begin()
    {
        if (isBegun || !isLookedFor || !digits.AreAllHere()) return;
        isBegun = true;
        _ = TrainAsync();
    }

    // The result comes first, so that returning readers never get predictions of an untrained network. Then the run, one state at a time,
    // so that frames can be drawn in between.
    private async Task GoThroughAsync(KeptRun kept)
    {
        isBegun = true;
        TrainedHere = Latest = NetworkFactory.FromParameters(settings.Hidden, kept[kept.Count - 1].Parameters);
        Progress = 1;
        if (Trained is null) Use(ModelOf(TrainedHere), "trained here earlier");
        await FollowedAsync();
        var report = new RunReport();
        long correctBefore = 0;
        for (int i = 0; i < kept.Count; i++)
        {
            RunState state = kept[i];
            Take(state);
            if (state.Report.Epoch != report.Epoch) correctBefore += CorrectOf(report);
            report = state.Report;
            Recording.Add(report.Step, correctBefore + CorrectOf(report), state.Parameters);
            if (i % StatesAtOnce == StatesAtOnce - 1 || i == kept.Count - 1) Changed?.Invoke();
            await Task.Delay(1);
        }
    }

    // A recording starts with digits that are learned in the page: they must be loaded.
    private async Task FollowedAsync()
    {
        var here = new TaskCompletionSource();
        digits.Changed += Look;
        Look();
        await here.Task;
        digits.Changed -= Look;
        while (Recording.Steps.Count < Recording.Followed)
        {
            Recording.Follow(Recording.Steps.Count + 1); // one at a time, so that frames can be drawn in between
            await Task.Delay(1);
        }

        void Look()
        {
            if (digits.Has(DigitSet.Training, Recording.Followed - 1)) here.TrySetResult();
        }
    }

    private async Task TrainAsync()
    {
        told.Clear();
        try
        {
            RunState state = await engine.BeginAsync("main", settings);
            long all = (long)Epochs * settings.Count, correctBefore = 0;
            state = await engine.AdvanceAsync("main", Recording.Followed, tellsAnswers: true); // the page itself follows these one by one
            Take(state);
            told.Add(state);
            while (state.Report.Step < all)
            {
                // Small steps at first: that is when the network learns most, and readers may be watching.
                int epoch = state.Report.Epoch;
                long correct = CorrectOf(state.Report);
                state = await engine.AdvanceAsync("main", (int)Math.Clamp(state.Report.Step / 8, 8, 6_000), tellsAnswers: true);
                Take(state);
                told.Add(state);
                if (state.Report.Epoch != epoch) correctBefore += correct;
                Recording.Add(state.Report.Step, correctBefore + CorrectOf(state.Report), state.Parameters);
                Latest = NetworkFactory.FromParameters(settings.Hidden, state.Parameters);
                Progress = (double)state.Report.Step / all;
                Changed?.Invoke();
            }

            TrainedHere = Latest;
            if (Trained is null) UseTrainedHere();
            else Changed?.Invoke();
            await KeptRun.SaveAsync(memory, told, TrainedHere);
            told.Clear();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            Problem = $"The network could not be trained: {fault.Message}";
            Changed?.Invoke();
        }
    }

    private void Take(RunState state) => Recording.Answers.Add(state.Report.Step - state.Report.Answered, state.Right, state.Report.Answered);

    private SavedModel ModelOf(Network network) => new(network, MainRecipe) { Inputs = ModelInputs.MnistDigits };

    private static long CorrectOf(RunReport report) => (long)Math.Round(report.RunningAccuracy * report.Samples);
}
