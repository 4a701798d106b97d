using Glassbox.Cli.Pictures;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>A served model, and how pictures are prepared for it.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Model">The model.</param>
/// <param name="Pictures">How pictures become inputs; null if the model does not accept pictures.</param>
internal sealed record ServedModel(string Name, Model Model, PicturePreparation? Pictures)
{
    /// <param name="path">The path of the model.</param>
    /// <param name="saved">The content of the file.</param>
    public static ServedModel Create(string path, SavedModel saved)
    {
        var model = Model.FromSaved(saved, path);
        bool mayBeDigits = !model.IsDescribed && model.Preparation.Inputs == ModelInputs.MnistDigits.Count;
        return new ServedModel(
            Path.GetFileName(path), model, model.Image is not null || mayBeDigits ? PicturePreparation.Choose(path, saved, requested: null, steps: null) : null);
    }

    /// <summary>Whether the model accepts rows, because its columns have names.</summary>
    public bool HasRows => Pictures is null || Model.IsDescribed && Model.Columns.Any(column => !int.TryParse(column.Name, out _));
}
