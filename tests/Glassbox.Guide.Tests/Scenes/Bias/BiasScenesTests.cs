using Glassbox.Guide.Scenes.Bias;

namespace Glassbox.Guide.Tests.Scenes.Bias;

public sealed class BiasScenesTests : SceneContext
{
    [Theory]
    [InlineData(0.8, 1.5, -2)]
    [InlineData(-2, 4, 4)]
    public void A_bias_is_an_input_that_is_always_1(double input, double weight, double bias)
    {
        var both = new AlwaysOne(input, weight, bias);
        Assert.All(both.Rows, row => Assert.Equal(row.WithBias, row.WithInput, 1e-15));
        Assert.Equal((input * weight) + bias, both.Rows[0].WithBias, 1e-12);
    }
}
