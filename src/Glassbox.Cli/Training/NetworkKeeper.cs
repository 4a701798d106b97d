using System.Diagnostics;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>Saves a network during training: after its epochs, so that a crash costs little, and at the end.</summary>
/// <param name="path">The path to save to.</param>
internal sealed class NetworkKeeper(string path)
{
    /// <summary>The minimum time between two saves: short epochs are not worth a file each.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long lastTime = Stopwatch.GetTimestamp();
    private Network? last;
    private bool hasFailed;

    /// <summary>Where the network was saved, or null if it was not.</summary>
    public string? Place { get; private set; }

    /// <summary>Why the network is not at its path, and where it is instead; null if there was no problem.</summary>
    public string? Problem { get; private set; }

    /// <summary>Saves the network, unless it was saved a moment ago. If that fails, training continues.</summary>
    public void SaveAfterEpoch(SavedModel model) => SaveAfterEpoch(() => Of(model));

    /// <inheritdoc cref="SaveAfterEpoch(SavedModel)"/>
    /// <param name="capture">Returns the current model; called only if it will be saved.</param>
    public void SaveAfterEpoch(Func<Model> capture) => SaveAfterEpoch(() => Of(capture()));

    /// <summary>Saves the network; if that fails, tries another name in the same folder, then the folder for temporary files.</summary>
    public void SaveAtEnd(SavedModel model) => SaveAtEnd(Of(model));

    /// <inheritdoc cref="SaveAtEnd(SavedModel)"/>
    public void SaveAtEnd(Model model) => SaveAtEnd(Of(model));

    /// <summary>Saves the final model again, with its metrics.</summary>
    public void Complete(Model model)
    {
        if (Place is null || last != model.Network) return;
        try
        {
            model.Save(Place);
        }
        catch (IOException fault)
        {
            Problem ??= $"{fault.Message} {Place} contains the model, but not its metrics.";
        }
    }

    private static (Network Network, Action<string> Write) Of(SavedModel model) => (model.Network, place => ModelFile.Save(place, model));

    private static (Network Network, Action<string> Write) Of(Model model) => (model.Network, model.Save);

    private void SaveAfterEpoch(Func<(Network Network, Action<string> Write)> capture)
    {
        if (Stopwatch.GetElapsedTime(lastTime) < Pause) return;
        try
        {
            Save(path, capture());
        }
        catch (IOException fault)
        {
            if (!hasFailed) Screen.Note($"glassbox: {fault.Message} Training continues, and saving will be tried again.");
            hasFailed = true;
        }

        lastTime = Stopwatch.GetTimestamp();
    }

    private void SaveAtEnd((Network Network, Action<string> Write) model)
    {
        if (last == model.Network) return;
        try
        {
            Save(path, model);
        }
        catch (IOException fault)
        {
            Problem = TryElsewhere(model)
                ? $"{fault.Message} The network is in {Place}."
                : $"{fault.Message} It could not be saved elsewhere either{(Place is null ? "" : $"; {Place} holds the network of an earlier epoch")}.";
        }
    }

    private bool TryElsewhere((Network Network, Action<string> Write) model)
    {
        foreach (string folder in (string[])[Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetTempPath()])
        {
            try
            {
                Save(Unused(folder), model);
                return true;
            }
            catch (IOException)
            {
                // Try the next folder; the first error is the one to report.
            }
        }

        return false;
    }

    private string Unused(string folder)
    {
        (string name, string extension) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
        for (int number = 2; ; number++)
        {
            string candidate = Path.Combine(folder, $"{name[..Math.Min(name.Length, 50)]}-{number}{extension}");
            if (!Path.Exists(candidate)) return candidate;
        }
    }

    private void Save(string place, (Network Network, Action<string> Write) model)
    {
        model.Write(place);
        (Place, last) = (place, model.Network);
    }
}
