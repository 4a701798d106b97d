using Glassbox.Testing;

namespace Glassbox.Tests;

public class RoomsTests
{
    /// <summary>The rooms of the library, from the lowest to the highest. What stands at the top of the folder belongs to one by name.</summary>
    private static readonly Room[] Rooms =
    [
        new("Kernels", "Glassbox.Kernels", "Glassbox.Arithmetic", "Glassbox.FusedArithmetic"),
        new("Basics", "Glassbox.ArgumentMessage", "Glassbox.Classification", "Glassbox.DataFormatException", "Glassbox.Named", "Glassbox.RandomSequence"),
        new("Imaging", "Glassbox.Imaging", "Glassbox.ColorPicture", "Glassbox.ColumnRange", "Glassbox.DigitImage", "Glassbox.DigitImageOptions", "Glassbox.DigitStage", "Glassbox.GrayscalePicture"),
        new("Data", "Glassbox.Data", "Glassbox.Dataset", "Glassbox.DatasetSplit", "Glassbox.IdxFile", "Glassbox.IdxDataset", "Glassbox.IdxOptions", "Glassbox.ClassLabels"),
        new("Activations", "Glassbox.Activations", "Glassbox.Activation"),
        new("Losses", "Glassbox.Losses", "Glassbox.Loss"),
        new("Optimizers", "Glassbox.Optimizers", "Glassbox.Optimizer", "Glassbox.OptimizerMemory", "Glassbox.Sgd", "Glassbox.RmsProp", "Glassbox.Adam", "Glassbox.AdamW"),
        new("Layers", "Glassbox.Layers", "Glassbox.DenseLayer", "Glassbox.LayerShape"),
        new("Inference", "Glassbox.Inference"),
        new("Networks", "Glassbox.Network", "Glassbox.Architecture", "Glassbox.Defaults", "Glassbox.Initializer", "Glassbox.Evaluation", "Glassbox.ConfusionMatrix", "Glassbox.ClassScores", "Glassbox.Misclassification", "Glassbox.RocCurve", "Glassbox.RocPoint", "Glassbox.Calibration", "Glassbox.CalibrationBin"),
        new("Training", "Glassbox.Training", "Glassbox.Trainer", "Glassbox.TrainerBase", "Glassbox.TrainerState", "Glassbox.TrainingOptions", "Glassbox.TrainingReport", "Glassbox.TrainingDivergedException",
            "Glassbox.Schedules", "Glassbox.LearningRateSchedule", "Glassbox.StepSchedule", "Glassbox.ExponentialSchedule", "Glassbox.CosineSchedule", "Glassbox.OneCycleSchedule", "Glassbox.PlateauSchedule",
            "Glassbox.EarlyStopping", "Glassbox.ClassWeights", "Glassbox.Augmentation", "Glassbox.ValidationMetric", "Glassbox.ValidationReport", "Glassbox.ValidationState"),
        new("Reference", "Glassbox.Reference"),
        new("Serialization", "Glassbox.Serialization", "Glassbox.CustomParts", "Glassbox.Checkpoint", "Glassbox.TrainerCheckpoints", "Glassbox.ReferenceTrainerCheckpoints", "Glassbox.ModelFile", "Glassbox.ModelFormat", "Glassbox.ModelInputs", "Glassbox.NpzDataset", "Glassbox.Recipe", "Glassbox.SavedModel", "Glassbox.TensorNames", "Glassbox.WeightOrder"),
    ];

    [Fact]
    public void No_room_of_the_library_depends_on_one_above_it() => Room.MustUseOnlyThoseBefore(Rooms, typeof(Network).Assembly);

    [Fact]
    public void A_wrong_direction_is_named_with_type_and_member()
    {
        Room[] upsideDown = [new("Networks", "Glassbox.Network"), new("All others", "Glassbox")];
        string message = Assert.ThrowsAny<Exception>(() => Room.MustUseOnlyThoseBefore(upsideDown, typeof(Network).Assembly)).Message;
        Assert.Contains(
            "Glassbox.Network, in its member ParametersSha256, uses Glassbox.Kernels.Sha256: Networks must not depend on All others.", message,
            StringComparison.Ordinal); // used in the body of a method alone
        Assert.Contains(
            "Glassbox.Evaluation belongs to no room",
            Assert.ThrowsAny<Exception>(() => Room.MustUseOnlyThoseBefore([new("Networks", "Glassbox.Network")], typeof(Network).Assembly)).Message,
            StringComparison.Ordinal);
    }
}
