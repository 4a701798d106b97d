using System.Globalization;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>The workshop's own .NET with its compiler, and its editor, put into the site: nothing of them is fetched before the workshop is opened.</summary>
/// <param name="site">Where to.</param>
/// <param name="published">The folder to which Glassbox.Workshop was published.</param>
/// <param name="editor">The editor's script.</param>
internal sealed class WorkshopFiles(PublishedSite site, string published, string editor)
{
    /// <summary>Where the workshop's files lie, below the site's folder.</summary>
    public const string Folder = "workshop/";

    private const string Framework = "_framework/";

    /// <summary>Copies them. What the guide's own .NET has too, as the runtime itself, is served once.</summary>
    public void Write()
    {
        site.Write(Folder + "editor.js", File.ReadAllText(editor));
        string from = Path.Combine(published, "wwwroot", "_framework");
        var list = new StringBuilder("{\n  \"files\": {\n");
        var sizes = new StringBuilder("  \"sizes\": {\n");
        string[] names = [.. Directory.EnumerateFiles(from).Select(file => Path.GetFileName(file)).Where(name => Path.GetExtension(name) is not (".br" or ".gz")).Order(StringComparer.Ordinal)];
        foreach (string name in names)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(from, name));
            bool isShared = site.Has(Framework + name) && site.Bytes(Framework + name).AsSpan().SequenceEqual(bytes);
            if (!isShared) site.Copy(from, name, Folder + Framework);
            string end = name == names[^1] ? "\n" : ",\n";
            list.Append(CultureInfo.InvariantCulture, $"    \"{name}\": \"{(isShared ? "../" : "")}{Framework}{name}\"{end}");
            sizes.Append(CultureInfo.InvariantCulture, $"    \"{name}\": {bytes.Length}{end}");
        }

        site.Write(Folder + "files.json", $"{list}  }},\n{sizes}  }}\n}}\n");
    }
}
