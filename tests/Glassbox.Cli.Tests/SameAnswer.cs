using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>What is trained in every way that must give the same parameters, and what it gives here.</summary>
internal static class SameAnswer
{
    // Each way of training, every optimizer, layers that fill vectors and layers that do not.
    public static readonly string[][] Recipes =
    [
        ["--take", "3000", "--epochs", "1"],
        ["--take", "1000", "--epochs", "2", "--layers", "784,33,10", "--activation", "tanh", "--output-activation", "softmax",
            "--initializer", "xavier", "--shuffle"],
        ["--take", "1500", "--epochs", "1", "--layers", "784,64,17,10", "--activation", "relu", "--loss", "cross-entropy",
            "--initializer", "he", "--optimizer", "adam", "--batch", "50", "--shuffle", "--seed", "7"],
        ["--take", "700", "--epochs", "1", "--layers", "784,21,10", "--activation", "gelu", "--loss", "mse",
            "--initializer", "xavier", "--optimizer", "rmsprop", "--batch", "32", "--weight-decay", "0.001"],
        ["--take", "700", "--epochs", "1", "--layers", "784,12,10", "--activation", "silu", "--optimizer", "nesterov",
            "--batch", "7"],
        ["--take", "700", "--epochs", "1", "--layers", "784,9,10", "--activation", "leaky-relu", "--optimizer", "adamw",
            "--batch", "64"],
    ];

    private static readonly Lazy<string[]> usual = new(() => [.. Recipes.Select(recipe => Sha256(Run(recipe, [])))]);

    /// <summary>The SHA-256 of each recipe's parameters on this machine, with nothing changed.</summary>
    public static string[] Usual => usual.Value;

    /// <summary>Trains with the command as it is built beside the tests.</summary>
    public static Ran Run(string[] recipe, Dictionary<string, string> environment) => Ran.Glassbox(["train", "--json", .. recipe], environment);

    /// <summary>What a run says that its parameters are.</summary>
    public static string Sha256(Ran ran) => JsonDocument.Parse(ran.Well().Output).RootElement.GetProperty("parametersSha256").GetString()!;
}
