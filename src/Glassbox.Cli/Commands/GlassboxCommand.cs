using System.CommandLine;
using Glassbox.Cli.Asking;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Commands;

/// <summary>The command without a verb: trains the network of the video, then answers questions about any digit.</summary>
internal sealed class GlassboxCommand : Verb
{
    public const string Word = "glassbox";

    private readonly Option<bool> json = CommonOptions.Json("the training results (and ask no questions)");

    public GlassboxCommand()
        : base(
            Word,
            """
            A neural network from scratch that you can see through.

            Without a command, it trains a 784-20-10 network on the 60,000 handwritten digits of MNIST, one at a time for three epochs, and then classifies any of them that you ask for.
            """,
            "glassbox                                  train, then ask",
            "glassbox train --out digits.safetensors   train, and save the network",
            "glassbox ask --model digits.safetensors   ask a saved network",
            "echo 12345 | glassbox                     from a script: one number per line")
    {
        Options.Add(json);
        HelpWithExamples.AddTo(this);
        Command[] verbs =
        [
            new TrainCommand(), new AskCommand(), new EvaluateCommand(), new PredictCommand(), new ExplainCommand(), new ConvertCommand(),
            new ServeCommand(), new SchemaCommand(), new ReproduceCommand(), new RaceCommand(),
            new ToolVerb(ToolVerb.Sweep, "Train many recipes, and find the best: grid, random, or successive halving, on all cores or a cluster."),
            new ToolVerb(ToolVerb.Worker, "Train for the sweeps of a cluster."),
            new CompletionCommand(), new CompleteCommand(),
        ];
        foreach (Command verb in verbs) Subcommands.Add(verb);
    }

    protected override int Run(ParseResult given)
    {
        var screen = new Screen();
        bool isJson = given.GetValue(json);
        TrainingResult result = new TrainingJob(new TrainingRequest(), screen, isJson).Run();
        if (isJson) TrainingJson.Write(result);
        if (result.IsInterrupted) return ExitCode.Interrupted;
        if (isJson) return ExitCode.Success;
        screen.Line();
        return new Questions(AskedSet.Of("digit", result.Network, result.Digits.Training, []), screen).Ask();
    }
}
