using Glassbox.Training;

namespace Glassbox.Tests.Data;

public class ColorImagesTests
{
    [Fact]
    public void Red_green_and_blue_of_each_pixel_are_adjacent()
    {
        byte[] pixels = [.. Enumerable.Range(0, 24).Select(i => (byte)(10 * i))];
        var dataset = Dataset.FromColorImages(pixels, [1, 0], 2, 2, 2);
        Assert.Equal((2, 2, 3, 12), (dataset.Rows, dataset.Columns, dataset.Channels, dataset.Features));
        Assert.Equal(pixels[12..], dataset.Pixels(1));
        Assert.Equal(pixels[..12].Select(p => p / 255f), dataset.Inputs(0));
        Dataset gray = dataset.Shuffle(3).ToGrayscale();
        Assert.Equal((2, 2, 1, 4), (gray.Rows, gray.Columns, gray.Channels, gray.Features));
        int second = Enumerable.Range(0, 2).Single(i => dataset.Shuffle(3).Label(i) == 0);
        Assert.Equal(new ColorPicture(pixels.AsSpan(12), 2, 2).ToGrayscale().Pixels, gray.Pixels(second));
        Assert.Same(gray, gray.ToGrayscale());
        Assert.Equal("images 2x2x3", ModelInputs.From(dataset)!.ToString());
        Assert.Equal(ModelInputs.From(dataset), ModelInputs.Parse("images 2x2x3"));
        Assert.Throws<ArgumentException>(() => ModelInputs.Parse("images 2x2x4"));
        Assert.Contains("2 images of 2 × 2 need 24 bytes, three a pixel; there are 8", Assert.Throws<ArgumentException>(() => Dataset.FromColorImages(pixels[..8], [0, 1], 2, 2, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fitting_treats_each_color_channel_like_gray()
    {
        byte[] red = [.. Enumerable.Range(0, 15).Select(i => (byte)(17 * i))];
        byte[] colors = [.. red.SelectMany(r => (byte[])[r, (byte)(255 - r), 7])];
        ColorPicture fit = new ColorPicture(colors, 5, 3).Fit(4, 4);
        byte[] expected = [.. new GrayscalePicture(red, 5, 3).Fit(4, 4).Pixels];
        Assert.Equal((4, 4), (fit.Width, fit.Height));
        Assert.Equal(expected, fit.Pixels.ToArray().Where((_, i) => i % 3 == 0));
        Assert.Equal([.. new GrayscalePicture([.. red.Select(r => (byte)(255 - r))], 5, 3).Fit(4, 4).Pixels], fit.Pixels.ToArray().Where((_, i) => i % 3 == 1));
        Assert.Throws<ArgumentException>(() => new ColorPicture(red, 5, 3));
    }

    [Fact]
    public void Augmentation_moves_all_color_channels_of_a_pixel_like_gray()
    {
        byte[] gray = Digits.Training.Pixels(5);
        byte[] colors = [.. gray.SelectMany(g => (byte[])[g, 0, g])];
        Dataset ofGray = Dataset.FromImages(gray, new byte[1], 28, 28), ofColor = Dataset.FromColorImages(colors, [0], 28, 28, 10);
        var everything = new Augmentation { Shift = 2, Rotate = 15, Scale = 0.1f, Shear = 10, Elastic = 20 };
        float[] expected = ofGray.Inputs(0), changed = ofColor.Inputs(0);
        new Augmenter(everything, ofGray, seed: 3, purpose: 0).Change(2, 0, expected);
        new Augmenter(everything, ofColor, seed: 3, purpose: 0).Change(2, 0, changed);
        Assert.Equal(expected.SelectMany(g => (float[])[g, 0, g]), changed);
        Assert.NotEqual(ofGray.Inputs(0), expected);
    }
}
