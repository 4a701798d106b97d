using System.Globalization;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>
/// Adds the workshop to the site: its own .NET runtime with the compiler, and its editor. Browsers fetch none of it before the reader opens
/// the workshop.
/// </summary>
/// <param name="site">The destination.</param>
/// <param name="published">The folder that Glassbox.Workshop was published to.</param>
/// <param name="editor">The path of the editor script.</param>
internal sealed class WorkshopFiles(PublishedSite site, string published, string editor)
{
    /// <summary>The workshop's folder, relative to the site root.</summary>
    public const string Folder = "workshop/";

    private const string Framework = "_framework/";

    /// <summary>Copies the files. Files that the guide's own .NET runtime also has, such as the runtime itself, are served only once.</summary>
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
