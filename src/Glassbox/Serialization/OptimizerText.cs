using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>An optimizer, with every setting, as JSON.</summary>
internal static class OptimizerText
{
    public static void Write(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject();
        json.WriteString("name", optimizer.Name);
        json.WriteNumber("learningRate", optimizer.LearningRate);
        json.WriteNumber("weightDecay", optimizer.WeightDecay);
        switch (optimizer)
        {
            case Sgd sgd:
                json.WriteNumber("momentum", sgd.Momentum);
                break;
            case RmsProp rmsProp:
                json.WriteNumber("smoothing", rmsProp.Smoothing);
                json.WriteNumber("momentum", rmsProp.Momentum);
                json.WriteNumber("epsilon", rmsProp.Epsilon);
                break;
            case Adam adam:
                WriteAdam(json, adam.Beta1, adam.Beta2, adam.Epsilon);
                break;
            case AdamW adamW:
                WriteAdam(json, adamW.Beta1, adamW.Beta2, adamW.Epsilon);
                break;
            default:
                throw new ArgumentException($"The optimizer {optimizer.Name} has no form in files.", nameof(optimizer));
        }

        json.WriteEndObject();
    }

    /// <exception cref="DataFormatException">It is none.</exception>
    public static Optimizer Read(JsonFields fields)
    {
        string name = fields.Text("name");
        Optimizer optimizer = fields.Checked("name", () => Settings(name, fields)) with
        {
            LearningRate = fields.Single("learningRate"),
            WeightDecay = fields.Single("weightDecay"),
        };
        fields.RequireEnd();
        return optimizer;
    }

    private static Optimizer Settings(string name, JsonFields fields) => name switch
    {
        "sgd" or "nesterov" => new Sgd { Nesterov = name == "nesterov", Momentum = fields.Single("momentum") },
        "rmsprop" => new RmsProp
        {
            Smoothing = fields.Single("smoothing"),
            Momentum = fields.Single("momentum"),
            Epsilon = fields.Single("epsilon"),
        },
        "adam" => new Adam
        {
            Beta1 = fields.Single("beta1"),
            Beta2 = fields.Single("beta2"),
            Epsilon = fields.Single("epsilon"),
        },
        "adamw" => new AdamW
        {
            Beta1 = fields.Single("beta1"),
            Beta2 = fields.Single("beta2"),
            Epsilon = fields.Single("epsilon"),
        },
        _ => throw new ArgumentException($"There is no optimizer '{name}'. Known are sgd, nesterov, rmsprop, adam, adamw.", nameof(name)),
    };

    private static void WriteAdam(Utf8JsonWriter json, float beta1, float beta2, float epsilon)
    {
        json.WriteNumber("beta1", beta1);
        json.WriteNumber("beta2", beta2);
        json.WriteNumber("epsilon", epsilon);
    }
}
