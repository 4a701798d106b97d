using CsCheck;

namespace Glassbox.Tests.Imaging;

public class DigitImageTests
{
    private static readonly Dataset Digits = Mnist.Load().Test;

    [Fact]
    public void An_enlarged_inverted_and_shifted_MNIST_digit_is_restored_almost_exactly()
    {
        double worst = 0, sum = 0;
        for (int i = 0; i < 200; i++)
        {
            byte[] digit = Digits.Pixels(i);
            GrayscalePicture photo = Enlarged(digit, times: 5, left: 10 + (i * 7 % 90), top: 5 + (i * 11 % 120), width: 260, height: 300);
            double difference = MeanDifference(digit, DigitImage.From(photo).Picture.Pixels);
            worst = Math.Max(worst, difference);
            sum += difference;
        }

        Assert.InRange(sum / 200, 0, 0.5);
        Assert.InRange(worst, 0, 12);
    }

    [Fact]
    public void MNIST_digits_themselves_stay_in_place()
    {
        int moved = 0;
        for (int i = 0; i < 500; i++)
        {
            byte[] digit = Digits.Pixels(i);
            var placed = DigitImage.From(digit, 28, 28, new DigitImageOptions { Invert = false, Clean = false, Scale = false });
            if (MeanDifference(digit, placed.Picture.Pixels) > 1) moved++;
        }

        Assert.InRange(moved, 0, 5);
    }

    [Fact]
    public void Grain_glints_and_specks_have_little_effect()
    {
        var random = new RandomSequence(7);
        for (int i = 0; i < 50; i++)
        {
            byte[] digit = Digits.Pixels(i);
            byte[] photo = Enlarged(digit, 5, 40, 30, 240, 220).Pixels.ToArray();
            for (int p = 0; p < photo.Length; p++) photo[p] = (byte)(40 + (photo[p] * 160 / 255) + random.NextInt32(12));
            (photo[(3 * 240) + 3], photo[^500], photo[(100 * 240) + 5]) = (20, 25, 255);
            Assert.InRange(MeanDifference(digit, DigitImage.From(photo, 240, 220).Picture.Pixels), 0, 8);
        }
    }

    [Fact]
    public void Any_drawing_fits_and_its_center_of_mass_is_as_close_to_the_center_as_possible() => (
        from width in Gen.Int[1, 90]
        from height in Gen.Int[1, 90]
        from strokes in Gen.Select(Gen.Int[0, 89], Gen.Int[0, 89], Gen.Int[0, 89], Gen.Int[0, 89]).Array[1, 5]
        from dark in Gen.Bool
        select (width, height, strokes, dark)).Sample(drawing =>
    {
        (int width, int height) = (drawing.width + 6, drawing.height + 6);
        byte[] pixels = new byte[width * height];
        if (drawing.dark) pixels.AsSpan().Fill(255);
        foreach ((int x0, int y0, int x1, int y1) in drawing.strokes)
            for (int t = 0; t <= 200; t++)
                pixels[((3 + (((y0 * (200 - t)) + (y1 * t)) / 200 % drawing.height)) * width) + 3 + (((x0 * (200 - t)) + (x1 * t)) / 200 % drawing.width)] =
                    (byte)(drawing.dark ? 0 : 255);

        var digit = DigitImage.From(pixels, width, height);
        Assert.Equal((28, 28), (digit.Picture.Width, digit.Picture.Height));
        GrayscalePicture scaled = digit.Stages.Single(stage => stage.Name == "scaled").Picture;
        Assert.Equal(20, Math.Max(scaled.Width, scaled.Height));
        Assert.Equal(Sum(scaled), Sum(digit.Picture)); // no ink is lost

        (double x, double y, int left, int right, int top, int bottom) = Mass(digit.Picture);
        Assert.True(Math.Abs(x - 14) <= 0.5 + 1e-9 || left == 0 || right == 27, $"{x}");
        Assert.True(Math.Abs(y - 14) <= 0.5 + 1e-9 || top == 0 || bottom == 27, $"{y}");
    }, iter: 300);

