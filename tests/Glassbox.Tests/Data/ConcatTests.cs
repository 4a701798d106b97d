using CsCheck;

namespace Glassbox.Tests.Data;

public class ConcatTests
{
    [Fact]
    public void Views_of_images_and_of_numbers_are_concatenated_in_order()
    {
        Dataset a = Digits.Training.Take(30).Shuffle(1), b = Digits.Test.Take(20).Split(5).Others;
        MustFollow([a, b, a.Take(3)]);
        var numbers = Dataset.FromSamples([[1f, 0], [2f, 3]], [[1f], [2f]]);
        MustFollow([numbers, numbers.Take(1)]);
        Assert.Equal(numbers.Targets(1), Dataset.Concat(numbers, numbers).Targets(3));
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.ULong).Sample((first, second, seed) =>
            MustFollow([Digits.Training.Shuffle(seed).Take(first), Digits.Test.Take(second)]), iter: 30);

        static void MustFollow(Dataset[] parts)
        {
            var whole = Dataset.Concat(parts);
            Assert.Equal((parts.Sum(part => part.Count), parts[0].Rows, parts[0].Columns, parts[0].Outputs), (whole.Count, whole.Rows, whole.Columns, whole.Outputs));
            int at = 0;
            foreach (Dataset part in parts)
                for (int i = 0; i < part.Count; i++, at++)
                {
                    Assert.Equal(part.Inputs(i), whole.Inputs(at));
                    Assert.Equal(part.Targets(i), whole.Targets(at));
                }
        }
    }

    [Fact]
    public void Weights_are_kept_if_any_part_has_them()
    {
        Dataset two = Digits.Training.Take(2);
        var whole = Dataset.Concat(two.WithWeights([0.5f, 3]), two);
        Assert.Equal([0.5f, 3, 1, 1], Enumerable.Range(0, 4).Select(whole.Weight));
    }

    [Fact]
    public void Different_shapes_classes_and_kinds_are_named()
    {
        Dataset digits = Digits.Training.Take(2), small = Dataset.FromImages(new byte[8], new byte[2], 2, 2), color = Dataset.FromColorImages(new byte[12], [0], 2, 2, 10);
        Dataset classes = Dataset.FromSamples([[1f, 2]], [0], 3), numbers = Dataset.FromSamples([[1f, 2]], [[1f]]);
        MustSay("Dataset 1 does not go with dataset 0: its images are of 2 × 2 pixels, not of 28 × 28", digits, small);
        MustSay("its images are of 2 × 2 color pixels, not of 2 × 2", small, color);
        MustSay("Dataset 2 does not go with dataset 0: it holds numbers, not images", digits, digits, classes);
        MustSay("it has 12 classes, not 10", digits, digits.WithClasses(12));
        MustSay("its targets are numbers, not classes", classes, numbers);
        MustSay("its samples have 3 inputs, not 2", classes, Dataset.FromSamples([[1f, 2, 3]], [0], 3));
        MustSay("its samples have 2 targets, not 1", numbers, Dataset.FromSamples([[1f, 2]], [[1f, 2]]));
        MustSay("at least one sample");

        static void MustSay(string what, params Dataset[] parts) =>
            Assert.Contains(what, Assert.Throws<ArgumentException>(() => Dataset.Concat(parts)).Message, StringComparison.Ordinal);
    }
}
