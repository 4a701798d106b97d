namespace Glassbox.Data;

/// <summary>The task of a model.</summary>
public enum ModelTask
{
    /// <summary>Classification: predicts one of several classes.</summary>
    Classes,

    /// <summary>Regression: predicts one or more numbers.</summary>
    Regression,

    /// <summary>Multi-label classification: predicts any number of labels at once.</summary>
    Labels,
}
