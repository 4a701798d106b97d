using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using Glassbox;
using Glassbox.Bench;
using Glassbox.Bench.Guide;
using Microsoft.Playwright;

if (typeof(Network).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
{
    Console.Error.WriteLine("""
        This is a Debug build. Measure as people read the guide:
          dotnet run -c Release --project bench/Glassbox.Bench.Guide
        """);
    return 2;
}

var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 5, Recursive = true };
rounds.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 100) r.AddError("--rounds must be 1 to 100."); });
var markdown = new Option<bool>("--markdown") { Description = "Prints the tables in Markdown.", Recursive = true };

var root = new RootCommand("Measures the guide, as it is published, in Chromium: all of what follows.") { rounds, markdown };
root.SetAction((line, _) => RunAsync(line, LoadReport.PrintAsync, SmoothnessReport.PrintAsync, StageReport.PrintAsync, PlayReport.PrintAsync, EpochReport.PrintAsync));
Add("load", "How many bytes a page needs, and how long, until its text is read and until it is alive.", LoadReport.PrintAsync);
Add("smooth", "Frames a second while chapter 5 trains and the reader scrolls or drags; what a frame of every scene costs; and how regularly frames come while scenes play.", SmoothnessReport.PrintAsync, StageReport.PrintAsync, PlayReport.PrintAsync);
Add("stages", "What a frame of every scene costs.", StageReport.PrintAsync);
Add("epochs", "An epoch of the main job, beside ConvNetJS and TensorFlow.js, which npm fetches.", EpochReport.PrintAsync);

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is BenchException or InvalidOperationException or PlaywrightException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void Add(string name, string description, params Func<GuideInBrowser, int, Report, Task>[] measures)
{
    var command = new Command(name, description);
    command.SetAction((line, _) => RunAsync(line, measures));
    root.Add(command);
}

async Task RunAsync(ParseResult line, params Func<GuideInBrowser, int, Report, Task>[] measures)
{
    var report = new Report(line.GetValue(markdown));
    await using GuideInBrowser guide = await GuideInBrowser.StartAsync();
    report.Begin(guide);
    foreach (Func<GuideInBrowser, int, Report, Task> measure in measures) await measure(guide, line.GetValue(rounds), report);
    report.End();
}
