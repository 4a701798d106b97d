using System.Text.Json;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Glassbox.Cli.Tests.SameAnswer))]

namespace Glassbox.Cli.Tests;

/// <summary>What is trained in every way that must give the same parameters, and what it gives here.</summary>
public sealed partial class SameAnswer : IDisposable
{
    private readonly FewDigits digits = new();
    private readonly string[][] recipes;
    private readonly Lazy<string[]> usual;
    private readonly Lazy<string> commands;

    public SameAnswer()
    {
        // Each way of training, every optimizer, layers that fill vectors and layers that do not.
        string[] written =
        [
            "--epochs 1",
            "--take 1000 --epochs 2 --layers 784,33,10 --activation tanh --output-activation softmax --initializer xavier --shuffle",
            "--take 1500 --epochs 1 --layers 784,64,17,10 --activation relu --loss cross-entropy --initializer he --optimizer adam --batch 50 --shuffle --seed 7",
            "--take 700 --epochs 1 --layers 784,21,10 --activation gelu --loss mse --initializer xavier --optimizer rmsprop --batch 32 --weight-decay 0.001",
            "--take 700 --epochs 1 --layers 784,12,10 --activation silu --optimizer nesterov --batch 7",
            "--take 700 --epochs 1 --layers 784,9,10 --activation leaky-relu --optimizer adamw --batch 64",
        ];
        recipes = [.. written.Select(recipe => (string[])["train", "--json", "--data", digits.Path, .. recipe.Split(' ')])];
        usual = new(() => [.. recipes.Select(recipe => Sha256(Ran.Glassbox(recipe)))]);
        commands = new(() =>
        {
            string file = Path.Combine(digits.Path, "commands.txt");
            File.WriteAllLines(file, recipes.Select(recipe => string.Join('\t', recipe)));
            return file;
        });
    }

    public void Dispose() => digits.Dispose();

    /// <summary>Fails unless each recipe, trained in another way, gives the parameters that it gives here with nothing changed.</summary>
    /// <param name="run">From the arguments of the command to what came of them.</param>
    internal void MustComeFrom(Func<string[], Ran> run)
    {
        for (int i = 0; i < recipes.Length; i++)
            Assert.Equal(usual.Value[i], Sha256(run(recipes[i])));
    }

    /// <summary>The same for all recipes in one process, of a program that .NET compiles as it runs.</summary>
    /// <param name="run">From what stands in the environment of the command, which is given no arguments, to what came of it.</param>
    internal void MustComeFromOne(Func<Dictionary<string, string>, Ran> run)
    {
        Ran ran = run(new()
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.Commands] = commands.Value,
        }).Well();
        Assert.Equal(usual.Value, Said().Matches(ran.Output).Select(said => said.Groups[1].Value));
    }

    /// <summary>What a run says that its parameters are.</summary>
    internal static string Sha256(Ran ran) => JsonDocument.Parse(ran.Well().Output).RootElement.GetProperty("parametersSha256").GetString()!;

    [GeneratedRegex("\"parametersSha256\": \"([0-9a-f]{64})\"")]
    private static partial Regex Said();
}
