using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Commands;
using Glassbox.Cli.Grammar;
using Glassbox.Sweeps.Cli.Cluster;
using Glassbox.Sweeps.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Commands;

/// <summary>Trains many recipes and finds the best.</summary>
internal sealed class SweepCommand : Verb
{
    private readonly TrainGrammar train = new();
    private readonly SweepOptions options = new();
    private readonly ClusterOptions cluster = new();

    public SweepCommand()
        : base(
            "sweep",
            """
            Train many recipes, and find the best: any option of 'glassbox train' may be varied by --vary, and all others hold for all trials.
            A sweep may stand in a YAML file, with the names of options without dashes: 'glassbox sweep sweep.yaml'.
            Trials are compared by what is held out, never by test samples. Stopped and started again, it goes on where it was.
            """,
            "glassbox sweep sweep.yaml",
            "glassbox sweep --vary learning-rate=0.001 0.003 0.01 0.03 --vary batch=1 8 --take 6000 --seeds 1..3",
            "glassbox sweep --data wine.csv --target cultivar --vary hidden=8..128 log --vary learning-rate=1e-4..1e-1 log --recipes 50",
            "glassbox sweep --optimizer adam --batch 64 --shuffle --epochs 27 --vary learning-rate=1e-4..1e-1 log --vary dropout=0..0.5 --search asha --recipes 81",
            "glassbox sweep sweep.yaml --shard 2/8 --results part2.db",
            "glassbox sweep sweep.yaml --cluster localhost   and in other terminals: glassbox worker --cluster localhost",
            "glassbox sweep merge part1.db part2.db --results all.db")
    {
        train.Options.AddTo(this);
        train.Tables.AddTo(this);
        options.AddTo(this);
        cluster.AddTo(this, isWorker: false);
        HelpWithExamples.AddTo(this);
        Subcommands.Add(new MergeCommand());
        Subcommands.Add(new ReportCommand());
        Subcommands.Add(new WorkerCommand());
    }

    /// <inheritdoc/>
    public override bool TakesFile => true;

    /// <summary>The names of all its options.</summary>
    public IEnumerable<string> OptionNames => Options.Select(option => option.Name);

    protected override int Run(ParseResult given)
    {
        var request = SweepRequest.Create(given, train, options);
        var screen = new Screen();
        if (options.IsDryRun(given))
        {
            Views.SweepLines.DryRun(screen, request);
            return ExitCode.Success;
        }

        SweepShard shard = options.Shard(given);
        ClusterSettings? settings = cluster.Read(given, options.Jobs(given));
        if (settings is not null && !shard.IsAll) throw CommandException.Usage("--shard is for independent machines; those of a cluster share the trials automatically.");
        if (settings is { Address.Connection: not null } && options.HasJobs(given)) throw CommandException.Usage("--jobs is for trials on this machine: on a cluster, each worker sets its own number.");
        return new SweepJob(request, options.Results(given), options.Jobs(given), shard, settings, screen).Run();
    }
}
