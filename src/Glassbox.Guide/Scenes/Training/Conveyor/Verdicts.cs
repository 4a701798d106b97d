using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>
/// The result of every sample: a sheet for each epoch with a cell for each digit, green for correct predictions, red for wrong ones.
/// </summary>
/// <param name="answers">The predictions reported by the engine.</param>
internal sealed class Verdicts(AnswerLog answers)
{
    private const double Right = 0.16, Wrong = 0.62;
    private readonly CellPicture[] sheets = [.. Enumerable.Range(0, Clock.Epochs).Select(_ => new CellPicture(Layout.Side, Layout.Side))];
    private int drawn;

    /// <summary>Returns the sheet of an epoch.</summary>
    public CellPicture Sheet(int epoch) => sheets[epoch];

    /// <summary>Adds the predictions reported since.</summary>
    public void Update()
    {
        for (; drawn < Math.Min(answers.Count, Clock.Epochs * Clock.Epoch); drawn++)
        {
            bool isRight = answers.IsRight(drawn);
            sheets[drawn / Clock.Epoch].Set(drawn % Clock.Epoch, isRight ? Tint.Right : Tint.Wrong, isRight ? Right : Wrong);
        }
    }
}
