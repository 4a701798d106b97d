using Glassbox.Testing;

namespace Glassbox.Tests;

public class ModulesTests
{
    /// <summary>The modules of the library, lowest first. Types in the top folder are listed by name.</summary>
    private static readonly Module[] Modules =
    [
        new("Kernels", "Glassbox.Kernels", "Glassbox.Arithmetic", "Glassbox.FusedArithmetic"),
        new("Basics", "Glassbox.ArgumentMessage", "Glassbox.Classification", "Glassbox.Counted", "Glassbox.DataFormatException", "Glassbox.Named", "Glassbox.Position", "Glassbox.RandomSequence"),
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
    public void No_module_of_the_library_depends_on_a_higher_one() => Module.MustDependOnlyOnLower(Modules, typeof(Network).Assembly);

    [Fact]
    public void A_forbidden_dependency_is_reported_with_type_and_member()
    {
        Module[] reversed = [new("Networks", "Glassbox.Network"), new("All others", "Glassbox")];
        string message = Assert.ThrowsAny<Exception>(() => Module.MustDependOnlyOnLower(reversed, typeof(Network).Assembly)).Message;
        Assert.Contains(
            "Glassbox.Network, in its member ParametersSha256, uses Glassbox.Kernels.Sha256: Networks must not depend on All others.", message,
            StringComparison.Ordinal); // used only in a method body
        Assert.Contains(
            "Glassbox.Evaluation belongs to no module",
            Assert.ThrowsAny<Exception>(() => Module.MustDependOnlyOnLower([new("Networks", "Glassbox.Network")], typeof(Network).Assembly)).Message,
            StringComparison.Ordinal);
    }
}
