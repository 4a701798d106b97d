namespace Glassbox.Guide.Lab;

/// <summary>The reader's pen, finger or mouse, where something is drawn on.</summary>
public interface IPen
{
    /// <summary>Tells of every stroke over an element, at most once a frame, until disposed.</summary>
    /// <param name="id">The id of the element.</param>
    /// <param name="moved">Told where the pen has been since it was told last.</param>
    IDisposable Follow(string id, Action<PenMotion> moved);
}

/// <summary>A piece of a stroke.</summary>
/// <param name="IsStart">Whether the stroke starts with it.</param>
/// <param name="IsEnd">Whether the stroke ends with it.</param>
/// <param name="Points">x and y in turn, as fractions of the element's width and height; outside of it below 0 or above 1.</param>
public sealed record PenMotion(bool IsStart, bool IsEnd, double[] Points);

/// <summary>No pen: for pages written ahead of time, and for tests.</summary>
public sealed class StillPen : IPen, IDisposable
{
    /// <inheritdoc/>
    public IDisposable Follow(string id, Action<PenMotion> moved) => this;

    /// <inheritdoc/>
    public void Dispose() { }
}
