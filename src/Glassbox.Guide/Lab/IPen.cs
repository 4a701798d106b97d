namespace Glassbox.Guide.Lab;

/// <summary>The reader's pen, finger or mouse on a drawing surface.</summary>
public interface IPen
{
    /// <summary>Reports all strokes over an element, at most once per frame, until disposed.</summary>
    /// <param name="id">The ID of the element.</param>
    /// <param name="moved">Called with the movement since the last call.</param>
    IDisposable Follow(string id, Action<PenMotion> moved);
}

/// <summary>A part of a stroke.</summary>
/// <param name="IsStart">Whether the stroke starts here.</param>
/// <param name="IsEnd">Whether the stroke ends here.</param>
/// <param name="Points">Alternating x and y, as fractions of the element's width and height; below 0 or above 1 outside of it.</param>
public sealed record PenMotion(bool IsStart, bool IsEnd, double[] Points);

/// <summary>A pen that never draws, for prerendering and tests.</summary>
public sealed class StillPen : IPen, IDisposable
{
    /// <inheritdoc/>
    public IDisposable Follow(string id, Action<PenMotion> moved) => this;

    /// <inheritdoc/>
    public void Dispose() { }
}
