using System.Buffers.Binary;
using System.IO.Compression;
using Glassbox.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Glassbox.Cli.Tests;

/// <summary>Picture files, whole and damaged.</summary>
public class PictureFileTests
{
    private const int Width = 30, Height = 20;

    public static TheoryData<string> Formats => ["png", "jpg", "bmp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_whole_picture_is_read(string format)
    {
        GrayscalePicture picture = PictureFile.Read(Encoded(format));
        Assert.Equal((Width, Height), (picture.Width, picture.Height));
        Assert.InRange(picture[3, 3], 0, 20);        // the corner at the top left is black
        Assert.InRange(picture[25, 15], 235, 255);   // all else is white
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_that_is_cut_off_anywhere_is_refused(string format)
    {
        byte[] whole = Encoded(format);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => PictureFile.Read(cut));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_that_claims_to_be_huge_is_refused_before_it_is_decoded(string format)
    {
        byte[] bytes = Encoded(format);
        int at = format switch { "png" => 16, "bmp" => 18, _ => Frame(bytes) + 5 };
        if (format == "bmp") BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), 1_000_000);
        else if (format == "png") BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), 1_000_000);
        else bytes.AsSpan(at, 4).Fill(0xff);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => PictureFile.Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    // 28 × 28 gray pixels, and data that unpack to 64 MB.
    [Fact]
    public void A_picture_whose_data_unpack_to_more_than_its_size_asks_for_is_refused_on_the_way()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(new byte[64 << 20]);
        byte[] header = [0, 0, 0, 28, 0, 0, 0, 28, 8, 0, 0, 0, 0];
        byte[] file = [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => PictureFile.Read(file)).Message;
        Assert.Contains("unpacks to more than", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);

        static byte[] Chunk(string type, byte[] data)
        {
            byte[] length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            return [.. length, .. System.Text.Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0]; // nobody asks for the check sum before
        }
    }

    // Each of these made a decoder loop for ever, or answer.
    [Theory]
    [InlineData("ffd8ffe07fff")]                                                                               // a JPEG whose first part is longer than the file
    [InlineData("89504e470d0a1a0a0000000d494844520000001c0000001c0800000000000000fffffff449444154")] // a PNG chunk of 4 GB
    [InlineData("424d3a000000000000003600000028000000010000000000008001001800")]                         // a BMP of −2³¹ rows
    [InlineData("ffd8ffd9")]
    [InlineData("")]
    public void What_is_damaged_is_refused(string hex) => Assert.Throws<InvalidDataException>(() => PictureFile.Read(Convert.FromHexString(hex)));

    [Fact]
    public void A_bitmap_from_top_to_bottom_is_read()
    {
        byte[] bytes = Encoded("bmp");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), -Height);
        Assert.InRange(PictureFile.Read(bytes)[3, 15], 0, 20); // its rows are those of the other, the other way round
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("tga")]
    [InlineData("text")]
    public void Formats_that_help_does_not_name_are_refused(string format)
    {
        byte[] bytes = format == "text" ? [.. "seven"u8] : Encoded(format);
        Assert.Contains("PNG, JPEG or BMP", Assert.Throws<InvalidDataException>(() => PictureFile.Read(bytes)).Message, StringComparison.Ordinal);
    }

    // What EXIF calls 6: turn it by a quarter, clockwise. The black corner at the top left comes to the top right.
    [Fact]
    public void A_photo_is_turned_as_its_camera_noted()
    {
        GrayscalePicture picture = PictureFile.Read(Encoded("jpg", orientation: 6));
        Assert.Equal((Height, Width), (picture.Width, picture.Height));
        Assert.InRange(picture[Height - 4, 3], 0, 20);
        Assert.InRange(picture[3, 3], 235, 255);
    }

    [Theory]
    [InlineData("png", 400)]
    [InlineData("jpg", 400)]
    [InlineData("bmp", 400)]
    public void Mutated_bytes_are_read_or_refused(string format, int times)
    {
        byte[] whole = Encoded(format);
        var random = new RandomSequence(7);
        for (int i = 0; i < times; i++)
        {
            byte[] mutated = [.. whole];
            for (int n = 0; n < 1 + (i % 4); n++) mutated[random.NextInt32(mutated.Length)] = (byte)random.NextInt32(256);
            try
            {
                Assert.NotEmpty(PictureFile.Read(mutated).Pixels.ToArray());
            }
            catch (InvalidDataException)
            {
                // refused, as it should be where it is damaged
            }
        }
    }

    private static int Frame(byte[] jpeg)
    {
        for (int i = 0; ; i++)
            if (jpeg[i] == 0xff && jpeg[i + 1] is 0xc0 or 0xc2) return i;
    }

    private static byte[] Encoded(string format, ushort? orientation = null)
    {
        using var image = new Image<Rgba32>(Width, Height, new Rgba32(255, 255, 255));
        for (int y = 0; y < 10; y++)
            for (int x = 0; x < 10; x++) image[x, y] = new Rgba32(0, 0, 0);
        if (orientation is { } turned)
        {
            image.Metadata.ExifProfile = new ExifProfile();
            image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, turned);
        }

        IImageEncoder encoder = format switch
        {
            "png" => new PngEncoder(),
            "jpg" => new JpegEncoder { Quality = 95 },
            "bmp" => new BmpEncoder(),
            "gif" => new SixLabors.ImageSharp.Formats.Gif.GifEncoder(),
            _ => new SixLabors.ImageSharp.Formats.Tga.TgaEncoder(),
        };
        using var bytes = new MemoryStream();
        image.Save(bytes, encoder);
        return bytes.ToArray();
    }
}
