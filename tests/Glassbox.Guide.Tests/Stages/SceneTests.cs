using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Scenes;

namespace Glassbox.Guide.Tests.Stages;

/// <summary>The rules that every scene keeps, on both kinds of stages; what is its own, its tests add.</summary>
/// <typeparam name="TScene">The scene.</typeparam>
public abstract class SceneTests<TScene> : SceneContext
    where TScene : StageScene
{
    /// <summary>The scene, as it is shown at first.</summary>
    private protected abstract TScene Made { get; }

    [Fact]
    public void It_moves_between_its_beats() => SceneRules.Moves(Made);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_keeps_the_rules_of_the_stage(bool isNarrow) => SceneRules.Hold(Made, isNarrow ? SceneRules.Narrow : SceneRules.Wide);

    [Fact]
    public void It_stays_inside_every_stage() => SceneRules.StaysInside(Made);

    [Fact]
    public void Its_texts_do_not_lie_over_each_other() => SceneRules.IsLegible(Made);

    [Fact]
    public void It_tells_which_lines_act()
    {
        if (Made is { Acts.Count: > 0 } scene) SceneRules.TellsItsCode(scene);
    }
}
