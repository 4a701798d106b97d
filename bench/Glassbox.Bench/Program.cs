using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using Glassbox;
using Glassbox.Bench;
using Glassbox.Bench.Micro;
using Glassbox.Bench.Tables;
using Glassbox.Bench.Where;

foreach (Type part in new[] { typeof(Program), typeof(Network) })
{
    if (part.Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true) continue;
    Console.Error.WriteLine("""
        This is a Debug build, whose speed means nothing. Measure a Release build:
          dotnet run -c Release --project bench/Glassbox.Bench
        """);
    return 2;
}

var rounds = new Option<int>("--rounds")
{
    Description = "Number of runs of each peer, with Glassbox before and after each.",
    DefaultValueFactory = _ => 5,
};
rounds.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 1000) r.AddError("--rounds must be 1 to 1000."); });
string known = string.Join(", ", Peers.All.Select(p => p.Key));
var peers = new Option<string[]>("--peers")
{
    Description = $"Peers to compare with: {known}. [default: all that are installed]",
    AllowMultipleArgumentsPerToken = true,
    CustomParser = result =>
    {
        string[] keys = [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        foreach (string key in keys.Except(Peers.All.Select(p => p.Key)))
            result.AddError($"There is no peer {key}; there are {known}.");
        return keys;
    },
};
var jobs = new Option<string[]>("--jobs")
{
    Description = $"Jobs to run: {string.Join(", ", Job.All.Select(j => j.Key))}. [default: all]",
    AllowMultipleArgumentsPerToken = true,
    CustomParser = result =>
    {
        string[] keys = [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        foreach (string key in keys.Except(Job.All.Select(j => j.Key)))
            result.AddError($"There is no job {key}; there are {string.Join(", ", Job.All.Select(j => j.Key))}.");
        return keys;
    },
};
var quick = new Option<bool>("--quick") { Description = "One epoch instead of three." };
var markdown = new Option<bool>("--markdown") { Description = "Print the tables in Markdown." };

var root = new RootCommand("Run Glassbox and its peers in turns on the same digits, and print how long each takes.")
{
    rounds, peers, jobs, quick, markdown,
};
root.SetAction(line => Comparison.Run(new ComparisonOptions
{
    Rounds = line.GetValue(rounds),
    Peers = line.GetValue(peers) ?? [],
    Jobs = line.GetValue(jobs) ?? [],
    Epochs = line.GetValue(quick) ? 1 : 3,
    Markdown = line.GetValue(markdown),
}));

var where = new Command("where", "Show where the time of a sample goes, compared with the limits of this processor.")
{
    markdown,
};
where.SetAction(line => WhereReport.Print(line.GetValue(markdown)));
root.Add(where);

var micro = new Command("micro", "Run BenchmarkDotNet on small parts; its options may follow.")
{
    TreatUnmatchedTokensAsErrors = false,
};
micro.SetAction(line => MicroBenchmarks.Run([.. line.UnmatchedTokens]));
root.Add(micro);

var rows = new Option<int>("--rows") { Description = "Number of rows of the file to load.", DefaultValueFactory = _ => 1_000_000 };
rows.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 100_000_000) r.AddError("--rows must be 1 to 100000000."); });
var tables = new Command("tables", "Compare tables: a model with default settings with scikit-learn and PyTorch, and the loading time of a file with Sep.")
{
    markdown, rounds, rows,
};
tables.SetAction(line =>
{
    var workspace = new Workspace();
    Console.WriteLine(FirstTry.Compare(workspace, line.GetValue(markdown)));
    Console.WriteLine(LoadingSpeed.Compare(workspace, line.GetValue(rows), line.GetValue(rounds)));
    Console.WriteLine(Machine.Describe());
});
root.Add(tables);

try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
