using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Commands;

/// <summary>Trains a network.</summary>
internal sealed class TrainCommand : Verb
{
    private readonly TrainOptions options = new();
    private readonly TableOptions tables = new();
    private readonly Option<bool> json = CommonOptions.Json("the training results");

    public TrainCommand()
        : base(
            "train", "Train a network, and optionally save it. Without options, it is the network that plain 'glassbox' trains.",
            "glassbox train --epochs 10 --out digits.safetensors",
            "glassbox train --layers 784,128,10 --activation relu --initializer he --loss cross-entropy --optimizer adam --batch 64 --shuffle",
            "glassbox train --init digits.safetensors --learning-rate 0.001 --out digits.safetensors",
            "glassbox train --layers 784,256:relu,10:softmax --optimizer adam --batch 64 --shuffle --initializer he --epochs 30 --schedule cosine --augment shift=2,rotate=10",
            "glassbox train --hold-out 6000 --epochs 100 --patience 5",
            "glassbox train --epochs 100 --checkpoint digits.checkpoint",
            "glassbox train --resume digits.checkpoint --out digits.safetensors",
            "glassbox train --data wine.csv --target cultivar --epochs 500 --checkpoint wine.checkpoint",
            "glassbox train --hold-out 10000 --json",
            "glassbox train --take 1000 --engine twin --order video",
            "glassbox train --data fashion-mnist/ --epochs 5",
            "glassbox train --data wine.csv --target cultivar --out wine.safetensors",
            "glassbox train --data train.csv --target label --image 28x28 --hidden 128 --out digits.safetensors",
            "glassbox train --data flowers/ --image 32x32 --out flowers.safetensors   a folder of pictures for each class")
    {
        options.AddTo(this);
        tables.AddTo(this);
        Options.Add(json);
    }

    public override IReadOnlyList<OptionGroup> Groups => options.Groups(tables, json);

    protected override int Run(ParseResult given)
    {
        bool isJson = given.GetValue(json);
        ParseResult effective = given;
        Checkpoint? resumed = null;
        if (options.ResumedFrom(given) is { } path && File.Exists(path))
        {
            resumed = Checkpoint.Load(path);
            effective = RecordedCommand.Read(resumed, path, given, options.Overridable) ?? given;
        }

        if (tables.Read(effective) is { } table)
        {
            TableResult trained = new TableTrainingJob(table, RequestOf(given, effective, resumed), new Screen(), isJson).Run();
            if (isJson) TableJson.Write(table, trained);
            return trained.Run.IsInterrupted ? ExitCode.Interrupted : ExitCode.Success;
        }

        if (tables.ReadSamples(effective) is { } samples)
        {
            SampleResult trained = new SampleTrainingJob(samples, RequestOf(given, effective, resumed), new Screen(), isJson).Run();
            if (isJson) TableJson.Write(samples, trained);
            return trained.Run.IsInterrupted ? ExitCode.Interrupted : ExitCode.Success;
        }

        TrainingResult result = new TrainingJob(options.Read(given), new Screen(), isJson).Run();
        if (isJson) TrainingJson.Write(result);
        return result.IsInterrupted ? ExitCode.Interrupted : ExitCode.Success;
    }

    private TrainingRequest RequestOf(ParseResult given, ParseResult effective, Checkpoint? resumed) =>
        (resumed is null ? options.Read(given) : options.ReadResumed(given, effective, resumed)) with { CheckpointTexts = RecordedCommand.Texts(effective, [.. options.NotRecorded, json]) };
}
