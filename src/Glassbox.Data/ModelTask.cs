namespace Glassbox.Data;

/// <summary>What a model is asked.</summary>
public enum ModelTask
{
    /// <summary>Which one of some classes it is.</summary>
    Classes,

    /// <summary>How large a number is, or several.</summary>
    Regression,

    /// <summary>Which of some labels hold: any number of them at once.</summary>
    Labels,
}
