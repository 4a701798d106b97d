namespace Glassbox.Guide.Stage;

/// <summary>Shows players on the screen.</summary>
public interface IStageHost
{
    /// <summary>Whether the reader prefers reduced motion.</summary>
    bool IsMotionReduced { get; }

    /// <summary>Shows a player on a stage of the page until the returned object is disposed.</summary>
    /// <param name="id">The id of the stage's element.</param>
    /// <param name="player">The player.</param>
    IDisposable Show(string id, StagePlayer player);

    /// <summary>Records a scene from start to end and offers the video as a download.</summary>
    /// <param name="id">The id of the stage's element.</param>
    /// <param name="name">The file name.</param>
    /// <param name="made">The caption below the picture: how it was made.</param>
    /// <returns>Whether this browser supports recording.</returns>
    Task<bool> FilmAsync(string id, string name, string made);

    /// <summary>Encodes an image as a data URL; null if that is not possible.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="rgba">[height, width, 4] red, green, blue and opacity, 0 to 255.</param>
    string? PictureAddress(int width, int height, byte[] rgba);
}

/// <summary>A host for prerendered pages, which show a drawing.</summary>
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
