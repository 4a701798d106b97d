using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Reference;

namespace Glassbox.Cli.Commands;

/// <summary>Traces one digit forward and backward through a network.</summary>
internal sealed class ExplainCommand : Verb
{
    private readonly ModelOptions model = new();
    private readonly Option<int?> index = Values.Whole("--index", "Index of the digit, from 0.", 0);
    private readonly Option<string?> data = new("--data")
    {
        Description = "Digits: 'mnist', which are included, or a folder with four IDX files of the same names, gzipped or not. [default: mnist]", HelpName = "DIR|mnist",
    };

    private readonly DigitReading idx = new();
    private readonly Option<string> set = CommonOptions.Set("training");

    private readonly Option<float?> learningRate = Values.Number(
        "--learning-rate", FormattableString.Invariant($"Learning rate of the step. [default: the one the network was trained with, or {TrainingOptions.Default.Optimizer.LearningRate}]"), "a number above 0", rate => rate > 0);

    private readonly Option<string?> order = Values.Choice<string>(
        "--order", "When the step updates the weights: textbook, after all errors are known, or video, layer by layer. [default: textbook]",
        "textbook|video", ["textbook", "video"], name => name);

    private readonly Option<bool> json = CommonOptions.Json("every matrix with all its values");

    public ExplainCommand()
        : base(
            "explain", "Trace one digit forward and backward: every matrix, and the update it would make.",
            "glassbox explain --model digits.safetensors --index 0",
            "glassbox explain --model digits.safetensors --index 12345 --order video",
            "glassbox explain --model digits.safetensors --index 0 --json | jq '.quantities[] | .name'")
    {
        index.Required = true;
        model.AddTo(this);
        foreach (Option option in (Option[])[index, data, set, learningRate, order, json]) Options.Add(option);
        idx.AddTo(this);
        Validators.Add(given =>
        {
            string? named = given.GetResult(data)?.Tokens.Select(token => token.Value).FirstOrDefault();
            if (TableFile.Named(named) is not null || SampleSource.Named(named) is not null) given.AddError($"explain traces digits, but {named} contains other data: use 'glassbox ask --data {named}'.");
        });
    }

    protected override int Run(ParseResult given)
    {
        var kept = SavedNetwork.Load(model.Path(given), model.Load(given), given.GetValue(data), given.GetRequiredValue(set), idx.Read(given),
            network => $"explain traces networks of digits; use 'glassbox ask --model {ShellWords.Quoted(network)} --data FILE.csv'.");
        int digit = given.GetValue(index) ?? 0;
        if (digit >= kept.Set.Count)
            throw CommandException.Usage($"--index must be 0 to {kept.Set.Count - 1}, not {digit}: there are {kept.Set.Count} {given.GetValue(set)} digits.");

        TrainingOptions? options = kept.Model.Recipe?.Options;
        Loss loss = options?.Loss ?? TrainingPlan.DefaultLoss(kept.Network.Architecture.OutputActivation);
        Optimizer optimizer = options?.Optimizer ?? TrainingOptions.Default.Optimizer;
        if (given.GetValue(learningRate) is { } rate) optimizer = optimizer with { LearningRate = rate };
        var explanation = new Explanation(
            kept.Model, kept.Set, digit, loss, optimizer, given.GetValue(order) == "video" ? UpdateOrder.Video : UpdateOrder.Textbook);

        if (given.GetValue(json)) ExplanationJson.Write(model.Path(given), given.GetRequiredValue(set), explanation);
        else ExplanationView.Show(new Screen(), explanation);
        return ExitCode.Success;
    }
}
