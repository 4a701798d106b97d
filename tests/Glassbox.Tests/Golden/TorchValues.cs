using System.Text.Json;

namespace Glassbox.Tests.Golden;

/// <summary>Values computed by PyTorch, in <c>Golden/torch</c>; made by <c>make.py</c> there.</summary>
internal static class TorchValues
{
    private static readonly Lazy<JsonElement> OptimizerFile = new(() => Read("optimizers.json"));
    private static readonly Lazy<JsonElement> FunctionFile = new(() => Read("functions.json"));

    /// <summary>The names of the optimizers in make.py.</summary>
    public static IEnumerable<TheoryDataRow<string>> OptimizerNames =>
        OptimizerFile.Value.GetProperty("runs").EnumerateObject().Select(run => new TheoryDataRow<string>(run.Name));

    /// <summary>[parameters] The parameters before the first step.</summary>
    public static double[] Start => Numbers(OptimizerFile.Value.GetProperty("start"));

    /// <summary>[steps][parameters]</summary>
    public static double[][] Gradients => [.. OptimizerFile.Value.GetProperty("gradients").EnumerateArray().Select(Numbers)];

    public static double[] Points => Numbers(FunctionFile.Value.GetProperty("points"));

    /// <summary>The parameters after some of the steps.</summary>
    public static IReadOnlyDictionary<int, double[]> After(string optimizer) =>
        Run(optimizer).GetProperty("after").EnumerateObject().ToDictionary(
            step => int.Parse(step.Name, System.Globalization.CultureInfo.InvariantCulture), step => Numbers(step.Value));

    /// <summary>Returns the Glassbox optimizer for a name in make.py.</summary>
    public static Optimizer Optimizer(string name)
    {
        JsonElement s = Run(name).GetProperty("settings");
        float rate = Setting(s, "lr", 0), decay = Setting(s, "weight_decay", 0), momentum = Setting(s, "momentum", 0);
        float epsilon = Setting(s, "eps", 1e-8f);
        (float beta1, float beta2) = s.TryGetProperty("betas", out JsonElement betas)
            ? (betas[0].GetSingle(), betas[1].GetSingle()) : (0.9f, 0.999f);
        return name.Split(' ')[0] switch
        {
            "sgd" => new Sgd { LearningRate = rate, WeightDecay = decay, Momentum = momentum },
            "nesterov" => new Sgd { LearningRate = rate, WeightDecay = decay, Momentum = momentum, Nesterov = true },
            "rmsprop" => new RmsProp
            {
                LearningRate = rate, WeightDecay = decay, Momentum = momentum, Epsilon = epsilon,
                Smoothing = Setting(s, "alpha", 0.99f),
            },
            "adam" => new Adam { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon },
            "adamw" => new AdamW { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon },
            _ => throw new InvalidOperationException($"make.py has an optimizer '{name}' that is not known here."),
        };
    }

    /// <summary>Returns the values of an activation at <see cref="Points"/>, and its derivatives.</summary>
    public static (double[] Values, double[] Derivatives) Activation(string name)
    {
        JsonElement activation = FunctionFile.Value.GetProperty("activations").GetProperty(name);
        return (Numbers(activation.GetProperty("values")), Numbers(activation.GetProperty("derivatives")));
    }

    /// <summary>The losses of single samples, with their derivatives with respect to the sums.</summary>
    public static IEnumerable<LossPoint> Losses => FunctionFile.Value.GetProperty("losses").EnumerateArray().Select(l =>
    {
        string[] names = l.GetProperty("name").GetString()!.Split(" of ");
        return new LossPoint(
            Loss.Parse(names[0]), Glassbox.Activation.Parse(names[1]), Numbers(l.GetProperty("sums")),
            Numbers(l.GetProperty("targets")), l.GetProperty("values")[0].GetDouble(), Numbers(l.GetProperty("derivatives")));
    });

    public sealed record LossPoint(
        Loss Loss, Activation Activation, double[] Sums, double[] Targets, double Value, double[] Derivatives);

    private static JsonElement Run(string name) => OptimizerFile.Value.GetProperty("runs").GetProperty(name);

    private static float Setting(JsonElement settings, string name, float usual) =>
        settings.TryGetProperty(name, out JsonElement value) ? value.GetSingle() : usual;

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];

    private static JsonElement Read(string name) => JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "torch", name))).RootElement;
}
