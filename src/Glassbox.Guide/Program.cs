using System.Runtime.Versioning;
using Glassbox.Guide;
using Glassbox.Guide.Browser;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddGuide().AddBrowser();

// The prerendered page stays readable until the first digits have arrived; then the live page replaces it.
WebAssemblyHost host = builder.Build();
await BrowserStart.BeginAsync(host.Services);
await host.RunAsync();

[SupportedOSPlatform("browser")]
internal sealed partial class Program;
