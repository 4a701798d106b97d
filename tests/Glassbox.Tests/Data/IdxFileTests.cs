using CsCheck;

namespace Glassbox.Tests.Data;

public class IdxFileTests
{
    private static readonly byte[] Pixels = [0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 255];
    private static readonly byte[] Images = IdxBytes.File(Pixels, 2, 2, 3);
    private static readonly byte[] Labels = IdxBytes.File([7, 2], 2);

    private static readonly Gen<(byte[] Pixels, byte[] Labels, int Rows, int Columns)> Sets =
        from count in Gen.Int[1, 40]
        from rows in Gen.Int[1, 30]
        from columns in Gen.Int[1, 30]
        from pixels in Gen.OneOf(Gen.Const((byte)0), Gen.Byte).Array[count * rows * columns]
        from labels in Gen.Byte[0, 9].Array[count]
        select (pixels, labels, rows, columns);

    [Fact]
    public void Any_images_are_preserved_gzipped_or_not() => Sets.Sample(set =>
    {
        byte[] images = IdxBytes.File(set.Pixels, set.Labels.Length, set.Rows, set.Columns);
        byte[] labels = IdxBytes.File(set.Labels, set.Labels.Length);
        foreach (Dataset read in new[]
        {
            IdxBytes.Load(images, labels), IdxBytes.Load(IdxBytes.Zip(images), labels), IdxBytes.Load(images, IdxBytes.Zip(labels)),
        })
        {
            Assert.Equal((set.Labels.Length, set.Rows, set.Columns, 10), (read.Count, read.Rows, read.Columns, read.Outputs));
            for (int i = 0; i < read.Count; i++)
            {
                Assert.Equal(set.Pixels[(i * read.Features)..((i + 1) * read.Features)], read.Pixels(i));
                Assert.Equal(set.Labels[i], read.Label(i));
            }
        }
    }, iter: 50);

    [Fact]
    public void Streams_that_return_one_byte_at_a_time_are_read_to_the_end_and_left_open()
    {
        var images = new Trickle(IdxBytes.Zip(Images));
        var labels = new Trickle(Labels);
        Assert.Equal(Pixels[6..], IdxFile.Load(images, "i", labels, "l").Pixels(1));
        Assert.True(images.CanRead && labels.CanRead);
        Assert.Equal(-1, images.ReadByte());
    }

