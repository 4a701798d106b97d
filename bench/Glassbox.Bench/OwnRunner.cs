using System.CommandLine;
using System.Text.Json;

namespace Glassbox.Bench;

/// <summary>A job in a process of its own, as the <c>glassbox</c> command does it, with as little around it as can be.</summary>
internal static class OwnRunner
{
    public static Command Command()
    {
        var job = new Option<string>("--job") { Required = true };
        var epochs = new Option<int>("--epochs") { Required = true };
        var take = new Option<int>("--take") { DefaultValueFactory = _ => Job.Digits };
        var json = new Option<bool>("--json");
        var command = new Command("train") { job, epochs, take, json };
        command.Hidden = true;
        command.SetAction(line => Train(
            Job.All.Single(j => j.Key == line.GetValue(job)), line.GetValue(epochs), line.GetValue(take)));
        return command;
    }

    private static void Train(Job job, int epochs, int take)
    {
        DatasetSplit digits = Mnist.Load();
        Network network = job.NewNetwork();
        double[] seconds =
        [
            .. new Trainer(network, digits.Training.Take(take), job.Options).Epochs(epochs).Select(e => e.Elapsed.TotalSeconds),
        ];
        using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
        writer.WriteStartObject();
        writer.WriteStartArray("epochSeconds");
        foreach (double second in seconds) writer.WriteNumberValue(second);
        writer.WriteEndArray();
        writer.WriteNumber("testAccuracy", Evaluation.Of(network, digits.Test).Accuracy);
        writer.WriteEndObject();
    }
}
