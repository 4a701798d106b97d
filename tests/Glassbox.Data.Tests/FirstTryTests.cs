namespace Glassbox.Data.Tests;

/// <summary>Training with all defaults works about as well as the best of scikit-learn's defaults, which the benchmark measures too.</summary>
public class FirstTryTests
{
    [Theory]
    [InlineData("iris", 0.95)]
    [InlineData("wine", 0.97)]
    [InlineData("breast cancer", 0.96)]
    [InlineData("Friedman 1", 0.83)]
    public void Five_seeds_learn(string name, double expected)
    {
        double[] scores = [.. Enumerable.Range(1, 5).Select(seed => Score(name, (ulong)seed))];
        Assert.True(scores.Average() >= expected, $"{name}: {string.Join(", ", scores)}");
    }

    private static double Score(string name, ulong seed)
    {
        (Table table, string target) = name switch
        {
            "iris" => (Text.Iris, "species"), "wine" => (Text.Wine, "cultivar"), "breast cancer" => (Text.BreastCancer, "diagnosis"), _ => (Text.Friedman(500, seed), "y"),
        };
        bool isRegression = target == "y";
        (Table training, Table test) = table.Split(0.25, seed, isRegression ? null : target);
        ModelEvaluation evaluation = Model.Fit(training, target, new FitOptions { Seed = seed }).Evaluate(test);
        return isRegression ? evaluation.Metrics["r2"] : evaluation.Accuracy;
    }
}
