namespace Glassbox.Guide.Lab;

/// <summary>
/// A larger network for the reader's handwriting, trained ahead of time by the project's own command (docs/training.md has it) on
/// digits shifted, turned, scaled and sheared. A file of the site; fetched when it is first chosen, and never before.
/// </summary>
public sealed class LargerNetwork(IPage page)
{
    /// <summary>Where it lies below the site's folder.</summary>
    public const string File = "networks/larger.safetensors";

    /// <summary>Its fingerprint, <see cref="Network.ParametersSha256"/>, as the command prints it.</summary>
    public const string Sha256 = "8bdfb8b65d25d9e71fddbfb2c0c25b78c28a79295ef601c1d08fe43788e187ac";

    private bool isComing;

    /// <summary>It has arrived, or could not be had.</summary>
    public event Action? Changed;

    /// <summary>What is asked; null until it is here.</summary>
    public NetworkReader? Reader { get; private set; }

    /// <summary>Why it is not here, in words for the reader; null where nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Fetches it, unless it is here or on its way.</summary>
    public async Task FetchAsync()
    {
        if (Reader is not null || isComing) return;
        (isComing, Problem) = (true, null);
        try
        {
            using var bytes = new MemoryStream(await page.FetchAsync(File));
            Network network = ModelFile.Load(bytes, ModelFormat.Safetensors, File).Network;
            if (network.ParametersSha256() != Sha256) throw new DataFormatException(File, null, "its fingerprint is not that of the larger network.");
            Reader = new NetworkReader(network);
        }
        catch (Exception fault) when (fault is IOException or DataFormatException)
        {
            Problem = $"The larger network could not be fetched: {fault.Message}";
        }

        isComing = false;
        Changed?.Invoke();
    }
}
