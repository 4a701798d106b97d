using Glassbox.Guide.Workshop.Exercises;

namespace Glassbox.Guide.Workshop;

/// <summary>All exercises, in the order in which they build up the program.</summary>
public static class ExerciseList
{
    /// <summary>All exercises.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        WeightedSum.Exercise, Sigmoid.Exercise, Image.Exercise, OneHot.Exercise, Product.Exercise, Forward.Exercise,
        Cost.Exercise, OutputDelta.Exercise, Backward.Exercise, OuterProduct.Exercise, Update.Exercise, Epoch.Exercise,
    ];

    /// <summary>Returns the exercises of a page of the guide.</summary>
    /// <param name="address">The URL of the page.</param>
    public static IEnumerable<Exercise> Of(string address) => All.Where(exercise => exercise.Page == address);
}
