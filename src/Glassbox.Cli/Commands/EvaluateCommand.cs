using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Commands;

/// <summary>Evaluates a network.</summary>
internal sealed class EvaluateCommand : Verb
{
    private readonly ModelOptions model = new();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly Option<string> set = CommonOptions.Set("test");
    private readonly Option<int?> worst = Values.Whole("--worst", "Number of worst mistakes to show. [default: 10]", 0);
    private readonly Option<int?> threads = Values.Whole("--threads", "Threads to use; any number gives the same result. [default: 1]", 1);
    private readonly Option<bool> json = CommonOptions.Json("the whole evaluation");

    public EvaluateCommand()
        : base(
            "evaluate", "Evaluate a network: accuracy, confusion matrix, per-class scores, worst mistakes.",
            "glassbox evaluate --model digits.safetensors",
            "glassbox evaluate --model digits.safetensors --set training --worst 30",
            "glassbox evaluate --model clothes.safetensors --data fashion-mnist/ --json")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[data, set, worst, threads, json]) Options.Add(option);
    }

    protected override int Run(ParseResult given)
    {
        var kept = SavedNetwork.Load(model.Path(given), model.Load(given), given.GetValue(data), given.GetRequiredValue(set));
        Loss? loss = kept.Model.Recipe?.Options.Loss;
        var evaluation = kept.Network.Evaluate(kept.Set, loss, given.GetValue(threads) ?? 1);
        IReadOnlyList<Misclassification> mistakes = evaluation.WorstMisclassifications(given.GetValue(worst) ?? 10);
        if (given.GetValue(json)) EvaluationJson.Write(model.Path(given), given.GetRequiredValue(set), kept.Network, evaluation, mistakes);
        else EvaluationView.Show(new Screen(), kept, evaluation, mistakes, given.GetRequiredValue(set));
        return ExitCode.Success;
    }
}
