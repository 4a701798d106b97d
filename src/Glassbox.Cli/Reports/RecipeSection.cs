using System.Globalization;
using System.Text;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows how the model and the report were made, and how to reproduce them.</summary>
internal static class RecipeSection
{
    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        var html = new StringBuilder("<dl class=\"facts\">");
        foreach ((string name, string value) in Facts(content)) html.Append(CultureInfo.InvariantCulture, $"<dt>{Html.Text(name)}</dt><dd>{value}</dd>");
        html.Append("</dl><h3>Reproduce</h3>");
        html.Append(CultureInfo.InvariantCulture, $"<pre>{Html.Text(content.Command)}</pre>");
        if (content.Model.Recipe is not null) html.Append("<p>The same data and the same recipe give the same network, bit for bit, on any machine: compare the digests.</p>");
        html.Append("<h3>Digests</h3><dl class=\"facts\">");
        foreach ((string name, string? digest) in Digests(content))
            if (digest is not null) html.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd><code>{Html.Text(digest)}</code></dd>");
        yield return new ReportSection("recipe", "Recipe", html.Append("</dl>").ToString());
    }

    private static IEnumerable<(string Name, string Value)> Facts(ReportContent content)
    {
        Model model = content.Model;
        Architecture architecture = model.Network.Architecture;
        yield return ("network", $"{Html.Text(architecture.ToString())}, {Numerals.Count(architecture.ParameterCount)} weights and biases");
        if (model.Image is { } image) yield return ("inputs", Html.Text(image.IsMnistDigits ? "digits like those of MNIST, 28 × 28 pixels" : $"pictures of {image.Rows} × {image.Columns} pixels{(image.IsColor ? ", in color" : "")}"));
        else if (model.IsDescribed) yield return ("inputs", $"{Numerals.Count(model.Columns.Count)} columns, {Numerals.Count(architecture.Inputs)} inputs");
        yield return ("answers", Answers(model));
        if (model.Recipe is not { } recipe) yield break;
        TrainingOptions options = recipe.Options;
        yield return ("trained on", $"{Numerals.Count(recipe.Samples)} samples, {Numerals.Count(recipe.Epochs)} {(recipe.Epochs == 1 ? "epoch" : "epochs")}, in batches of {Numerals.Count(options.BatchSize)}{(options.Shuffle ? ", shuffled" : "")}");
        yield return ("loss", Html.Text(options.Loss.Name));
        yield return ("optimizer", Html.Text(Optimizer(options.Optimizer)));
        if (options.Schedule is { } schedule) yield return ("schedule", Html.Text($"{schedule.Name}{Settings(schedule.Settings)}"));
        if (options.WarmupSteps > 0) yield return ("warm-up", $"{Numerals.Count(options.WarmupSteps)} updates");
        if (options.EarlyStopping is { } stopping) yield return ("early stopping", $"after {stopping.Patience} {(stopping.Patience == 1 ? "epoch" : "epochs")} without a better {(stopping.Metric == ValidationMetric.Loss ? "loss" : "accuracy")}");
        if (options.Augmentation is { } augmentation) yield return ("augmentation", Html.Text(Settings(augmentation.Settings).Trim(',', ' ')));
        foreach ((string name, float value) in ((string, float)[])
            [("dropout", options.Dropout), ("input dropout", options.InputDropout), ("L1", options.L1), ("L2", options.L2), ("L1 of biases", options.BiasL1), ("L2 of biases", options.BiasL2),
             ("maximum norm", options.MaxNorm), ("gradient norm clipped to", options.GradientClipNorm), ("gradient clipped to", options.GradientClipValue), ("label smoothing", options.LabelSmoothing)])
            if (value != 0) yield return (name, Number(value));
        if (options.ClassWeights is { } weights) yield return ("class weights", Html.Text(weights.ToString()));
        if (recipe.Initializer is { } initializer) yield return ("initializer", Html.Text(initializer.Name));
        yield return ("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
    }

    private static string Answers(Model model)
    {
        const int shown = 12;
        IReadOnlyList<string> names = model.Task == ModelTask.Classes ? model.Classes : model.Target.Names;
        string what = model.Task switch { ModelTask.Classes => "one of", ModelTask.Labels => "any of", _ => "" };
        return $"{what} {string.Join(", ", names.Take(shown).Select(Html.Name))}{(names.Count > shown ? $" and {names.Count - shown} more" : "")}".Trim();
    }

    private static IEnumerable<(string Name, string? Digest)> Digests(ReportContent content)
    {
        yield return ("model", content.Model.Network.ParametersSha256());
        yield return ("training data", content.TrainingSha256 ?? content.Model.DataSha256);
        yield return (Html.Text(content.Evaluated.Noun), content.Evaluated.DataSha256());
    }

    private static string Optimizer(Optimizer optimizer) => $"{optimizer.Name}{Settings(optimizer.Settings)}";

    private static string Settings(IEnumerable<KeyValuePair<string, float>> settings) => string.Concat(settings.Select(setting => $", {Spaced(setting.Key)} {Number(setting.Value)}"));

    private static string Spaced(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
