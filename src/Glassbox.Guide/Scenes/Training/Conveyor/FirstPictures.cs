using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>Pictures of the first digits: as ink, and as the marks they leave on weights that grow or shrink.</summary>
/// <param name="recording">The recording that has learned them.</param>
internal sealed class FirstPictures(Recording recording)
{
    private readonly List<CellPicture> inks = [], raised = [], lowered = [];

    /// <summary>The number of digits.</summary>
    public int Count => inks.Count;

    /// <summary>Returns a digit.</summary>
    public CellPicture Ink(int sample) => inks[sample];

    /// <summary>Returns the mark that a digit leaves; only for digits shown one by one.</summary>
    public CellPicture Stamp(int sample, bool raises) => raises ? raised[sample] : lowered[sample];

    /// <summary>Adds the digits learned since.</summary>
    public void Update()
    {
        for (int i = inks.Count; i < recording.Steps.Count; i++)
        {
            byte[] pixels = recording.Steps[i].Pixels;
            inks.Add(new CellPicture(28, 28).Ink(pixels));
            if (i >= Clock.Shown) continue;
            raised.Add(Tinted(pixels, Tint.Positive));
            lowered.Add(Tinted(pixels, Tint.Negative));
        }
    }

    private static CellPicture Tinted(byte[] pixels, Tint tint)
    {
        var picture = new CellPicture(28, 28);
        for (int i = 0; i < pixels.Length; i++) picture.Set(i, tint, pixels[i] / 255.0);
        return picture;
    }
}
