namespace Glassbox.Tests;

/// <summary>Architectures by task.</summary>
public class ArchitectureTests
{
    [Fact]
    public void Each_task_has_the_last_layer_for_its_loss()
    {
        Assert.Equal("13-64-3 (relu, softmax)", Architecture.ForClasses(13, [64], 3).ToString());
        Assert.Equal("10-32-16-1 (relu, relu, identity)", Architecture.ForRegression(10, [32, 16]).ToString());
        Assert.Equal("5-4 (sigmoid)", Architecture.ForLabels(5, [], 4).ToString());
        Assert.Equal("5-2-2 (tanh, identity)", Architecture.ForRegression(5, [2], 2, Activation.Tanh).ToString());
        Assert.Null(Loss.CrossEntropy.Incompatibility(Activation.Softmax, 3));
        Assert.Contains("at least 2 classes", Assert.Throws<ArgumentException>(() => Architecture.ForClasses(13, [64], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Architecture.ForRegression(13, [0]));
        Assert.Throws<ArgumentNullException>(() => Architecture.ForLabels(13, null!, 2));
    }
}
