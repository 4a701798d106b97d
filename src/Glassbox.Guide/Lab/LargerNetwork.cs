namespace Glassbox.Guide.Lab;

/// <summary>
/// A larger network for the reader's handwriting, trained in advance by the project's own command (see docs/training.md) on shifted,
/// rotated, scaled and sheared digits. It is a file of the site, fetched when it is first selected.
/// </summary>
public sealed class LargerNetwork(IPage page)
{
    /// <summary>The path, relative to the site root.</summary>
    public const string File = "networks/larger.safetensors";

    /// <summary>The fingerprint, <see cref="Network.ParametersSha256"/>, as the command prints it.</summary>
    public const string Sha256 = "8bdfb8b65d25d9e71fddbfb2c0c25b78c28a79295ef601c1d08fe43788e187ac";

    private bool isComing;

    /// <summary>Occurs when the network has arrived or could not be loaded.</summary>
    public event Action? Changed;

    /// <summary>The reader of the network; null until it is loaded.</summary>
    public NetworkReader? Reader { get; private set; }

    /// <summary>An error message for the reader; null if nothing went wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Fetches the network, unless it is loaded or loading.</summary>
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
