namespace PredictionApi;

/// <summary>The section "Prediction" of appsettings.json; a variable such as Prediction__MaxRows overrides it.</summary>
public sealed class Settings
{
    /// <summary>The model's file; if relative, beside the program.</summary>
    public string Model { get; set; } = "model.safetensors";

    /// <summary>Longer requests are refused with 413.</summary>
    public long MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>More rows in a request are refused with 400.</summary>
    public int MaxRows { get; set; } = 1000;

    /// <summary>Requests answered at the same time.</summary>
    public int MaxConcurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>Requests that wait for their turn; more are refused with 503.</summary>
    public int MaxWaiting { get; set; } = 1000;
}
