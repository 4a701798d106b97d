using Bunit;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class BackpropagationScenesTests : SceneContext
{
    [Fact]
    public void Squares_can_be_worked_out_again_from_the_numbers_shown()
    {
        for (double output = 0.0003; output < 1; output += 0.00137)
        {
            foreach (double label in new double[] { 0, 1 })
            {
                double read = Math.Round(output, Costs.Decimals(output, label));
                Assert.Equal(Numbers.Fixed((output - label) * (output - label)), Numbers.Fixed((read - label) * (read - label)));
            }
        }
    }

    [Fact]
    public void The_legend_of_the_costs_is_the_table()
    {
        Go("cost/?o=0.02");
        IRenderedComponent<CostCurvesScene> scene = Render<CostCurvesScene>();
        string[] table = [.. scene.FindAll(".scene-aside tbody td").Select(cell => cell.TextContent)];
        Assert.Equal([table[0], table[2], table[1], table[3]], scene.FindAll(".legend b").Select(b => b.TextContent));
    }
}
