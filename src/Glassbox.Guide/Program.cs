using System.Runtime.Versioning;
using Glassbox.Guide;
using Glassbox.Guide.Browser;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddGuide().AddBrowser();

// The page stays as it was served, readable, until the first digits are here: then its live form takes its place.
WebAssemblyHost host = builder.Build();
await BrowserStart.BeginAsync(host.Services);
await host.RunAsync();

[SupportedOSPlatform("browser")]
internal sealed partial class Program;
