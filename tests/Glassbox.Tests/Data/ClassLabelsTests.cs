namespace Glassbox.Tests.Data;

public class ClassLabelsTests
{
    private enum Season
    {
        Winter,
        Spring,
        Autumn = 7,
    }

    [Fact]
    public void Texts_enums_and_numbers_become_classes_in_sorted_order()
    {
        ClassLabels<string> texts = ClassLabels.From(["dog", "Cat", "dog", "ant"]);
        Assert.Equal(["Cat", "ant", "dog"], texts.Classes);
        Assert.Equal([2, 0, 2, 1], texts.Numbers);
        ClassLabels<Season> seasons = ClassLabels.From([Season.Autumn, Season.Winter, Season.Autumn]);
        Assert.Equal([Season.Winter, Season.Autumn], seasons.Classes);
        Assert.Equal([1, 0, 1], seasons.Numbers);
        Assert.Equal([-1, 300], ClassLabels.From([300, -1]).Classes);
        Assert.Throws<ArgumentException>(() => ClassLabels.From<string>([]));
    }

    [Fact]
    public void Samples_of_a_two_dimensional_array_are_its_rows()
    {
        var labels = ClassLabels.From(["b", "a"]);
        Dataset classes = Dataset.FromSamples(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, labels.Numbers, labels.Classes.Count);
        Assert.Equal([4, 5, 6], classes.Inputs(1));
        Assert.Equal((1, 0), (classes.Label(0), classes.Label(1)));
        Dataset values = Dataset.FromSamples(new float[,] { { 1 }, { 2 } }, new float[,] { { 3, 4 }, { 5, 6 } });
        Assert.Equal([5, 6], values.Targets(1));
        Assert.Throws<ArgumentException>(() => Dataset.FromSamples(new float[0, 3], new float[0, 1]));
    }
}
