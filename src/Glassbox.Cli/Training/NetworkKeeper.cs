using System.Diagnostics;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>Keeps a network that is being trained in a file: after its epochs, so that little is lost whatever happens, and at the end.</summary>
/// <param name="path">The file that was asked for.</param>
internal sealed class NetworkKeeper(string path)
{
    /// <summary>Short epochs are not worth a file each.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long lastTime = Stopwatch.GetTimestamp();
    private Network? last;
    private bool hasFailed;

    /// <summary>Where the network is, or null where it has not been saved.</summary>
    public string? Place { get; private set; }

    /// <summary>Why it is not where it was asked to be, and where it is instead; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Saves the network, unless that was done a moment ago. Where it fails, training goes on.</summary>
    public void SaveAfterEpoch(SavedModel model) => SaveAfterEpoch(() => Of(model));

    /// <inheritdoc cref="SaveAfterEpoch(SavedModel)"/>
    /// <param name="capture">Takes the model as it is now, where it is to be saved.</param>
    public void SaveAfterEpoch(Func<Model> capture) => SaveAfterEpoch(() => Of(capture()));

    /// <summary>Saves the network: where that fails, under a name beside it, and else among the temporary files.</summary>
    public void SaveAtEnd(SavedModel model) => SaveAtEnd(Of(model));

    /// <inheritdoc cref="SaveAtEnd(SavedModel)"/>
    public void SaveAtEnd(Model model) => SaveAtEnd(Of(model));

    /// <summary>Saves the model that has been saved at the end once more, with what is known of it since.</summary>
    public void Complete(Model model)
    {
        if (Place is null || last != model.Network) return;
        try
        {
            model.Save(Place);
        }
        catch (IOException fault)
        {
            Problem ??= $"{fault.Message} {Place} holds the model all the same, but not how well it does.";
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
            if (!hasFailed) Screen.Note($"glassbox: {fault.Message} Training continues, and saving is tried again.");
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
                : $"{fault.Message} It could not be saved beside it either{(Place is null ? "" : $"; {Place} holds the network of an earlier epoch")}.";
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
                // The next one may do; the first reason is the one to be told.
            }
        }

        return false;
    }

    private string Unused(string folder)
    {
        (string name, string ending) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
        for (int number = 2; ; number++)
        {
            string candidate = Path.Combine(folder, $"{name[..Math.Min(name.Length, 50)]}-{number}{ending}");
            if (!Path.Exists(candidate)) return candidate;
        }
    }

    private void Save(string place, (Network Network, Action<string> Write) model)
    {
        model.Write(place);
        (Place, last) = (place, model.Network);
    }
}
