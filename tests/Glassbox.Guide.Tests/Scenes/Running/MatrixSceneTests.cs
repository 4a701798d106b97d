using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Running;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Scenes.Running;

public sealed class MatrixSceneTests : SceneTests<MatrixScene>
{
    private const int Count = 600;
    private static readonly byte[] labels = [.. Enumerable.Range(0, Count).Select(i => (byte)Digits.All.Test.Label(i))];

    private protected override MatrixScene Made => Of(Answers());

    [Fact]
    public void Every_cell_counts_the_network_s_answers()
    {
        byte[] answers = Answers();
        MatrixScene scene = Of(answers);
        Assert.Equal(Count, scene.Landed(MatrixScene.Settled));
        IReadOnlyList<string> texts = SceneRules.Texts(scene, MatrixScene.Settled, SceneRules.Wide);
        var expected = Enumerable.Range(0, Count).CountBy(i => (labels[i], answers[i])).Select(cell => Numbers.Count(cell.Value));
        string[] names = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];
        Assert.Equal(expected.Concat(names).Concat(names).Order(StringComparer.Ordinal), texts.Where(text => text.All(char.IsDigit)).Order(StringComparer.Ordinal));
        Assert.Contains(new Reading("Right", Numbers.Count(Enumerable.Range(0, Count).Count(i => labels[i] == answers[i]))), scene.Readings(MatrixScene.Settled));
    }

    [Fact]
    public void A_digit_counts_when_it_has_landed_and_not_before()
    {
        MatrixScene scene = Made;
        int before = 0;
        for (double t = 0; t <= MatrixScene.Settled; t += 0.01)
        {
            int landed = scene.Landed(t);
            Assert.True(landed >= before, $"At {t:0.00} s one has been taken back.");
            before = landed;
        }

        for (int digit = 0; digit < Count; digit++)
        {
            double lands = scene.Leaves(digit) + (MatrixScene.Settled - MatrixScene.Asked);
            Assert.InRange(scene.Landed(lands - 1e-6), 0, digit);
            Assert.InRange(scene.Landed(lands + 1e-6), digit + 1, Count);
        }
    }

    [Fact]
    public void A_cell_that_is_tapped_opens_to_its_digits()
    {
        byte[] answers = Answers();
        MatrixScene scene = Of(answers);
        var player = new StagePlayer(scene);
        player.Seek(scene.Duration);
        player.Draw(SceneRules.Narrow);
        Area cell = new MatrixLayout(SceneRules.Narrow).Cell(4, 4);
        int told = 0;
        scene.Chosen += () => told++;
        Assert.True(player.Point(TouchKind.Down, cell.CenterX, cell.CenterY, SceneRules.Narrow));
        player.Point(TouchKind.Up, cell.CenterX, cell.CenterY, SceneRules.Narrow);
        Assert.Equal((1, (4, 4)), (told, scene.Cell));
        string title = $"a 4, read as one: {Enumerable.Range(0, Count).Count(i => labels[i] == 4 && answers[i] == 4)}";
        Assert.Contains(title, SceneRules.Texts(scene, scene.Duration, SceneRules.Narrow));
        SceneRules.AllocatesNothing(scene, SceneRules.Narrow);
        scene.Handles[1].Write(0);
        Assert.Equal((4, 0), scene.Cell); // by keys
    }

    [Fact]
    public void Answers_that_are_none_and_a_set_of_one_are_borne()
    {
        SceneRules.IsWhole(Of([.. Enumerable.Repeat(EvaluationResult.Packed(Classification.None), Count)]), SceneRules.Wide);
        SceneRules.IsWhole(new MatrixScene(new Tally([3], [3]), _ => new byte[784]), SceneRules.Narrow);
    }

    private byte[] Answers()
    {
        var reader = new NetworkReader(Initial);
        return [.. Enumerable.Range(0, Count).Select(i => (byte)reader.Read([.. Digits.All.Test.Pixels(i)]).Answer)];
    }

    private static MatrixScene Of(byte[] answers) => new(new Tally(labels, answers), index => [.. Digits.All.Test.Pixels(index)]);
}
