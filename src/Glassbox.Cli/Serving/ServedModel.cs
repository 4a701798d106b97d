using Glassbox.Cli.Pictures;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>A model that is served, and how pictures are prepared for it.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Model">What answers.</param>
/// <param name="Pictures">How pictures become its inputs; null where it does not answer pictures.</param>
internal sealed record ServedModel(string Name, Model Model, PicturePreparation? Pictures)
{
    /// <param name="path">The file.</param>
    /// <param name="saved">What it holds.</param>
    public static ServedModel Create(string path, SavedModel saved)
    {
        var model = Model.FromSaved(saved, path);
        bool mayBeDigits = !model.IsDescribed && model.Preparation.Inputs == ModelInputs.MnistDigits.Count;
        return new ServedModel(
            Path.GetFileName(path), model, model.Image is not null || mayBeDigits ? PicturePreparation.Choose(path, saved, asked: null, steps: null) : null);
    }

    /// <summary>Whether its columns have names by which a row can be asked about.</summary>
    public bool HasRows => Pictures is null || Model.IsDescribed && Model.Columns.Any(column => !int.TryParse(column.Name, out _));
}
