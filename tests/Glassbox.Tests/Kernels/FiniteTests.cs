using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class FiniteTests
{
    [Fact]
    public void A_fault_is_found_at_every_position_of_every_length_from_0_to_256()
    {
        float[] faults = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        for (int count = 0; count <= 256; count++)
        {
            float[] values = new float[count];
            for (int i = 0; i < count; i++)
                values[i] = (i % 4) switch { 0 => float.MaxValue, 1 => float.MinValue, 2 => float.Epsilon, _ => -0f };
            Assert.True(Finite.All(values));
            Assert.Equal(-1, Finite.FirstFault(values));
            for (int i = 0; i < count; i++)
            {
                float was = values[i];
                values[i] = faults[(i + count) % faults.Length];
                Assert.False(Finite.All(values));
                Assert.Equal(i, Finite.FirstFault(values));
                values[i] = was;
            }
        }
    }
}
