using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Commands;

/// <summary>Classifies digits of a dataset by their index.</summary>
internal sealed class AskCommand : Verb
{
    private readonly ModelOptions model = new();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly DigitReading idx = new();
    private readonly Option<string> set = CommonOptions.Set("training");
    private readonly Option<bool> json = CommonOptions.Json("all answers");

    public AskCommand()
        : base(
            "ask", "Classify dataset digits by index: one number per line, until q or end of input.",
            "glassbox ask --model digits.safetensors",
            "glassbox ask --model digits.safetensors --set test",
            "seq 0 99 | glassbox ask --model digits.safetensors")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[data, set, json]) Options.Add(option);
        idx.AddTo(this);
    }

    protected override int Run(ParseResult given)
    {
        var kept = SavedNetwork.Load(model.Path(given), model.Load(given), given.GetValue(data), given.GetRequiredValue(set), idx.Read(given));
        var questions = new Questions(kept.Network, kept.Set, new Screen());
        if (!given.GetValue(json)) return questions.Ask();

        var asked = new List<int>();
        int exitCode = questions.Ask(asked.Add);
        JsonOutput.Write(json =>
        {
            json.WriteString("model", model.Path(given));
            json.WriteString("set", given.GetValue(set));
            json.WriteStartArray("answers");
            foreach (int index in asked)
            {
                float[] outputs = kept.Network.Predict(kept.Set, index);
                json.WriteStartObject();
                json.WriteNumber("index", index);
                json.Answer("answer", outputs.ArgMax());
                json.WriteNumber("truth", kept.Set.Label(index));
                json.Numbers("outputs", outputs.AsSpan());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return exitCode;
    }
}
