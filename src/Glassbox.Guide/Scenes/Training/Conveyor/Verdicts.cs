using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>What became of every sample: a sheet for each epoch with a cell for each digit, green where it was answered rightly, red where not.</summary>
/// <param name="answers">As the engine tells them.</param>
internal sealed class Verdicts(AnswerLog answers)
{
    private const double Right = 0.16, Wrong = 0.62;
    private readonly CellPicture[] sheets = [.. Enumerable.Range(0, Clock.Epochs).Select(_ => new CellPicture(Layout.Side, Layout.Side))];
    private int drawn;

    /// <summary>An epoch's sheet.</summary>
    public CellPicture Sheet(int epoch) => sheets[epoch];

    /// <summary>Takes what has become known.</summary>
    public void Update()
    {
        for (; drawn < Math.Min(answers.Count, Clock.Epochs * Clock.Epoch); drawn++)
        {
            bool isRight = answers.IsRight(drawn);
            sheets[drawn / Clock.Epoch].Set(drawn % Clock.Epoch, isRight ? Tint.Right : Tint.Wrong, isRight ? Right : Wrong);
        }
    }
}
