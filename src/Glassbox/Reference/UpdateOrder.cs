namespace Glassbox.Reference;

/// <summary>When the weights change within a training step.</summary>
public enum UpdateOrder
{
    /// <summary>All deltas are computed from the weights before the step; then all layers change.</summary>
    Textbook,

    /// <summary>
    /// The last layer changes first, and the error is propagated back through its changed weights, and so on down to the first layer: the order in
    /// the video's program.
    /// </summary>
    Video,
}
