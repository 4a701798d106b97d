using System.Numerics;

namespace Glassbox;

// Lets training that resumes detect different samples.
public sealed partial class Dataset
{
    private ulong fingerprint; // 0: not computed yet

    /// <summary>A hash of all samples in order, the same on every machine. Not cryptographically secure.</summary>
    internal ulong Fingerprint
    {
        get
        {
            if (Volatile.Read(ref fingerprint) == 0) Volatile.Write(ref fingerprint, Digest() | 1);
            return Volatile.Read(ref fingerprint);
        }
    }

    private ulong Digest()
    {
        ulong digest = 0;
        Mix(ref digest, (uint)Count);
        Mix(ref digest, (uint)Features);
        Mix(ref digest, (uint)Rows);
        if (Channels > 1) Mix(ref digest, (uint)Channels);
        Mix(ref digest, (uint)Outputs);
        Mix(ref digest, HasClasses ? 1u : 0);
        int[] places = new int[UnpackLength];
        float[] values = new float[UnpackLength], numbers = new float[Outputs];
        for (int s = 0; s < Count; s++)
        {
            int count = Unpack(s, 1, places, values);
            Mix(ref digest, (uint)count);
            for (int n = 0; n < count; n++) Mix(ref digest, ((ulong)(uint)places[n] << 32) | BitConverter.SingleToUInt32Bits(values[n]));
            if (weights is not null) Mix(ref digest, BitConverter.SingleToUInt32Bits(Weight(s)));
            if (HasClasses)
            {
                Mix(ref digest, (uint)Label(s));
                continue;
            }

            CopyTargets(s, numbers);
            foreach (float number in numbers) Mix(ref digest, BitConverter.SingleToUInt32Bits(number));
        }

        return digest;
    }

    // One round of MurmurHash3's 64-bit mixing (Appleby 2011).
    private static void Mix(ref ulong digest, ulong value) =>
        digest = (BitOperations.RotateLeft(digest ^ (value * 0x87C37B91114253D5), 31) * 5) + 0x52DCE729;
}
