namespace PredictionApi;

/// <summary>The section "Prediction" of appsettings.json; a variable such as Prediction__MaxRows overrides it.</summary>
public sealed class Settings
{
    /// <summary>The path of the model; a relative path starts at the folder of the program.</summary>
    public string Model { get; set; } = "model.safetensors";

    /// <summary>The maximum size of a request; larger ones are rejected with 413.</summary>
    public long MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>The maximum number of rows in a request; more are rejected with 400.</summary>
    public int MaxRows { get; set; } = 1000;

    /// <summary>The maximum number of requests answered concurrently.</summary>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>The maximum number of waiting requests; more are rejected with 503.</summary>
    public int MaxWaiting { get; set; } = 1000;
}
