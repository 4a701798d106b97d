using System.Security.Cryptography;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>
/// The files that the service worker caches: every file of the site except the digits, which the page itself stores. Files of the workshop
/// and networks are cached only after their first request, because many readers never need them.
/// </summary>
/// <param name="site">The site, after all pages have been written.</param>
internal sealed class OfflineList(PublishedSite site)
{
    private const string Digits = "digits/", Networks = "networks/", Worker = "service-worker.js", List = "service-worker-files.js";
    private const string Index = "index.html";

    /// <summary>
    /// Returns the list as a script: the URL of each file, relative to the site root, with its digest, and one version for the whole list.
    /// </summary>
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

    // Some hosts redirect from index.html to its folder, and a redirected response cannot answer a navigation request.
    private static string Address(string file) =>
        file == Index || file.EndsWith('/' + Index, StringComparison.Ordinal) ? file[..^Index.Length] : file;
}
