namespace Glassbox.Guide.Stage;

/// <summary>Shows players on the screen.</summary>
public interface IStageHost
{
    /// <summary>Whether the reader wants no motion.</summary>
    bool IsMotionReduced { get; }

    /// <summary>Shows a player on a stage of the page, until what is returned is disposed.</summary>
    /// <param name="id">The id of the stage's element.</param>
    /// <param name="player">What is shown.</param>
    IDisposable Show(string id, StagePlayer player);

    /// <summary>Plays a scene from its beginning and offers it as a film.</summary>
    /// <param name="id">The id of the stage's element.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="made">What stands under the picture: how it was made.</param>
    /// <returns>Whether this browser could.</returns>
    Task<bool> FilmAsync(string id, string name, string made);

    /// <summary>A picture as an address that holds all of it; null where none can be made.</summary>
    /// <param name="width">In pixels of the picture.</param>
    /// <param name="height">In pixels of the picture.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    string? PictureAddress(int width, int height, byte[] rgba);
}

/// <summary>For pages that stand still: they show a drawing.</summary>
public sealed class StillStageHost : IStageHost
{
    /// <inheritdoc/>
    public bool IsMotionReduced => true;

    /// <inheritdoc/>
    public IDisposable Show(string id, StagePlayer player) => throw new InvalidOperationException("Nothing moves on a still page.");

    /// <inheritdoc/>
    public Task<bool> FilmAsync(string id, string name, string made) => Task.FromResult(false);

    /// <inheritdoc/>
    public string? PictureAddress(int width, int height, byte[] rgba) => null;
}
