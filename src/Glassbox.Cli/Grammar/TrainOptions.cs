using System.CommandLine;
using System.CommandLine.Parsing;
using Glassbox.Cli.Logs;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Grammar;

/// <summary>The options of <c>glassbox train</c>.</summary>
internal sealed class TrainOptions
{
    private static readonly TrainingOptions TrainingDefaults = TrainingOptions.Default;
    private static readonly Activation[] HiddenActivations = [.. Activation.All.Where(a => a != Activation.Softmax)];

    private readonly Option<string?> data = CommonOptions.Data();

    private readonly Option<LayerList?> layers = Values.Layers(
        "--layers", $"Layer sizes: inputs, then the neurons of each layer, optionally with an activation, such as 784,128:relu,10:softmax. [default: 784,{Defaults.HiddenNeurons},10, or what fits the data]");

    private readonly Option<Activation?> activation = Values.Choice(
        "--activation", $"Activation of the hidden layers: {Listing.Or(HiddenActivations.Select(a => a.Name))}. [default: {Defaults.Activation}; {FitHelp.Activation}]",
        "NAME", HiddenActivations, a => a.Name);

    private readonly Option<Activation?> outputActivation = Values.Choice(
        "--output-activation", "Activation of the output layer: one of these, or softmax. [default: what suits the loss, else sigmoid]",
        "NAME", Activation.All, a => a.Name);

    private readonly Option<Loss?> loss = Values.Choice(
        "--loss", $"Loss to minimize: {Listing.Or(Loss.All.Select(l => l.Name))}. [default: what suits the output layer: "
            + "binary-cross-entropy with sigmoid, cross-entropy with softmax, else mse]",
        "NAME", Loss.All, l => l.Name);

    private readonly Option<Optimizer?> optimizer = Values.Choice(
        "--optimizer", $"Optimizer: {Listing.Or(Optimizer.All.Select(o => o.Name))}. [default: {TrainingDefaults.Optimizer.Name}; {FitHelp.Optimizer}]",
        "NAME", Optimizer.All, o => o.Name);

    private readonly Option<Initializer?> initializer = Values.Choice(
        "--initializer", $"Weight initialization: uniform (within ±½), xavier or he; with +biases, such as he+biases, biases are random too, within ±1/√inputs, instead of 0. [default: {Defaults.Initializer}; {FitHelp.Initializer}]",
        "NAME", Initializer.All, i => i.Name);

    private readonly Option<float?> learningRate = Values.Number(
        "--learning-rate", $"Learning rate. [default: {OptimizerHelp.Default("learningRate")}; {FitHelp.LearningRate}]",
        "a number above 0", rate => rate > 0);

    private readonly Option<float?> momentum = Values.Number(
        "--momentum", $"Momentum, for {OptimizerHelp.NamesWith("momentum")}. [default: {OptimizerHelp.Default("momentum")}]",
        "at least 0 and below 1", value => value is >= 0 and < 1);

    private readonly Option<float?> weightDecay = Values.Number(
        "--weight-decay", $"Weight decay. [default: {OptimizerHelp.Default("weightDecay")}; {FitHelp.WeightDecay}]",
        "a number of at least 0", value => value >= 0);

    private readonly Option<NamedSettings?> schedule = Values.Settings(
        "--schedule", $"Learning rate schedule: {Listing.Or(LearningRateSchedule.All.Select(s => s.Name))}, optionally with settings, such as step:epochs=5,factor=0.5. "
            + "cosine and one-cycle span all epochs; plateau needs --hold-out. [default: none]",
        "NAME[:SETTING=X,…]", "a name, with settings or without, such as step:epochs=5,factor=0.5", hasName: true, settings => ScheduleFactory.Create(settings),
        [.. LearningRateSchedule.All.Select(s => s.Name)]);

    private readonly Option<int?> warmUp = Values.Whole("--warm-up", "Raise the learning rate over the first N updates. [default: 0]", 0);

    private readonly Option<int?> patience = Values.Whole(
        "--patience", "Stop early, after N epochs in a row without a new best on held-out samples, and keep the best network. Needs --hold-out; for tables and pictures, a tenth is held out.", 1);

    private readonly Option<float?> minChange = Values.Number(
        "--min-change", "Minimum improvement of a new best. [default: 0]", "a number of at least 0", value => value >= 0);

