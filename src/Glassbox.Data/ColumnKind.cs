namespace Glassbox.Data;

/// <summary>The kind of a table column.</summary>
public enum ColumnKind
{
    /// <summary>Numbers: an input of the network, scaled.</summary>
    Number,

    /// <summary>Text with few distinct values, such as colors: one input per value, or the classes to predict.</summary>
    Category,

    /// <summary>Text with many distinct values, such as names: not an input.</summary>
    Text,

    /// <summary>Ignored: not an input, whatever it contains. This includes row numbers in a column without a name.</summary>
    Ignored,
}
