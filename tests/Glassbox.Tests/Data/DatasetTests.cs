using CsCheck;

namespace Glassbox.Tests.Data;

public class DatasetTests
{
    private static readonly Gen<(byte[] Pixels, byte[] Labels, int Rows, int Columns)> Images =
        from count in Gen.Int[1, 600]
        from rows in Gen.Int[1, 12]
        from columns in Gen.Int[1, 60]
        from pixels in Gen.Frequency((4, Gen.Const((byte)0)), (1, Gen.Byte)).Array[count * rows * columns]
        from labels in Gen.Byte[0, 9].Array[count]
        select (pixels, labels, rows, columns);

    // Ways to select a part of a dataset, each with its effect on a list of indices.
    private static readonly Gen<(char Kind, double Part, ulong Seed)[]> Views =
        Gen.Select(Gen.Char["TFOS"], Gen.Double.Unit, Gen.ULong).Array[0, 6];

    [Fact]
    public void A_stratified_split_keeps_class_shares_and_order_and_depends_on_the_seed()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)0, 60), .. Enumerable.Repeat((byte)1, 30), .. Enumerable.Repeat((byte)2, 10)];
        Dataset sorted = Dataset.FromSamples([.. labels.Select((_, i) => new[] { (float)i })], labels, 4);
        (Dataset first, Dataset others) = sorted.StratifiedSplit(80, seed: 7);

        Assert.Equal((80, 20), (first.Count, others.Count));
        Assert.Equal([48, 24, 8], Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 80).Count(i => first.Label(i) == c)));
        float[] drawn = [.. Enumerable.Range(0, 80).Select(i => first.Inputs(i)[0])], left = [.. Enumerable.Range(0, 20).Select(i => others.Inputs(i)[0])];
        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(left.Order(), left);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), drawn.Concat(left).Order());
        Assert.Equal(drawn, Enumerable.Range(0, 80).Select(i => sorted.StratifiedSplit(80, 7).First.Inputs(i)[0]));
        Assert.NotEqual(drawn, Enumerable.Range(0, 80).Select(i => sorted.StratifiedSplit(80, 8).First.Inputs(i)[0]));
        Assert.Equal([3, 17], Enumerable.Range(0, 2).Select(part => part == 0 // a view of a view, without classes
            ? Dataset.FromSamples([.. labels.Select((_, i) => new[] { (float)i })], [.. labels.Select(l => new[] { (float)l })]).Split(20).First.StratifiedSplit(3, 1).First.Count
            : sorted.Shuffle(3).Take(20).StratifiedSplit(3, 1).Others.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted.StratifiedSplit(100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted.StratifiedSplit(0, 1));
    }

    [Fact]
    public void The_index_holds_the_non_zero_pixels_of_any_image() => Images.Sample(set =>
    {
        Dataset data = Make(set);
        int features = set.Rows * set.Columns, most = 0;
        int[] offsets = new int[data.UnpackLength];
        float[] values = new float[data.UnpackLength], inputs = new float[features];
        for (int i = 0; i < data.Count; i++)
        {
            byte[] image = set.Pixels[(i * features)..((i + 1) * features)];
            int[] places = [.. Enumerable.Range(0, features).Where(at => image[at] != 0)];
            Assert.Equal(places.Length, data.Unpack(i, 3, offsets, values));
            Assert.Equal(places.Select(at => at * 3), offsets.Take(places.Length));
            Assert.Equal(places.Select(at => image[at] / 255f), values.Take(places.Length));
            Assert.Equal(image, data.Pixels(i));
            Assert.Equal(image.Select(pixel => pixel / 255f), data.Inputs(i));
            most = Math.Max(most, places.Length);
        }

        Assert.Equal(most, data.MostNonZero);
    }, iter: 40);

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(784)]
    public void Every_single_pixel_is_found_at_its_position(int features)
    {
        byte[] pixels = new byte[features * features];
        for (int i = 0; i < features; i++) pixels[(i * features) + i] = (byte)(1 + (i % 255));
        var data = Dataset.FromImages(pixels, new byte[features], 1, features);
        int[] offsets = new int[data.UnpackLength];
        float[] values = new float[data.UnpackLength];
        for (int i = 0; i < features; i++)
        {
            Assert.Equal(1, data.Unpack(i, 1, offsets, values));
            Assert.Equal((i, (1 + (i % 255)) / 255f), (offsets[0], values[0]));
        }
    }

    [Fact]
    public void Views_of_views_have_the_right_samples() => Gen.Select(Images, Views).Sample((set, views) =>
    {
        Dataset data = Make(set);
        int features = data.Features;
        int[] places = [.. Enumerable.Range(0, data.Count)];
        foreach ((char kind, double part, ulong seed) in views)
        {
            int count = 1 + (int)(part * (data.Count - 1));
            if (kind == 'T') (data, places) = (data.Take(count), places[..count]);
            else if (kind == 'S') (data, places) = (data.Shuffle(seed), Shuffled(places, seed));
            else if (count == data.Count) continue;
            else if (kind == 'F') (data, places) = (data.Split(count).First, places[..count]);
            else (data, places) = (data.Split(count).Others, places[count..]);
        }

        Assert.Equal(places.Length, data.Count);
        for (int i = 0; i < places.Length; i++)
        {
            Assert.Equal(set.Labels[places[i]], data.Label(i));
            Assert.Equal(set.Pixels[(places[i] * features)..((places[i] + 1) * features)], data.Pixels(i));
        }
    }, iter: 60);

    [Fact]
    public void Shuffling_keeps_every_sample_once_and_the_same_seed_gives_the_same_order()
    {
        Dataset data = Numbered(1000);
        int[] one = Order(data.Shuffle(1)), again = Order(data.Shuffle(1)), other = Order(data.Shuffle(2));
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
        Assert.Equal(Enumerable.Range(0, 1000), one.Order());
    }

    [Fact]
    public void Any_numbers_are_preserved() => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20]).SelectMany((count, features) =>
        Gen.OneOf(Gen.Const(0f), Gen.Float.Where(float.IsFinite)).Array[features].Array[count]).Sample(inputs =>
    {
        float[][] targets = [.. inputs.Select(row => new[] { row[0], -1 })];
        var data = Dataset.FromSamples(inputs, targets);
        int[] offsets = new int[data.Features];
        float[] values = new float[data.Features];
        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(inputs[i], data.Inputs(i));
            Assert.Equal(targets[i], data.Targets(i));
            int count = data.Unpack(i, 1, offsets, values);
            Assert.Equal(inputs[i].Where(x => x != 0), values.Take(count));
            Assert.Equal(Enumerable.Range(0, data.Features).Where(at => inputs[i][at] != 0), offsets.Take(count));
        }
    }, iter: 100);

    [Fact]
    public void Targets_of_classes_are_one_hot()
    {
        var data = Dataset.FromSamples([[1f], [2f]], new byte[] { 2, 0 }, 3);
        Assert.Equal([0, 0, 1], data.Targets(0));
        Assert.Equal([1, 0, 0], data.Targets(1));
        Assert.Equal((3, 3, 1, 1), (data.Classes, data.Outputs, data.Rows, data.Columns));
        float[] longer = [9, 9, 9, 9];
        data.CopyTargets(0, longer);
        Assert.Equal([0, 0, 1, 9], longer);
    }

    [Fact]
    public void There_can_be_more_classes_than_fit_a_byte()
    {
        const int classes = 1000;
        int[] labels = [.. Enumerable.Range(0, classes)];
        float[][] inputs = [.. labels.Select(label => new float[] { label / 1000f, 1 })];
        Dataset images = Dataset.FromImages(new byte[classes * 2], labels, 1, 2, classes);
        Dataset data = Dataset.FromSamples(inputs, labels, classes);
        Assert.Equal(labels, labels.Select(images.Label));
        Assert.Equal(1, images.Targets(999)[999]);
        Assert.Equal((true, 1001), (data.HasClasses, data.WithClasses(1001).Classes));
        Assert.False(Dataset.FromSamples(inputs, inputs).HasClasses);

        var network = new Network(new Architecture([2, classes]), seed: 1);
        foreach (TrainingReport report in new Trainer(network, data).Epochs(1)) Assert.Equal(classes, report.Samples);
        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal(classes, evaluation.Confusion.Classes);
        Assert.Equal(labels.Count(label => network.Classify(data, label) == label), evaluation.Correct);
    }

    [Fact]
    public void Changing_the_original_arrays_does_not_change_the_dataset()
    {
        byte[] pixels = [1, 2], labels = [3, 4];
        float[][] inputs = [[1f]], targets = [[2f]];
        (Dataset images, Dataset numbers) = (Dataset.FromImages(pixels, labels, 1, 1), Dataset.FromSamples(inputs, targets));
        pixels[0] = labels[0] = 0;
        inputs[0][0] = targets[0][0] = 0;
        images.Pixels(0)[0] = 7;
        Assert.Equal((1, 3), (images.Pixels(0)[0], images.Label(0)));
        Assert.Equal((1f, 2f), (numbers.Inputs(0)[0], numbers.Targets(0)[0]));
    }

    [Fact]
    public void Mismatched_sizes_are_rejected_with_the_reason()
    {
        Refused("need 8 pixels; there are 7", () => Dataset.FromImages(new byte[7], new byte[2], 2, 2));
        Refused("have nothing to learn from", () => Dataset.FromImages([], new byte[2], 0, 2));
        Refused("too large", () => Dataset.FromImages([], new byte[1], 4097, 4096));
        Refused("There are no samples", () => Dataset.FromImages([], Array.Empty<byte>(), 2, 2));
        Refused("at least 1 class, not 0", () => Dataset.FromImages(new byte[1], new byte[1], 1, 1, 0));
        Refused("Label 0 is -1; with 3 classes it must be 0 to 2", () => Dataset.FromSamples([[1f]], new[] { -1 }, 3));
        Refused("Label 1 is 3; with 3 classes it must be 0 to 2", () => Dataset.FromImages(new byte[2], [2, 3], 1, 1, 3));
        Refused("Label 0 is 3; with 3 classes it must be 0 to 2", () => Dataset.FromSamples([[1f]], new byte[] { 3 }, 3));
        Refused("1 sample, but 2 labels", () => Dataset.FromSamples([[1f]], new byte[2], 3));
        Refused("There are no inputs", () => Dataset.FromSamples([], Array.Empty<byte>(), 3));
        Refused("Sample 1 has 2 inputs; sample 0 has 1", () => Dataset.FromSamples([[1f], [1f, 2f]], new byte[2], 3));
        Refused("Sample 0, target 1 is NaN", () => Dataset.FromSamples([[1f]], new float[][] { [1f, float.NaN] }));
        Refused("Sample 0 has no inputs: it is null", () => Dataset.FromSamples([null!], new byte[1], 3));
        Dataset five = Numbered(5);
        Refused("Of 5 samples, 1 to 5 can be taken, not 6", () => five.Take(6));
        Refused("not 0", () => five.Take(0));
        Refused("5 samples cannot be split after 5", () => five.Split(5));
        Refused("There is no sample 5; there are samples 0 to 4", () => five.Label(5));
        Refused("There is no sample -1", () => five.Inputs(-1));
        Refused("A sample has 2 inputs; the destination holds 1", () => five.CopyInputs(0, new float[1]));
        Refused("A sample has 10 targets; the destination holds 9", () => five.CopyTargets(0, new float[9]));
        var numbers = Dataset.FromSamples([[1f]], new float[][] { [1f] });
        Assert.Contains("not images", Assert.Throws<InvalidOperationException>(() => numbers.Pixels(0)).Message, StringComparison.Ordinal);
        Assert.Contains("not classes", Assert.Throws<InvalidOperationException>(() => numbers.Label(0)).Message, StringComparison.Ordinal);
    }

    private static void Refused(string reason, Func<object> make) =>
        Assert.Contains(reason, Assert.ThrowsAny<ArgumentException>(() => _ = make()).Message, StringComparison.Ordinal);

    private static void Refused(string reason, Action use) => Refused(reason, () =>
    {
        use();
        return reason;
    });

    private static Dataset Make((byte[] Pixels, byte[] Labels, int Rows, int Columns) set) =>
        Dataset.FromImages(set.Pixels, set.Labels, set.Rows, set.Columns);

    private static Dataset Numbered(int count) => Dataset.FromImages(
        [.. Enumerable.Range(0, count).SelectMany(i => new[] { (byte)i, (byte)(i >> 8) })], new byte[count], 1, 2);

    private static int[] Order(Dataset data) =>
        [.. Enumerable.Range(0, data.Count).Select(i => data.Pixels(i)[0] + (data.Pixels(i)[1] << 8))];

    private static int[] Shuffled(int[] places, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, places.Length)];
        new RandomSequence(seed).Shuffle(order);
        return [.. order.Select(i => places[i])];
    }
}
