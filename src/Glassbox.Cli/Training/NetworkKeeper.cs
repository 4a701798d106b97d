using System.Diagnostics;

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
    public void SaveAfterEpoch(SavedModel model)
    {
        if (Stopwatch.GetElapsedTime(lastTime) < Pause) return;
        try
        {
            Save(path, model);
        }
        catch (IOException fault)
        {
            if (!hasFailed) Screen.Note($"glassbox: {fault.Message} Training continues, and saving is tried again.");
            hasFailed = true;
        }

        lastTime = Stopwatch.GetTimestamp();
    }

    /// <summary>Saves the network: where that fails, under a name beside it, and else among the temporary files.</summary>
    public void SaveAtEnd(SavedModel model)
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

    private bool TryElsewhere(SavedModel model)
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

    private void Save(string place, SavedModel model)
    {
        ModelFile.Save(place, model);
        (Place, last) = (place, model.Network);
    }
}
