using System.Security.Cryptography;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>
/// What the service worker keeps: every file of the site but the digits, which the page itself keeps. Those of the workshop, and networks,
/// it keeps once they are asked for, and not before: many readers never do.
/// </summary>
/// <param name="site">All its pages must have been written.</param>
internal sealed class OfflineList(PublishedSite site)
{
    private const string Digits = "digits/", Networks = "networks/", Worker = "service-worker.js", List = "service-worker-files.js";
    private const string Index = "index.html";

    /// <summary>The list as a script: addresses below the site's folder, each with its digest, and a version of all.</summary>
    public string ToScript()
    {
        string[] all = [.. site.Files.Where(file => !file.StartsWith(Digits, StringComparison.Ordinal) && file is not (Worker or List))];
        string files = Entries(all.Where(file => !IsKeptLater(file))), later = Entries(all.Where(IsKeptLater));
        string version = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(files + later), .. site.Bytes(Worker)]))[..16];
        return $"self.published = {{\n  version: \"{version}\",\n  files: {{\n{files}  }},\n  later: {{\n{later}  }},\n}};\n";
    }

    private static bool IsKeptLater(string file) =>
        file.StartsWith(WorkshopFiles.Folder, StringComparison.Ordinal) || file.StartsWith(Networks, StringComparison.Ordinal);

    private string Entries(IEnumerable<string> files) => string.Concat(
        files.Select(file => $"    \"{Address(file)}\": \"sha256-{Convert.ToBase64String(SHA256.HashData(site.Bytes(file)))}\",\n"));

    // Some hosts lead from a page's file to its folder, and what was led elsewhere cannot answer a navigation.
    private static string Address(string file) =>
        file == Index || file.EndsWith('/' + Index, StringComparison.Ordinal) ? file[..^Index.Length] : file;
}
