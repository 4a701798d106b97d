using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Commands;

/// <summary>Trains a network.</summary>
internal sealed class TrainCommand : Verb
{
    private readonly TrainOptions options = new();
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
            "glassbox train --hold-out 10000 --json",
            "glassbox train --take 1000 --engine twin --order video",
            "glassbox train --data fashion-mnist/ --epochs 5")
    {
        options.AddTo(this);
        Options.Add(json);
    }

    protected override int Run(ParseResult given)
    {
        bool isJson = given.GetValue(json);
        TrainingResult result = new TrainingJob(options.Read(given), new Screen(), isJson).Run();
        if (isJson) TrainingJson.Write(result);
        return result.IsInterrupted ? ExitCode.Interrupted : ExitCode.Success;
    }
}
