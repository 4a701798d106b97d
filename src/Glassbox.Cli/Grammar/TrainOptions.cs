using System.CommandLine;
using System.CommandLine.Parsing;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Grammar;

/// <summary>The options of <c>glassbox train</c>.</summary>
internal sealed class TrainOptions
{
    private static readonly TrainingOptions Usual = TrainingOptions.Default;
    private static readonly Activation[] HiddenActivations = [.. Activation.All.Where(a => a != Activation.Softmax)];

    private readonly Option<string?> data = CommonOptions.Data();

    private readonly Option<int[]?> layers = Values.Sizes(
        "--layers", $"Layer sizes: inputs, then the neurons of each layer. [default: 784,{Defaults.HiddenNeurons},10, or what fits the data]");

    private readonly Option<Activation?> activation = Values.Choice(
        "--activation", $"Activation of the hidden layers: {Listing.Or(HiddenActivations.Select(a => a.Name))}. [default: {Defaults.Activation}]",
        "NAME", HiddenActivations, a => a.Name);

    private readonly Option<Activation?> outputActivation = Values.Choice(
        "--output-activation", "Activation of the output layer; also softmax. [default: what suits the loss, or else sigmoid]",
        "NAME", Activation.All, a => a.Name);

    private readonly Option<Loss?> loss = Values.Choice(
        "--loss", $"Loss to minimize: {Listing.Or(Loss.All.Select(l => l.Name))}. [default: what suits the output layer: "
            + "binary-cross-entropy with sigmoid, cross-entropy with softmax, else mse]",
        "NAME", Loss.All, l => l.Name);

    private readonly Option<Optimizer?> optimizer = Values.Choice(
        "--optimizer", $"Optimizer: {Listing.Or(Optimizer.All.Select(o => o.Name))}. [default: {Usual.Optimizer.Name}]",
        "NAME", Optimizer.All, o => o.Name);

    private readonly Option<Initializer?> initializer = Values.Choice(
        "--initializer", $"Weight initialization: uniform (within ±½), xavier or he. [default: {Defaults.Initializer}]",
        "NAME", Initializer.All, i => i.Name);

    private readonly Option<float?> learningRate = Values.Number(
        "--learning-rate", $"Learning rate. [default: {OptimizerHelp.Default("learningRate")}]",
        "a number above 0", rate => rate > 0);

    private readonly Option<float?> momentum = Values.Number(
        "--momentum", $"Momentum, for {OptimizerHelp.NamesWith("momentum")}. [default: {OptimizerHelp.Default("momentum")}]",
        "at least 0 and below 1", value => value is >= 0 and < 1);

    private readonly Option<float?> weightDecay = Values.Number(
        "--weight-decay", $"Weight decay. [default: {OptimizerHelp.Default("weightDecay")}]",
        "0 or a number above it", value => value >= 0);

    private readonly Option<int?> batch = Values.Whole("--batch", $"Batch size: digits per update. [default: {Usual.BatchSize}]", 1);

    private readonly Option<int?> epochs = Values.Whole("--epochs", $"Number of epochs. [default: {Defaults.Epochs}]", 0);

    private readonly Option<ulong?> seed = Values.Seed(
        "--seed", $"Seed for initialization and shuffling; the same seed gives the same network on any machine. [default: {Defaults.Seed}]");

    private readonly Option<bool> shuffle = new("--shuffle") { Description = "Shuffle the digits before each epoch." };

    private readonly Option<int?> take = Values.Whole("--take", "Use only the first N digits.", 1);

    private readonly Option<int?> holdOut = Values.Whole("--hold-out", "Hold out N digits, drawn at random from each class, for validation, and report their accuracy.", 1);

    private readonly Option<bool> holdOutLast = new("--hold-out-last") { Description = "Hold out the last N digits of the file, as the video does, instead of drawing from each class." };

    private readonly Option<int?> threads = Values.Whole("--threads", $"Threads per batch; any number gives the same network. [default: {Usual.Threads}]", 1);

    private readonly Option<string?> arithmetic = Values.Choice<string>(
        "--arithmetic", "Rounding of products: separate gives the same network on any machine; fused (one rounding per multiply-add) is faster "
            + "for wide layers on many processors, but changes the last digits. [default: separate]",
        "separate|fused", ["separate", "fused"], name => name);

    private readonly Option<string?> init = new("--init") { Description = "Start from the weights in this .safetensors or .npz file.", HelpName = "FILE" };

    private readonly Option<string?> output = new("--out") { Description = "Save the network to this file; the extension, .safetensors or .npz, chooses the format.", HelpName = "FILE" };