    [Theory]
    [InlineData(int.MaxValue, 1, 1)]
    [InlineData(60_000, 100, 100)]
    public void A_small_file_that_promises_very_many_pixels_is_rejected_before_allocation(int count, int rows, int columns)
    {
        byte[] header = IdxBytes.Zip(IdxBytes.File([], count, rows, columns));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataFormatException>(() => IdxBytes.Load(header, Labels));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("shrink that much", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_with_several_members_is_read() =>
        Assert.Equal(Pixels[..6], IdxBytes.Load([.. IdxBytes.Zip(Images[..17]), .. IdxBytes.Zip(Images[17..])], Labels).Pixels(0));

    [Fact]
    public void Images_larger_than_256_by_256_are_read()
    {
        byte[] pixels = new byte[2 * 300 * 300];
        foreach (int at in new[] { 0, 65535, 65536, 89999, 90000, 90000 + 65536, 179999 }) pixels[at] = (byte)(1 + (at % 255));
        Dataset read = IdxBytes.Load(IdxBytes.Zip(IdxBytes.File(pixels, 2, 300, 300)), Labels);
        Assert.Equal(pixels[..90000], read.Pixels(0));
        Assert.Equal(pixels[90000..], read.Pixels(1));
        int[] offsets = new int[read.UnpackLength];
        float[] values = new float[read.UnpackLength];
        Assert.Equal(4, read.Unpack(0, 2, offsets, values));
        Assert.Equal([0, 2 * 65535, 2 * 65536, 2 * 89999], offsets.Take(4));
        Assert.Equal(pixels[89999] / 255f, values[3]);
    }

    [Fact]
    public void A_dataset_with_256_classes_is_read()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Dataset read = IdxBytes.Load(IdxBytes.File(all, 256, 1, 1), IdxBytes.File(all, 256), classes: 256);
        Assert.Equal(255, read.Label(255));
        Assert.Equal(256, read.Outputs);
    }

    [Theory]
    [InlineData(new byte[0], null, "is empty")]
    [InlineData(new byte[] { 0, 0, 8 }, "byte 3", "ends within its header")]
    [InlineData(new byte[] { 0x1f }, "byte 1", "ends within its header")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4e, 0x47 }, "byte 0", "starts with 0x89 0x50")]
    [InlineData(new byte[] { 0, 0, 0x0a, 3 }, "byte 2", "0x0a, which IDX does not know")]
    [InlineData(new byte[] { 0, 0, 0x42, 3 }, "byte 2", "0x42, which IDX does not know")]
    [InlineData(new byte[] { 0, 0, 8, 1 }, "byte 3", "there are 1 dimensions; 3 were expected")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0 }, "byte 7", "ends within its header")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0 }, "byte 4", "the number of images is 0")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0 }, "byte 8", "the number of rows is 0")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0 }, "byte 12", "the number of columns is 0")]
    [InlineData(new byte[] { 0, 0, 8, 3, 255, 255, 255, 255 }, "byte 4", "the number of images is 4294967295")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 127, 255, 255, 255, 127, 255, 255, 255 }, "byte 8", "too large")]
    public void An_invalid_header_is_rejected_gzipped_or_not(byte[] images, string? place, string problem)
    {
        Refused(images, place, problem);
        if (images.Length > 1) Refused(IdxBytes.Zip(images), place + " of the unzipped contents", problem);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_rejected_gzipped_or_not()
    {
        byte[] zipped = IdxBytes.Zip(Images);
        for (int length = 0; length < Images.Length; length++) Refused(Images[..length], length == 0 ? null : $"byte {length}", "");
        for (int length = 0; length < zipped.Length; length++) Refused(zipped[..length], null, "");
    }

    [Fact]
    public void Gzip_data_damaged_anywhere_after_its_header_is_rejected_unless_the_contents_are_the_same()
    {
        byte[] zipped = IdxBytes.Zip(Images);
        int harmless = 0;
        for (int bit = 10 * 8; bit < zipped.Length * 8; bit++)
        {
            byte[] damaged = [.. zipped];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(Pixels[6..], IdxBytes.Load(damaged, Labels).Pixels(1));
                harmless++;
            }
            catch (DataFormatException fault)
            {
                Assert.Equal("images", fault.File);
            }
        }

        Assert.InRange(harmless, 0, 7); // the padding bits in the last byte of the compressed data
    }

    // Bytes with a meaning in gzip and IDX, ends of ranges, and any others.
    [Fact]
    public void A_file_with_many_changes_is_read_or_rejected() =>
        Gen.Select(
            Gen.OneOf((byte[][])[Images, IdxBytes.Zip(Images), [.. IdxBytes.Zip(Images[..17]), .. IdxBytes.Zip(Images[17..])]]),
            Gen.Select(
                Gen.Double.Unit, Gen.Int[0, 4],
                Gen.OneOf(Gen.OneOf(new byte[] { 0, 1, 3, 8, 0x1f, 0x7f, 0x80, 0x8b, 0xff }), Gen.Byte).Array[0, 9]).Array[1, 4])
        .Sample((whole, changes) =>
        {
            List<byte> bytes = [.. whole];
            foreach ((double at, int removed, byte[] inserted) in changes)
            {
                int start = (int)(at * bytes.Count);
                bytes.RemoveRange(start, Math.Min(removed, bytes.Count - start));
                bytes.InsertRange(start, inserted);
            }

            try
            {
                Assert.Equal(2, IdxBytes.Load([.. bytes], Labels).Count);
            }
            catch (DataFormatException)
            {
                // Any other exception fails the test.
            }
        }, iter: 5000);

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    public void Trailing_bytes_in_the_contents_or_after_the_gzip_data_are_rejected(byte[] more)
    {
        Refused([.. Images, .. more], "byte 28", "more bytes follow");
        Refused(IdxBytes.Zip([.. Images, .. more]), "byte 28 of the unzipped contents", "more bytes follow");
        Refused([.. IdxBytes.Zip(Images), .. more], "byte 28 of the unzipped contents", "does not end as it should");
    }

    [Fact]
    public void A_gzip_bomb_is_rejected_as_soon_as_it_exceeds_what_its_header_promises()
    {
        var bomb = new Trickle(IdxBytes.Zip([.. Images, .. new byte[50_000_000]]), atATime: 512);
        Assert.Contains("more bytes follow", Refusal(bomb).Message, StringComparison.Ordinal);
        Assert.InRange(bomb.Given, 1, 16_384);
    }

    [Fact]
    public void Memory_is_allocated_for_data_that_arrives_not_for_what_a_header_promises()
    {
        byte[] images = IdxBytes.File(new byte[1000], int.MaxValue, 4096, 4096), labels = IdxBytes.File(new byte[1000], int.MaxValue);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(images, "byte 1016", "promises");
        Assert.Throws<DataFormatException>(() => IdxBytes.Load(Images, labels));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void Labels_past_the_last_class_are_rejected()
    {
        var fault = Assert.Throws<DataFormatException>(() => IdxBytes.Load(Images, IdxBytes.File([7, 10], 2)));
        Assert.Equal(("labels", "byte 9"), (fault.File, fault.Place));
        Assert.Contains("label 1 is 10; with 10 classes, 0 to 9", fault.Message, StringComparison.Ordinal);
        Assert.Equal(10, IdxBytes.Load(Images, IdxBytes.File([7, 10], 2), classes: 11).Label(1));
    }

    [Theory]
    [InlineData(0x08, "0709")]
    [InlineData(0x09, "0709")]
    [InlineData(0x0b, "00070109")]
    [InlineData(0x0c, "0000000700000109")]
    [InlineData(0x0d, "40e0000043848000")]
    [InlineData(0x0e, "401c0000000000004070900000000000")]
    public void Labels_are_integers_of_any_size(byte type, string hex)
    {
        Dataset read = IdxBytes.Load(Images, IdxBytes.File(type, Convert.FromHexString(hex), 2), classes: 300);
        Assert.Equal([7, hex.Length > 4 ? 265 : 9], Enumerable.Range(0, 2).Select(read.Label));
        var fault = Assert.Throws<DataFormatException>(() => IdxBytes.Load(Images, IdxBytes.File(0x0b, [0, 7, 0xff, 0xff], 2)));
        Assert.Equal("byte 10", fault.Place);
        Assert.Contains("label 1 is -1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("label 0 is 7.5; a whole number was expected", Assert.Throws<DataFormatException>(
            () => IdxBytes.Load(Images, IdxBytes.File(0x0d, Convert.FromHexString("40f0000043848000"), 2))).Message, StringComparison.Ordinal);
        Assert.Contains("label 0 is -1", Assert.Throws<DataFormatException>(() => IdxBytes.Load(Images, IdxBytes.File(0x09, [0xff, 0], 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_numbers_of_labels_and_images_are_rejected()
    {
        var fault = Assert.Throws<DataFormatException>(() => IdxBytes.Load(Images, IdxBytes.File([1, 2, 3], 3)));
        Assert.Contains("there are 2 images, but 3 labels in labels", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Numbers_of_classes_out_of_range_are_rejected(int classes) =>
        Assert.Throws<ArgumentException>(() => IdxBytes.Load(Images, Labels, classes));

    [Fact]
    public void Unreadable_files_and_folders_are_named()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, file = Path.Combine(folder, "l");
        File.WriteAllBytes(file, Labels);
        string missing = Path.Combine(folder, "missing", "file");
        Assert.Contains("no such file", Assert.Throws<DataFormatException>(() => IdxFile.Load(missing, file)).Message, StringComparison.Ordinal);
        var fault = Assert.Throws<DataFormatException>(() => IdxFile.Load(folder, file));
        Assert.Equal(folder, fault.File);
        Assert.Contains("is a folder", fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static void Refused(byte[] images, string? place, string problem)
    {
        DataFormatException fault = Refusal(new MemoryStream(images));
        Assert.Equal("images", fault.File);
        if (place is not null) Assert.Equal(place, fault.Place);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    private static DataFormatException Refusal(Stream images) =>
        Assert.Throws<DataFormatException>(() => IdxFile.Load(images, "images", new MemoryStream(Labels), "labels"));

    /// <summary>An unseekable stream that returns few bytes at a time.</summary>
    private sealed class Trickle(byte[] contents, int atATime = 1) : MemoryStream(contents)
    {
        public int Given { get; private set; }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int given = base.Read(buffer, offset, Math.Min(count, atATime));
            Given += given;
            return given;
        }
    }
}
