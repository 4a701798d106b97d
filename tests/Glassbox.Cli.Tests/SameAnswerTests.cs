namespace Glassbox.Cli.Tests;

/// <summary>One seed, one result: whatever the processor, the number of threads, and how it is compiled as it runs.</summary>
public class SameAnswerTests(SameAnswer answer)
{
    public static TheoryData<string, string> Environments => new()
    {
        { "DOTNET_EnableAVX512", "0" },
        { "DOTNET_EnableAVX2", "0" },
        { "DOTNET_EnableHWIntrinsic", "0" },
        { "DOTNET_MaxVectorTBitWidth", "512" },
        { "DOTNET_TieredCompilation", "0" },
        { "DOTNET_TieredPGO", "1" }, // the command itself turns it off
        { "DOTNET_ReadyToRun", "0" },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void Other_instructions_and_other_compilation_give_the_same_parameters(string variable, string value) =>
        answer.MustComeFromOne(environment =>
        {
            environment[variable] = value;
            return Ran.Started([], environment);
        });

    [Fact] // ThreadsTests has more of them
    public void Three_threads_give_the_same_parameters() => answer.MustComeFrom(arguments => Ran.Glassbox([.. arguments, "--threads", "3"]));

    [Fact]
    public void The_whole_main_job_gives_the_parameters_that_the_readme_prints()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.Contains(SameAnswer.Sha256(Ran.Glassbox("train", "--json")), readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_asks_for_the_platform_s_cryptography() => Assert.All(
        new[] { typeof(Network), typeof(Mnist), typeof(Data.Model), typeof(CommandLine) },
        type => Assert.DoesNotContain(
            type.Assembly.GetReferencedAssemblies(), other => other.Name!.StartsWith("System.Security.Cryptography", StringComparison.Ordinal)));
}
