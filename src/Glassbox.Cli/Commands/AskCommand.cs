using System.CommandLine;
using Glassbox.Cli.Asking;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Commands;

/// <summary>Answers questions about digits, pictures or rows of a dataset by number.</summary>
internal sealed class AskCommand : Verb
{
    private readonly ModelOptions model = new();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly DigitReading idx = new();
    private readonly TableReading reading = new();
    private readonly Option<string> set = CommonOptions.Set("training");
    private readonly Option<bool> json = CommonOptions.Json("all answers");

    public AskCommand()
        : base(
            "ask", "Ask about digits, pictures or rows of a dataset: one number per line, until q or end of input. Digits and pictures are counted from 0, rows of a table from 1.",
            "glassbox ask --model digits.safetensors",
            "glassbox ask --model digits.safetensors --set test",
            "seq 0 99 | glassbox ask --model digits.safetensors",
            "glassbox ask --model wine.safetensors --data wine.csv",
            "glassbox ask --model flowers.safetensors --data flowers/")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[data, set, json]) Options.Add(option);
        idx.AddTo(this);
        reading.AddTo(this);
        Validators.Add(given => CommonOptions.CheckKind(given, data, [set, .. idx.All], reading.All));
    }

    protected override int Run(ParseResult given)
    {
        var screen = new Screen();
        AskedSet samples = SetOf(given, screen);
        var questions = new Questions(samples, screen);
        if (!given.GetValue(json)) return questions.Ask();

        var indices = new List<int>();
        int exitCode = questions.Ask(indices.Add);
        JsonOutput.Write(json =>
        {
            json.WriteString("model", model.Path(given));
            if (samples.Noun == "digit") json.WriteString("set", given.GetValue(set));
            json.WriteStartArray("answers");
            foreach (int index in indices) Write(json, index, samples.Answer(index));
            json.WriteEndArray();
        });
        return exitCode;
    }

    private AskedSet SetOf(ParseResult given, Screen screen)
    {
        SavedModel saved = model.Load(given);
        string path = model.Path(given);
        if (TableFile.Named(given.GetValue(data)) is { } table)
        {
            var answering = Model.FromSaved(saved, path);
            return AskedSet.Of(answering, TableFile.Load(table, reading.Read(given), answering));
        }

        if (SampleSource.Named(given.GetValue(data)) is { } samples)
        {
            var answering = Model.FromSaved(saved, path);
            if (answering.Task != ModelTask.Classes) throw new CommandException($"{path} does not predict classes, but {samples} contains only classes.");
            var source = SampleSource.Load(samples, answering, path, screen);
            source.CheckFits(answering, samples, path);
            return AskedSet.Of(source.Noun, saved.Network, source.All, answering.Classes);
        }

        var kept = SavedNetwork.Load(path, saved, given.GetValue(data), given.GetRequiredValue(set), idx.Read(given));
        return AskedSet.Of("digit", kept.Network, kept.Set, ClassNames.Of(saved, path) is { Count: > 0 } names ? names : kept.Digits.Names);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, int index, AskedAnswer answer)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        if (answer.IsOfClasses)
        {
            json.Answer("answer", answer.Place);
            if (answer.TruthPlace is { } truth) json.WriteNumber("truth", truth);
            if (answer.Names.Count > 0) json.WriteString("label", answer.Text);
            if (answer.Names.Count > 0 && answer.Truth is { } name) json.WriteString("truthLabel", name);
        }
        else
        {
            json.WriteString("answer", answer.Text);
            if (answer.Truth is { } truth) json.WriteString("truth", truth);
        }

        json.Numbers("outputs", answer.Outputs.AsSpan());
        json.WriteEndObject();
    }
}
