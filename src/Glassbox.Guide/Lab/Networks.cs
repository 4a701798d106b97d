using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The networks that chapters look into: before training, and as the main job leaves it.</summary>
/// <remarks>
/// The main job is trained in the background as soon as all digits are here: three epochs, 180 000 updates. What this browser has
/// trained is kept: at the next visit the trained network is there at once, and the run is gone through again without training.
/// </remarks>
public sealed class Networks
{
    private const int StatesAtOnce = 8; // of a kept run, between two words of it
    private readonly IDigits digits;
    private readonly Engine engine;
    private readonly IMemory memory;
    private readonly RunSettings settings = new();
    private readonly List<RunState> told = []; // to be kept when the run has come to its end
    private bool isBegun, isLookedFor;

    /// <summary>Starts with the network before training.</summary>
    /// <param name="digits">To train on.</param>
    /// <param name="engine">Trains.</param>
    /// <param name="memory">Keeps what was trained; null keeps nothing.</param>
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
        if (TrainedHere is { } network) Use(ModelOf(network), "trained here");
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

    // The answers first: whoever comes again is never answered by noise. Then the run, a state at a time, so that frames come in between.
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

    // Recordings begin with digits that are learned in the page: these must be here.
    private async Task FollowedAsync()
    {
        var here = new TaskCompletionSource();
        digits.Changed += Look;
        Look();
        await here.Task;
        digits.Changed -= Look;
        while (Recording.Steps.Count < Recording.Followed)
        {
            Recording.Follow(Recording.Steps.Count + 1); // one at a time, so that frames come in between
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
            state = await engine.AdvanceAsync("main", Recording.Followed, tellsAnswers: true); // these are followed one by one, in the page
            Take(state);
            told.Add(state);
            while (state.Report.Step < all)
            {
                // At first a little at a time: that is where most is learned, and readers may be watching.
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
