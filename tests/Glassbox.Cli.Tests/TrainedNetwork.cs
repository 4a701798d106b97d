namespace Glassbox.Cli.Tests;

/// <summary>A network that was trained for a moment, kept in a file, for the tests that need one.</summary>
public sealed class TrainedNetwork : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TrainedNetwork()
    {
        var run = Ran.Glassbox("train", "--take", "6000", "--epochs", "2", "--out", File, "--json");
        Assert.Equal("", run.Errors);
        Sha256 = run.Json.GetProperty("parametersSha256").GetString()!;
        TestAccuracy = run.Json.GetProperty("testAccuracy").GetDouble();
    }

    public string File => folder.File("digits.safetensors");

    public string Sha256 { get; }

    public double TestAccuracy { get; }

    public string Beside(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();
}
