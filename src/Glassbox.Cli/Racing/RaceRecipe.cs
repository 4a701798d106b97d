using Glassbox.Cli.Reproduction;

namespace Glassbox.Cli.Racing;

/// <summary>The fastest way that was found to an accuracy: a file in <c>Recipes/</c>.</summary>
internal sealed record RaceRecipe : TrainingRecipe
{
    /// <summary>The accuracy on the digits held out, in percent.</summary>
    public required double To { get; init; }
}
