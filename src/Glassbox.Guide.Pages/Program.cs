using Glassbox.Guide.Pages;

if (args is not [string folder, string sitePath, string workshop, string editor])
{
    Console.Error.WriteLine("""
        Writes the guide's pages ahead of time. Publishing the guide runs it:
          dotnet publish -c Release src/Glassbox.Guide -o FOLDER
        By hand: Glassbox.Guide.Pages WWWROOT SITE-PATH WORKSHOP-FOLDER EDITOR-SCRIPT
        """);
    return 2;
}

var site = new PublishedSite(folder);
new WorkshopFiles(site, workshop, editor).Write();
var template = new Template(site.Read("index.html"));
await using var writer = new PageWriter();
foreach (SitePage page in SitePage.All(sitePath)) site.Write(page.File, template.Fill(page, await writer.RenderAsync(page)));
site.Write("service-worker-files.js", new OfflineList(site).ToScript());
return 0;
