using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class TransposedTests
{
    [Fact]
    public void Every_element_of_every_shape_is_transposed()
    {
        for (int rows = 1; rows <= 33; rows++)
            for (int columns = 1; columns <= 33; columns++)
            {
                float[] matrix = [.. Enumerable.Range(0, rows * columns).Select(i => (float)i)];
                float[] transposed = new float[matrix.Length];
                Transposed.Of(matrix, rows, columns, transposed);
                for (int c = 0; c < columns; c++)
                    for (int r = 0; r < rows; r++)
                        Assert.Equal((r * columns) + c, transposed[(c * rows) + r]);
            }
    }
}