    private readonly Option<string?> monitor = Values.Choice<string>(
        "--monitor", "How epochs are compared: by held-out loss or held-out accuracy. [default: loss]", "loss|accuracy", ["loss", "accuracy"], name => name);

    private readonly Option<float?> clipNorm = Values.Number(
        "--clip-norm", "Clip the gradient of a batch to this norm. [default: off]", "a number above 0", value => value > 0);

    private readonly Option<float?> clipValue = Values.Number(
        "--clip-value", "Clip each number of the gradient of a batch to ±X. [default: off]", "a number above 0", value => value > 0);

    private readonly Option<float?> l1 = Penalty("--l1", "L1 penalty on weights, not on biases.");
    private readonly Option<float?> l2 = Penalty("--l2", "L2 penalty on weights, not on biases.");
    private readonly Option<float?> biasL1 = Penalty("--bias-l1", "L1 penalty on biases.");
    private readonly Option<float?> biasL2 = Penalty("--bias-l2", "L2 penalty on biases.");

    private readonly Option<float?> maxNorm = Values.Number(
        "--max-norm", "Maximum norm of the weights into a neuron. [default: off]", "a number above 0", value => value > 0);

    private readonly Option<float?> dropout = Fraction("--dropout", "Fraction of each hidden layer's outputs to drop in training.");
    private readonly Option<float?> inputDropout = Fraction("--input-dropout", "Fraction of the inputs to drop in training.");
    private readonly Option<float?> labelSmoothing = Fraction("--label-smoothing", "Label smoothing, for cross-entropy and binary-cross-entropy.");

    private readonly Option<NamedSettings?> augment = Values.Settings(
        "--augment", $"Change images at random in training: {Listing.And(new Augmentation().Settings.Keys)}, "
            + "up to the given values, such as shift=2,rotate=10,scale=0.1. [default: off]",
        "SETTING=X,…", "settings with their values, such as shift=2,rotate=10", hasName: false, settings => AugmentationOf(settings));

    private readonly Option<ClassWeights?> classWeights = Values.Parsed(
        "--class-weights", "Weights of the classes: balanced, or one number per class, such as 1,2.5,1. [default: all 1]", "balanced|X,…",
        "balanced, or a number of at least 0 for each class, separated by commas", ClassWeights.Parse);

    private readonly Option<int?> batch = Values.Whole("--batch", $"Batch size: samples per update. [default: {TrainingDefaults.BatchSize}; {FitHelp.Batch}]", 1);

    private readonly Option<int?> epochs = Values.Whole("--epochs", $"Number of epochs. [default: {Defaults.Epochs}; {FitHelp.Epochs}]", 0);

    private readonly Option<ulong?> seed = Values.Seed(
        "--seed", $"Seed for initialization and shuffling; the same seed gives the same network on any machine. [default: {Defaults.Seed}]");

    private readonly Option<bool> shuffle = new("--shuffle") { Description = "Shuffle the digits before each epoch." };

    private readonly Option<int?> take = Values.Whole("--take", "Use only the first N digits.", 1);

    private readonly Option<int?> holdOut = Values.Whole("--hold-out", "Hold out N digits, a random share of each class, for validation, and report their accuracy.", 1);

    private readonly Option<bool> holdOutLast = new("--hold-out-last") { Description = "Hold out the last N digits of the file, as the video does, instead of drawing them." };

    private readonly Option<int?> threads = Values.Whole("--threads", $"Threads per batch; any number gives the same network. [default: {TrainingDefaults.Threads}]", 1);

    private readonly Option<string?> arithmetic = Values.Choice<string>(
        "--arithmetic", "Rounding of products: separate gives the same network on any machine; fused (one rounding per multiply-add) is faster "
            + "for wide layers on many processors, but changes the last digits. [default: separate]",
        "separate|fused", ["separate", "fused"], name => name);

    private readonly Option<string?> init = new("--init") { Description = "Start from the weights in this .safetensors, .npz or .onnx file.", HelpName = "FILE" };

    private readonly Option<string?> output = new("--out") { Description = "Save the network to this file, as .safetensors, .npz or .onnx.", HelpName = "FILE" };

    private readonly Option<string?> checkpoint = new("--checkpoint")
    {
        Description = "Save the state of training to this file while it runs, when it ends and when it is interrupted, for --resume.", HelpName = "FILE",
    };

