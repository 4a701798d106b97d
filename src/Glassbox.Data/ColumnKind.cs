namespace Glassbox.Data;

/// <summary>What a column of a table is.</summary>
public enum ColumnKind
{
    /// <summary>Numbers: an input of the network, once scaled.</summary>
    Number,

    /// <summary>Text of a few different values, as colors are: an input for each value, or the classes to tell apart.</summary>
    Category,

    /// <summary>Text of many different values, as names are: no input.</summary>
    Text,

    /// <summary>Left out: no input, whatever it holds. The numbers of the rows are, where they stand in a column without a name.</summary>
    Ignored,
}
