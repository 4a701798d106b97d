namespace Glassbox.Reference;

/// <summary>A matrix of numbers. A column vector is a matrix with one column.</summary>
public sealed class Matrix
{
    /// <summary>Initializes a matrix of zeros.</summary>
    /// <param name="rows">The number of rows: at least 1.</param>
    /// <param name="columns">The number of columns: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
        Values = new double[checked(rows * columns)];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>[rows, columns] All numbers, row by row; writable.</summary>
    public double[] Values { get; }

    /// <summary>The number in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get => Values[Place(row, column)];
        set => Values[Place(row, column)] = value;
    }

    /// <summary>[columns] One row; writable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>Creates a copy.</summary>
    public Matrix Clone()
    {
        var clone = new Matrix(Rows, Columns);
        Values.CopyTo(clone.Values, 0);
        return clone;
    }

    private int Place(int row, int column)
    {
        Position.MustExist(row, Rows, "row");
        Position.MustExist(column, Columns, "column");
        return (row * Columns) + column;
    }
}
