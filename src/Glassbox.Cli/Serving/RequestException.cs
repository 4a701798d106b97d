namespace Glassbox.Cli.Serving;

/// <summary>A request that cannot be answered; sent as problem details.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="title">The kind of problem.</param>
/// <param name="detail">What is wrong, where, and what was expected.</param>
/// <param name="row">The row in a batch, from 0, or null.</param>
/// <param name="column">The column, or null.</param>
internal sealed class RequestException(int status, string title, string detail, int? row = null, string? column = null) : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    public int? Row { get; } = row;

    public string? Column { get; } = column;

    /// <summary>Creates the exception for an input that does not fit the model.</summary>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="row">The row in a batch, or null.</param>
    /// <param name="column">The column, or null.</param>
    public static RequestException Wrong(string problem, int? row = null, string? column = null)
    {
        string place = (row, column) switch
        {
            (null, null) => "",
            (null, _) => $"Column '{column}': ",
            (_, null) => $"Row {row}: ",
            _ => $"Row {row}, column '{column}': ",
        };
        return new RequestException(400, "The request cannot be answered.", place + problem, row, column);
    }
}