    [Fact]
    public void Light_on_dark_and_dark_on_light_give_the_same_digit()
    {
        for (int i = 0; i < 100; i++)
        {
            byte[] digit = Digits.Pixels(i), inverted = [.. digit.Select(pixel => (byte)(255 - pixel))];
            Assert.Equal(DigitImage.From(digit, 28, 28).Picture.Pixels, DigitImage.From(inverted, 28, 28).Picture.Pixels);
        }
    }

    [Fact]
    public void Enlarging_is_bilinear_and_shrinking_averages_areas()
    {
        var only = new DigitImageOptions { Invert = false, Clean = false, Crop = false, Center = false };
        GrayscalePicture small = DigitImage.From([0, 200, 100, 100], 2, 2, only).Stages[^2].Picture;
        Assert.Equal((0, 200, 100, 100), (small[0, 0], small[19, 0], small[0, 19], small[19, 19]));
        Assert.Equal(90, small[9, 0]); // its center is (9 + ½) · 2 / 20 − ½ = 0.45 of the way from 0 to 200
        byte[] large = new byte[40 * 40];
        for (int p = 0; p < large.Length; p++) large[p] = (byte)(p % 40 < 20 ? (p % 2 * 100) : 250);
        GrayscalePicture shrunk = DigitImage.From(large, 40, 40, only).Stages[^2].Picture;
        Assert.Equal((50, 250), (shrunk[0, 0], shrunk[19, 19]));
    }

    [Fact]
    public void Every_stage_is_recorded_and_can_be_skipped()
    {
        byte[] digit = Digits.Pixels(0);
        Assert.Equal(
            ["given", "inverted", "cleaned", "cropped", "scaled", "centered"],
            DigitImage.From(digit, 28, 28).Stages.Select(stage => stage.Name));
        var none = new DigitImageOptions { Invert = false, Clean = false, Crop = false, Scale = false, Center = false };
        DigitImage same = DigitImage.From(digit, 28, 28, none);
        Assert.Equal(["given", "centered"], same.Stages.Select(stage => stage.Name));
        Assert.Equal(digit, same.Picture.Pixels);
        Assert.Equal(digit, same.Stages[0].Picture.Pixels);
    }

    [Fact]
    public void Thin_strokes_in_a_large_picture_do_not_fade()
    {
        byte[] line = new byte[2000 * 2000];
        for (int i = 100; i < 1900; i++) line[(i * 2000) + i] = 255;
        GrayscalePicture digit = DigitImage.From(line, 2000, 2000).Picture;
        Assert.Equal(255, digit.Pixels.ToArray().Max());
    }

