namespace Glassbox.Sweeps.Storage;

/// <summary>A statement of SQL, and the values of $1, $2 and so on in it.</summary>
internal readonly record struct Statement(string Sql, params object?[] Values);