    private readonly Option<float?> checkpointEvery = Values.Number(
        "--checkpoint-every", FormattableString.Invariant($"Minimum number of seconds between checkpoints. [default: {CheckpointKeeper.DefaultPause.TotalSeconds}]"),
        "a number of at least 0", seconds => seconds >= 0);

    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Continue from this checkpoint, bit for bit as if training had never stopped, with the data and options recorded in it; "
            + "--epochs is the total number. Checkpoints are saved to the same file.",
        HelpName = "FILE",
    };

    private readonly Option<string?> engine = Values.Choice<string>(
        "--engine", "Engine: fast, or twin, the readable reference implementation in double precision. [default: fast]", "fast|twin", ["fast", "twin"], name => name);

    private readonly Option<string?> order = Values.Choice<string>(
        "--order", "When the twin updates the weights: textbook, after all errors are computed, or video, layer by layer. [default: textbook]",
        "textbook|video", ["textbook", "video"], name => name);

    private readonly Option<string?> report = CommonOptions.Report();

    private readonly Option<string[]> log = new("--log")
    {
        Description = "Write a line for each epoch to this file, as CSV or as JSON lines; with --resume, lines are appended. May be given several times.",
        HelpName = "FILE.csv|FILE.jsonl",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> tensorBoard = new("--tensorboard") { Description = "Write an event file for TensorBoard to this folder.", HelpName = "DIR" };

    private readonly Option[] all;

    private readonly DigitReading idx = new();

    public TrainOptions() => all =
        [
            data, layers, activation, outputActivation, loss, optimizer, initializer, learningRate, momentum, weightDecay, schedule, warmUp,
            batch, epochs, patience, minChange, monitor, clipNorm, clipValue, l1, l2, biasL1, biasL2, maxNorm, dropout, inputDropout,
            labelSmoothing, classWeights, augment, seed, shuffle, take, holdOut, holdOutLast, threads, arithmetic, init, output, checkpoint, checkpointEvery, resume, engine, order,
            report, log, tensorBoard,
        ];

    public void AddTo(Command command)
    {
        foreach (Option option in all) command.Options.Add(option);
        idx.AddTo(command);
        log.Validators.Add(given =>
        {
            foreach (string file in given.Tokens.Select(token => token.Value).Where(file => !LineLog.IsOne(file))) given.AddError($"--log must name a file that ends in .csv or .jsonl, not '{file}'.");
        });
        command.Validators.Add(CheckTogether);
    }

    /// <summary>Returns the groups of options in the help.</summary>
    /// <param name="tables">The options for tables.</param>
    /// <param name="json">The option <c>--json</c>.</param>
    public IReadOnlyList<OptionGroup> Groups(TableOptions tables, Option json) =>
    [
        new("Data", [data, take, holdOut, holdOutLast, shuffle, augment, .. idx.All]),
        new("Tables and pictures", tables.All),
        new("Network", [layers, activation, outputActivation, loss, initializer, init]),
        new("Training", [epochs, batch, seed, optimizer, learningRate, momentum, weightDecay, schedule, warmUp, clipNorm, clipValue, classWeights, patience, minChange, monitor]),
        new("Regularization", [dropout, inputDropout, l1, l2, biasL1, biasL2, maxNorm, labelSmoothing]),
        new("Engine", [threads, arithmetic, engine, order]),
        new("Output", [output, checkpoint, checkpointEvery, resume, report, log, tensorBoard, json]),
    ];

    /// <summary>The options that a checkpoint does not record: what is written, and where.</summary>
    public IReadOnlyList<Option> NotRecorded => [output, checkpoint, checkpointEvery, resume, report, log, tensorBoard];

    /// <summary>The options that may override the checkpoint when training on a table is resumed.</summary>
    public IReadOnlyList<Option> Overridable => [data, epochs, threads];

    /// <summary>Returns the checkpoint to resume from, or null.</summary>
    public string? ResumedFrom(ParseResult given) => given.GetValue(resume);

    /// <summary>Reads the request to resume training on a table or on pictures.</summary>
    /// <param name="given">The current command line.</param>
    /// <param name="recorded">The recorded command line, with the overridden options.</param>
    /// <param name="checkpoint">The state of training.</param>
    public TrainingRequest ReadResumed(ParseResult given, ParseResult recorded, Checkpoint checkpoint) => Read(recorded) with
    {
        Resume = given.GetValue(resume),
        Resumed = checkpoint,
        Out = given.GetValue(output),
        Checkpoint = given.GetValue(this.checkpoint) ?? given.GetValue(resume),
        CheckpointPause = Pause(given),
        Records = ReadRecords(given),
    };

    public TrainingRequest Read(ParseResult given) => given.GetValue(resume) is { } path ? Resumed(given, path) : new()
    {
        Folder = DigitSource.FolderOf(given.GetValue(data)),
        Idx = idx.Read(given),
        Sizes = given.GetValue(layers)?.Sizes,
        Activations = given.GetValue(layers)?.Activations,
        Hidden = given.GetValue(activation),
        Output = given.GetValue(outputActivation),
        Loss = given.GetValue(loss),
        Optimizer = given.GetValue(optimizer),
        LearningRate = given.GetValue(learningRate),
        Momentum = given.GetValue(momentum),
        WeightDecay = given.GetValue(weightDecay),
        Initializer = given.GetValue(initializer),
        Schedule = given.GetValue(schedule),
        Regularization = new TrainingOptions
        {
            WarmupSteps = given.GetValue(warmUp) ?? 0,
            GradientClipNorm = given.GetValue(clipNorm) ?? 0,
            GradientClipValue = given.GetValue(clipValue) ?? 0,
            L1 = given.GetValue(l1) ?? 0,
            L2 = given.GetValue(l2) ?? 0,
            BiasL1 = given.GetValue(biasL1) ?? 0,
            BiasL2 = given.GetValue(biasL2) ?? 0,
            MaxNorm = given.GetValue(maxNorm) ?? 0,
            Dropout = given.GetValue(dropout) ?? 0,
            InputDropout = given.GetValue(inputDropout) ?? 0,
            LabelSmoothing = given.GetValue(labelSmoothing) ?? 0,
            ClassWeights = given.GetValue(classWeights),
            Augmentation = given.GetValue(augment) is { } settings ? AugmentationOf(settings) : null,
            EarlyStopping = given.GetValue(patience) is { } epochsToWait ? new EarlyStopping
            {
                Patience = epochsToWait,
                MinimumChange = given.GetValue(minChange) ?? 0,
                Metric = given.GetValue(monitor) == "accuracy" ? ValidationMetric.Accuracy : ValidationMetric.Loss,
            } : null,
        },
        Batch = given.GetValue(batch) ?? TrainingDefaults.BatchSize,
        Epochs = given.GetValue(epochs) ?? Defaults.Epochs,
        Seed = given.GetValue(seed) ?? Defaults.Seed,
        Shuffle = given.GetValue(shuffle),
        Take = given.GetValue(take),
        HoldOut = given.GetValue(holdOut),
        HoldOutLast = given.GetValue(holdOutLast),
        Threads = given.GetValue(threads) ?? TrainingDefaults.Threads,
        IsFused = given.GetValue(arithmetic) == "fused",
        Init = given.GetValue(init),
        Out = given.GetValue(output),
        Checkpoint = given.GetValue(checkpoint),
        CheckpointPause = Pause(given),
        IsTwin = given.GetValue(engine) == "twin",
        Order = given.GetValue(order) ?? "textbook",
        Records = ReadRecords(given),
    };

    private RecordRequest ReadRecords(ParseResult given) => new()
    {
        Report = given.GetValue(report), Logs = given.GetValue(log) ?? [], TensorBoard = given.GetValue(tensorBoard), Command = ShellWords.Of(given),
    };

    /// <summary>Reads a request from a checkpoint, with the overridden options.</summary>
    private TrainingRequest Resumed(ParseResult given, string path)
    {
        TrainingRequest recorded = CheckpointText.Load(path);
        return recorded with
        {
            Folder = given.GetResult(data) is null ? recorded.Folder : DigitSource.FolderOf(given.GetValue(data)),
            Take = given.GetValue(take) ?? recorded.Take,
            HoldOut = given.GetValue(holdOut) ?? recorded.HoldOut,
            HoldOutLast = given.GetValue(holdOutLast) || recorded.HoldOutLast,
            Epochs = given.GetValue(epochs) ?? recorded.Epochs,
            Threads = given.GetValue(threads) ?? recorded.Threads,
            Out = given.GetValue(output),
            Checkpoint = given.GetValue(checkpoint) ?? path,
            CheckpointPause = Pause(given),
            Records = ReadRecords(given),
        };
    }

    private TimeSpan Pause(ParseResult given) => given.GetValue(checkpointEvery) is { } seconds ? TimeSpan.FromSeconds(seconds) : CheckpointKeeper.DefaultPause;

    /// <summary>Checks combinations of options that are each valid alone.</summary>
    private void CheckTogether(CommandResult given)
    {
        if (given.GetResult(resume) is not null)
        {
            Option[] allowed = [resume, data, take, holdOut, holdOutLast, epochs, threads, output, checkpoint, checkpointEvery, report, log, tensorBoard];
            foreach (Option option in all.Concat(idx.All).Except(allowed).Where(option => given.GetResult(option) is not null))
                given.AddError($"--resume continues with the {option.Name} recorded in the checkpoint: leave {option.Name} out.");
            return;
        }

        if (given.GetResult(checkpointEvery) is not null && given.GetResult(checkpoint) is null)
            given.AddError("--checkpoint-every says how often, not where: add --checkpoint FILE.");
        bool holdsOut = given.GetResult(holdOut) is not null || Tables.TableFile.Named(Value(given, data)) is not null || Tables.SampleSource.Named(Value(given, data)) is not null;
        if (given.GetResult(patience) is not null && !holdsOut)
            given.AddError("--patience needs held-out digits: add --hold-out N.");
        if (Value(given, schedule) is { Name: "plateau" } && !holdsOut)
            given.AddError("--schedule plateau needs held-out digits: add --hold-out N.");
        foreach (Option option in (Option[])[minChange, monitor])
            if (given.GetResult(option) is not null && given.GetResult(patience) is null)
                given.AddError($"{option.Name} is for early stopping: add --patience N.");
        if (given.GetResult(activation) is not null && Value(given, layers) is { } named && named.Activations.SkipLast(1).Any(a => a is not null))
            given.AddError("--activation and --layers both name activations of hidden layers: use only one of them.");
        if (given.GetResult(outputActivation) is not null && Value(given, layers) is { } last && last.Activations[^1] is not null)
            given.AddError("--output-activation and --layers both name the activation of the output layer: use only one of them.");
        Optimizer chosen = Value(given, optimizer) ?? TrainingDefaults.Optimizer;
        bool isTwin = Value(given, engine) == "twin";
        if (given.GetResult(order) is not null && !isTwin)
            given.AddError("--order is for the twin; the fast engine always follows the textbook. Add --engine twin.");
        if (given.GetResult(threads) is not null && isTwin)
            given.AddError("--threads is for the fast engine; the twin uses a single thread.");
        if (given.GetResult(arithmetic) is not null && isTwin)
            given.AddError("--arithmetic is for the fast engine; the twin works in double precision.");
        if (Value(given, arithmetic) == "fused" && !TrainingOptions.IsFusedSupported)
            given.AddError("--arithmetic fused needs a processor with fused multiply-add (FMA3 on x64), and this one has none: leave it out.");
        if (given.GetResult(init) is not null && given.GetResult(initializer) is not null)
            given.AddError("--init and --initializer both set the initial weights: use only one of them.");
        if (given.GetResult(momentum) is not null && OptimizerFactory.MomentumOf(chosen) is null)
            given.AddError($"--momentum is not for {chosen.Name}: it has no such setting.");
        if (given.GetResult(holdOutLast) is not null && given.GetResult(holdOut) is null)
            given.AddError("--hold-out-last says which digits to hold out, not how many: add --hold-out N.");
        if (Value(given, momentum) is 0f && chosen is Sgd { Nesterov: true })
            given.AddError("nesterov needs a --momentum above 0.");
    }

    private static Augmentation AugmentationOf(NamedSettings settings)
    {
        var augmentation = new Augmentation();
        foreach ((string name, float value) in settings.Numbers) augmentation = augmentation.With(name, value);
        return augmentation;
    }

    private static Option<float?> Penalty(string name, string description) =>
        Values.Number(name, $"{description} [default: 0]", "a number of at least 0", value => value >= 0);

    private static Option<float?> Fraction(string name, string description) =>
        Values.Number(name, $"{description} [default: 0]", "at least 0 and below 1", value => value is >= 0 and < 1);

    private static T? Value<T>(CommandResult given, Option<T?> option)
    {
        try
        {
            return given.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default; // the value itself is invalid, which is reported anyway
        }
    }
}
