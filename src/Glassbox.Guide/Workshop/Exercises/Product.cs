using Glassbox.Reference;

namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>The matrix-vector product in a layer.</summary>
internal static class Product
{
    public static Exercise Exercise { get; } = new("product", "A matrix times a column", "forward/", "Multiply a matrix by a column: for each row one sum, (20\u00a0×\u00a0784) · (784\u00a0×\u00a01) → (20\u00a0×\u00a01).")
    {
        Start = """
        double[] Times(double[][] matrix, double[] column)
        {
            // matrix[row][i] is a number of the matrix; matrix.Length is how many rows it has.
            double[] result = new double[0];
            return result;
        }
        """,
        Solution = """
        double[] Times(double[][] matrix, double[] column)
        {
            double[] result = new double[matrix.Length];
            for (int row = 0; row < matrix.Length; row++)
                for (int i = 0; i < column.Length; i++) result[row] += matrix[row][i] * column[i];
            return result;
        }
        """,
        Python = """
        def times(matrix, column):
            return matrix @ column
        """,
        Hints =
        [
            "The inner sizes meet and are used up. Which size is left for the result?",
            "One loop over the rows, one inside it over the numbers of a row. Each row makes one number of the result.",
            "for (int i = 0; i < column.Length; i++) result[row] += matrix[row][i] * column[i];",
        ],
        Tolerance = 1e-8,
        Call = "return [yours.Times(GlassboxRows(input[0], input[2][0]), input[1])];",
        Outputs = [new("the product")],
        Cases = Tried,
        Mistakes =
        [
            new("The result has as many numbers as the column. It must have one for each row.", ("new double[matrix.Length]", "new double[column.Length]")),
            new("Each product takes the place of the sum: = instead of +=.", ("result[row] +=", "result[row] =")),
            new("Every row of the result is made of the first row of the matrix.", ("matrix[row][i]", "matrix[0][i]")),
            new("You left out the first column of the matrix: places are counted from 0.", ("int i = 0", "int i = 1")),
            new("You added where it must be multiplied.", ("matrix[row][i] * column[i]", "matrix[row][i] + column[i]")),
            new("Everything is added up to one number. Each row has a sum of its own.", ("new double[matrix.Length]", "new double[1]"), ("result[row] +=", "result[0] +=")),
            new("The result has no numbers. It must have one for each row of the matrix.", ("new double[matrix.Length]", "new double[0]"), ("result[row] += matrix[row][i] * column[i]", "_ = i")),
            new("Only the first row has its sum: return stands inside the loop and ends it at once. Put it after the loop’s }.", ("for (int i = 0; i < column.Length; i++) result[row] += matrix[row][i] * column[i];", "{ for (int i = 0; i < column.Length; i++) result[row] += matrix[row][i] * column[i]; return result; }")),
            new("The sum goes on from row to row: each must begin at 0. Declare it inside the outer loop.", ("new double[matrix.Length];", "new double[matrix.Length]; double sum = 0;"), ("result[row] += matrix[row][i] * column[i];", "{ sum += matrix[row][i] * column[i]; result[row] = sum; }")),
            new("All sums are 0: nothing is added up yet.", ("result[row] += matrix[row][i] * column[i]", "_ = i")),
        ],
    };

    // A small matrix first: images have no ink at their edges, where missing elements would go unnoticed.
    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        new("a small matrix", [[1, 2, 3, 4, 5, 6], [1, 0.5, -1], [2]], [Twin([1, 2, 3, 4, 5, 6], [1, 0.5, -1])]),
        .. inputs.ForEach((digit, step) =>
            ([inputs.Network.Weights[0].Values, digit.Image, [20]], [Without(step.Layers[0].Sums.Values, inputs.Network.Biases[0].Values)])),
    ];

    private static double[] Twin(double[] matrix, double[] column)
    {
        var twin = new ReferenceNetwork(new Architecture([column.Length, matrix.Length / column.Length]));
        matrix.CopyTo(twin.Weights[0].Values, 0);
        return twin.Forward(column).Layers[0].Sums.Values;
    }

    // The sums of the reference implementation include the biases.
    private static double[] Without(double[] sums, double[] biases) => [.. sums.Zip(biases, (sum, bias) => sum - bias)];
}