    [Fact]
    public void Pictures_without_ink_and_mismatched_sizes_are_rejected()
    {
        byte[] gray = [.. Enumerable.Range(0, 400).Select(i => (byte)(120 + (i % 20)))];
        Assert.Contains("nothing drawn", Assert.Throws<ArgumentException>(() => DigitImage.From(gray, 20, 20)).Message, StringComparison.Ordinal);
        Assert.Contains("has 380 pixels; 400", Assert.Throws<ArgumentException>(() => DigitImage.From(gray, 20, 19)).Message, StringComparison.Ordinal);
        Assert.Contains("shows nothing", Assert.Throws<ArgumentException>(() => DigitImage.From([], 0, 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_digits_side_by_side_are_two_groups_and_almost_all_single_digits_are_one()
    {
        int several = 0, together = 0, misplaced = 0;
        for (int i = 0; i < 2_000; i++)
        {
            if (DigitImage.From(new GrayscalePicture(Digits.Pixels(i), 28, 28)).Groups.Count > 1) several++;
            GrayscalePicture pair = Pair(Digits.Pixels(i), Digits.Pixels(i + 1));
            IReadOnlyList<ColumnRange> groups = DigitImage.From(pair).Groups;
            if (groups.Count == 1) together++;
            else if (groups[0].Left >= 28 || groups[^1].Right < 28) misplaced++;
        }

        Assert.Equal((0, 0), (misplaced, together));
        Assert.InRange(several, 0, 20); // 1 %: single digits with separate strokes
    }

    // Light on black, as in MNIST: two digits in one picture.
    [Fact]
    public void Fitting_preserves_the_aspect_ratio_and_averages_pixels()
    {
        GrayscalePicture wide = new GrayscalePicture([10, 20, 30, 40, 50, 60, 70, 80], 4, 2).Fit(2, 2);
        Assert.Equal([35, 55, 0, 0], wide.Pixels.ToArray()); // one row of two squares, with black below
        GrayscalePicture same = new([1, 2, 3, 4, 5, 6], 3, 2);
        Assert.Equal(same.Pixels.ToArray(), same.Fit(3, 2).Pixels.ToArray());
        Assert.Equal([0, 0, 0, 0, 7, 7, 7, 7, 0, 0, 0, 0], new GrayscalePicture([7], 1, 1).Fit(2, 6).Pixels.ToArray());
    }

    [Fact]
    public void Any_picture_fits_into_any_size() => (
        from width in Gen.Int[1, 30]
        from height in Gen.Int[1, 30]
        from toWidth in Gen.Int[1, 30]
        from toHeight in Gen.Int[1, 30]
        from gray in Gen.Byte
        select (width, height, toWidth, toHeight, gray)).Sample(s =>
    {
        byte[] flat = new byte[s.width * s.height];
        flat.AsSpan().Fill(s.gray);
        GrayscalePicture fitted = new GrayscalePicture(flat, s.width, s.height).Fit(s.toWidth, s.toHeight);
        Assert.Equal((s.toWidth, s.toHeight), (fitted.Width, fitted.Height));
        Assert.All(fitted.Pixels.ToArray(), pixel => Assert.True(pixel == 0 || pixel == s.gray)); // uniform gray stays uniform, on black
        if (s.width * s.toHeight == s.height * s.toWidth) Assert.DoesNotContain(fitted.Pixels.ToArray(), pixel => pixel != s.gray);
    });

    // Each bar is a group of its own before it is merged: the memory for that must not grow with the square of their number.
    [Fact]
    public void Thousands_of_groups_take_only_a_few_bytes_per_pixel()
    {
        const int width = 20_000, height = 18;
        byte[] bars = new byte[width * height];
        for (int i = 0; i < bars.Length; i += 4) bars[i] = 255;
        var picture = new GrayscalePicture(bars, width, height);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var image = DigitImage.From(picture);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * bars.Length);
        Assert.Equal(0, image.Groups[0].Left);
        Assert.Equal(width - 4, image.Groups[^1].Right);
    }

    private static GrayscalePicture Pair(byte[] one, byte[] other)
    {
        byte[] pixels = new byte[28 * 56];
        for (int y = 0; y < 28; y++)
        {
            one.AsSpan(28 * y, 28).CopyTo(pixels.AsSpan(56 * y));
            other.AsSpan(28 * y, 28).CopyTo(pixels.AsSpan((56 * y) + 28));
        }

        return new GrayscalePicture(pixels, 56, 28);
    }

    private static GrayscalePicture Enlarged(byte[] digit, int times, int left, int top, int width, int height)
    {
        byte[] photo = new byte[width * height];
        photo.AsSpan().Fill(255);
        for (int y = 0; y < 28 * times; y++)
            for (int x = 0; x < 28 * times; x++)
                photo[((top + y) * width) + left + x] = (byte)(255 - digit[(y / times * 28) + (x / times)]);
        return new GrayscalePicture(photo, width, height);
    }

    private static double MeanDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        long sum = 0;
        for (int i = 0; i < one.Length; i++) sum += Math.Abs(one[i] - other[i]);
        return (double)sum / one.Length;
    }

    private static long Sum(GrayscalePicture picture) => picture.Pixels.ToArray().Sum(pixel => (long)pixel);

    private static (double X, double Y, int Left, int Right, int Top, int Bottom) Mass(GrayscalePicture picture)
    {
        double mass = 0, across = 0, down = 0;
        (int left, int right, int top, int bottom) = (28, -1, 28, -1);
        for (int y = 0; y < 28; y++)
        {
            for (int x = 0; x < 28; x++)
            {
                (mass, across, down) = (mass + picture[x, y], across + (x * picture[x, y]), down + (y * picture[x, y]));
                if (picture[x, y] == 0) continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        return (across / mass, down / mass, left, right, top, bottom);
    }
}
