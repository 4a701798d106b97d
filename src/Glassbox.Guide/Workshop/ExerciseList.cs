using Glassbox.Guide.Workshop.Exercises;

namespace Glassbox.Guide.Workshop;

/// <summary>All exercises, in the order in which the program grows.</summary>
public static class ExerciseList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        WeightedSum.Exercise, Sigmoid.Exercise, Image.Exercise, OneHot.Exercise, Product.Exercise, Forward.Exercise,
        Cost.Exercise, OutputDelta.Exercise, Backward.Exercise, OuterProduct.Exercise, Update.Exercise, Epoch.Exercise,
    ];

    /// <summary>Those that belong to a page of the guide.</summary>
    /// <param name="address">The page's address.</param>
    public static IEnumerable<Exercise> Of(string address) => All.Where(exercise => exercise.Page == address);
}
