using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Serialization;

public class DamagedFileTests
{
    private static readonly byte[][] Whole =
    [
        Models.Saved(ModelFormat.Safetensors, Models.Small(), Models.SmallRecipe),
        Models.Saved(ModelFormat.Npz, Models.Small(), Models.SmallRecipe),
        Models.Saved(ModelFormat.Npz, new SavedModel(ReferenceNetwork.From(Models.Small()), Models.SmallRecipe)),
        File.ReadAllBytes(ModelFileTests.Golden("savez-compressed.npz")),
        File.ReadAllBytes(ModelFileTests.Golden("savez.npz")),
        Models.Saved(ModelFormat.Onnx, Models.Small(), Models.SmallRecipe),
        File.ReadAllBytes(Onnx.OnnxExportersTests.Golden("torch-relu.onnx")),
        File.ReadAllBytes(Onnx.OnnxExportersTests.Golden("sklearn-pipeline.onnx")),
    ];

    private const int FirstOnnx = 5;

    // Bytes with a meaning: characters of JSON and Python, ends of ranges, and any others.
    private static readonly Gen<byte> AnyByte = Gen.OneOf(
        Gen.OneOf("{}[]()\"':,0129-eF \\"u8.ToArray()), Gen.OneOf(new byte[] { 0, 1, 0x7f, 0x80, 0xfe, 0xff }), Gen.Byte);

    public static TheoryData<int> Files => [.. Enumerable.Range(0, Whole.Length)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_truncated_anywhere_is_rejected(int file)
    {
        for (int length = 0; length < Whole[file].Length; length++)
            Assert.Throws<DataFormatException>(() => Load(file, Whole[file][..length]));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_with_any_bit_flipped_is_read_or_rejected(int file)
    {
        int refused = 0;
        byte[] bytes = [.. Whole[file]];
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (!IsRead(file, bytes)) refused++;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        // Numbers in a safetensors file have no checksum, and some bits of a zip do not matter.
        Assert.InRange(refused, bytes.Length * 8 / (file < FirstOnnx ? 3 : 8), bytes.Length * 8); // names of ONNX nodes matter as little
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_with_many_changes_is_read_or_rejected(int file) =>
        Gen.Select(Gen.Int[0, Whole[file].Length - 1], Gen.Int[0, 4], AnyByte.Array[0, 9]).Array[1, 4].Sample(
            changes =>
            {
                List<byte> bytes = [.. Whole[file]];
                foreach ((int at, int removed, byte[] inserted) in changes)
                {
                    int start = Math.Min(at, bytes.Count);
                    bytes.RemoveRange(start, Math.Min(removed, bytes.Count - start));
                    bytes.InsertRange(start, inserted);
                }

                _ = IsRead(file, [.. bytes]);
            },
            iter: 1000);

    [Theory]
    [MemberData(nameof(Files))]
    public void An_extreme_length_takes_no_more_memory_than_the_file_can_fill(int file)
    {
        byte[][] extremes =
        [
            [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0, 0, 0, 0x40], [0xff, 0xff, 0, 0], [0, 0, 0, 0],
            .. (byte[][])[[.. "9999"u8], [.. "-999"u8], [.. "1e99"u8]],
        ];
        // The most that deflate can make of so many bytes, as single precision and again in the network.
        int most = (1 << 20) + (Whole[file].Length * 1032 * 2);
        foreach (byte[] extreme in extremes)
        {
            for (int at = 0; at <= Whole[file].Length - 4; at++)
            {
                byte[] bytes = [.. Whole[file]];
                extreme.CopyTo(bytes, at);
                long before = GC.GetAllocatedBytesForCurrentThread();
                _ = IsRead(file, bytes);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
            }
        }
    }

    private static bool IsRead(int file, byte[] bytes)
    {
        try
        {
            Load(file, bytes);
            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }

    private static void Load(int file, byte[] bytes)
    {
        Network network = Models.Loaded(file == 0 ? ModelFormat.Safetensors : file < FirstOnnx ? ModelFormat.Npz : ModelFormat.Onnx, bytes).Network;
        foreach (float parameter in network.Parameters) Assert.True(float.IsFinite(parameter));
    }
}