    private readonly Option<string?> checkpoint = new("--checkpoint")
    {
        Description = "Save training itself to this file while it runs, and when it ends or is interrupted: --resume goes on from there.", HelpName = "FILE",
    };

    private readonly Option<float?> checkpointEvery = Values.Number(
        "--checkpoint-every", FormattableString.Invariant($"Seconds between checkpoints, at least. [default: {CheckpointKeeper.UsualPause.TotalSeconds}]"),
        "0 or a number above it", seconds => seconds >= 0);

    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Go on from this checkpoint, bit for bit as if training had never stopped, with the data and options recorded in it; "
            + "--epochs is the number in all. Checkpoints go on into the same file.",
        HelpName = "FILE",
    };

    private readonly Option<string?> engine = Values.Choice<string>(
        "--engine", "Engine: fast, or twin, the readable reference implementation in double precision. [default: fast]", "fast|twin", ["fast", "twin"], name => name);

    private readonly Option<string?> order = Values.Choice<string>(
        "--order", "When the twin updates the weights: textbook, after all errors are known, or video, layer by layer. [default: textbook]",
        "textbook|video", ["textbook", "video"], name => name);

    private readonly Option[] all;

    public TrainOptions() => all =
        [
            data, layers, activation, outputActivation, loss, optimizer, initializer, learningRate, momentum, weightDecay, batch,
             epochs, seed, shuffle, take, holdOut, holdOutLast, threads, arithmetic, init, output, checkpoint, checkpointEvery, resume, engine, order,
        ];

    public void AddTo(Command command)
    {
        foreach (Option option in all) command.Options.Add(option);
        command.Validators.Add(CheckTogether);
    }

    public TrainingRequest Read(ParseResult given) => given.GetValue(resume) is { } path ? Resumed(given, path) : new()
    {
        Folder = DigitSource.FolderOf(given.GetValue(data)),
        Sizes = given.GetResult(layers) is null ? null : given.GetValue(layers), // an array not given is an empty one
        Hidden = given.GetValue(activation),
        Output = given.GetValue(outputActivation),
        Loss = given.GetValue(loss),
        Optimizer = given.GetValue(optimizer),
        LearningRate = given.GetValue(learningRate),
        Momentum = given.GetValue(momentum),
        WeightDecay = given.GetValue(weightDecay),
        Initializer = given.GetValue(initializer),
        Batch = given.GetValue(batch) ?? Usual.BatchSize,
        Epochs = given.GetValue(epochs) ?? Defaults.Epochs,
        Seed = given.GetValue(seed) ?? Defaults.Seed,
        Shuffle = given.GetValue(shuffle),
        Take = given.GetValue(take),
        HoldOut = given.GetValue(holdOut),
        HoldOutLast = given.GetValue(holdOutLast),
        Threads = given.GetValue(threads) ?? Usual.Threads,
        IsFused = given.GetValue(arithmetic) == "fused",
        Init = given.GetValue(init),
        Out = given.GetValue(output),
        Checkpoint = given.GetValue(checkpoint),
        CheckpointPause = Pause(given),
        IsTwin = given.GetValue(engine) == "twin",
        Order = given.GetValue(order) ?? "textbook",
    };

    /// <summary>What a checkpoint says, and what may be said anew.</summary>
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
        };
    }

    private TimeSpan Pause(ParseResult given) => given.GetValue(checkpointEvery) is { } seconds ? TimeSpan.FromSeconds(seconds) : CheckpointKeeper.UsualPause;

    /// <summary>What is wrong with options that are fine each by itself.</summary>
    private void CheckTogether(CommandResult given)
    {
        if (given.GetResult(resume) is not null)
        {
            Option[] sayable = [resume, data, take, holdOut, holdOutLast, epochs, threads, output, checkpoint, checkpointEvery];
            foreach (Option option in all.Except(sayable).Where(option => given.GetResult(option) is not null))
                given.AddError($"--resume goes on with the {option.Name} recorded in the checkpoint: leave {option.Name} out.");
            return;
        }

        if (given.GetResult(checkpointEvery) is not null && given.GetResult(checkpoint) is null)
            given.AddError("--checkpoint-every says how often, not where: add --checkpoint FILE.");
        Optimizer chosen = Value(given, optimizer) ?? Usual.Optimizer;
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

    private static T? Value<T>(CommandResult given, Option<T?> option)
    {
        try
        {
            return given.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default; // it is wrong by itself, which is told anyway
        }
    }
}
