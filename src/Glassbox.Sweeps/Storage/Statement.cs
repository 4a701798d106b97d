namespace Glassbox.Sweeps.Storage;

/// <summary>An SQL statement, with the values of its parameters $1, $2 and so on.</summary>
internal readonly record struct Statement(string Sql, params object?[] Values);
