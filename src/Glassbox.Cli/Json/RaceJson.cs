using Glassbox.Cli.Racing;

namespace Glassbox.Cli.Json;

/// <summary>Writes the output of <c>glassbox race --json</c>. Times are in seconds since the process started.</summary>
internal static class RaceJson
{
    public static void Write(RaceResult result) => JsonOutput.Write(json =>
    {
        json.Number("to", result.To);
        json.Architecture(result.Network.Architecture);
        json.WriteString("train", result.Recipe.Train);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("threads", result.Threads);
        json.Seconds("readSeconds", result.ReadSeconds);
        json.WriteStartArray("epochs");
        foreach (RaceEpoch epoch in result.Epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            json.Seconds("seconds", epoch.Seconds);
            json.Seconds("cpuSeconds", epoch.CpuSeconds);
            json.Number("validationAccuracy", epoch.Validation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("reached", result.IsReached);
        json.Seconds("seconds", result.Epochs[^1].Seconds);
        json.Seconds("cpuSeconds", result.Epochs[^1].CpuSeconds);
        if (result.TestAccuracy is { } test) json.Number("testAccuracy", test);
        else json.WriteNull("testAccuracy");
        json.WriteString("parametersSha256", result.Network.ParametersSha256());
    });
}
