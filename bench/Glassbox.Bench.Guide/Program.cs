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
        This is a Debug build. Measure the guide as it is published:
          dotnet run -c Release --project bench/Glassbox.Bench.Guide
        """);
    return 2;
}

var rounds = new Option<int>("--rounds") { Description = "Number of measurements of each.", DefaultValueFactory = _ => 5, Recursive = true };
rounds.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 100) r.AddError("--rounds must be 1 to 100."); });
var markdown = new Option<bool>("--markdown") { Description = "Print the tables in Markdown.", Recursive = true };

var root = new RootCommand("Measure the published guide in Chromium: everything below.") { rounds, markdown };
root.SetAction((line, _) => RunAsync(line, LoadReport.PrintAsync, SmoothnessReport.PrintAsync, StageReport.PrintAsync, PlayReport.PrintAsync, EpochReport.PrintAsync));
Add("load", "Measure the bytes and the time until the text of a page is shown, and until the page is live.", LoadReport.PrintAsync);
Add("smooth", "Measure frames per second while chapter 5 trains and the reader scrolls or drags, the cost of a frame of every scene, and how regularly frames are drawn while scenes play.", SmoothnessReport.PrintAsync, StageReport.PrintAsync, PlayReport.PrintAsync);
Add("stages", "Measure the cost of a frame of every scene.", StageReport.PrintAsync);
Add("epochs", "Compare an epoch of the main job with ConvNetJS and TensorFlow.js, which npm downloads.", EpochReport.PrintAsync);

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
