namespace Glassbox.Reference;

/// <summary>When a step of training changes the weights.</summary>
public enum UpdateOrder
{
    /// <summary>All deltas are taken from the weights as they were before the step; then all layers change.</summary>
    Textbook,

    /// <summary>
    /// The last layer changes first, and sends the error back through its changed weights, and so on down to the
    /// first: the order of the program in the video.
    /// </summary>
    Video,
}
