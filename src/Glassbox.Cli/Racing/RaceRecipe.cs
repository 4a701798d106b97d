using Glassbox.Cli.Reproduction;

namespace Glassbox.Cli.Racing;

/// <summary>The fastest known recipe for an accuracy: a file in <c>Recipes/</c>.</summary>
internal sealed record RaceRecipe : TrainingRecipe
{
    /// <summary>The accuracy on the held-out digits, in percent.</summary>
    public required double To { get; init; }
}
