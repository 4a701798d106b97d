using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>SHA-256 as defined by FIPS 180-4.</summary>
/// <remarks>
/// .NET's implementation calls the platform's library: on a Linux without libssl, its first use ends the process, and nothing can catch that.
/// A digest of parameters is no secret, and takes a few milliseconds per million parameters.
/// </remarks>
internal struct Sha256
{
    private const int BlockLength = 64;

    private Buffer64 block;
    private State state;
    private int filled;
    private long length;

    public Sha256() => Initial.CopyTo(state);

    private static ReadOnlySpan<uint> Initial =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Returns the digest of some bytes in lowercase hexadecimal.</summary>
    public static string HashHex(ReadOnlySpan<byte> data)
    {
        var hash = new Sha256();
        hash.Append(data);
        return hash.FinishHex();
    }

    /// <summary>Appends bytes to the message.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        length += data.Length;
        if (filled > 0)
        {
            int taken = Math.Min(BlockLength - filled, data.Length);
            data[..taken].CopyTo(((Span<byte>)block)[filled..]);
            filled += taken;
            data = data[taken..];
            if (filled < BlockLength) return;
            Compress(block, state);
            filled = 0;
        }

        for (; data.Length >= BlockLength; data = data[BlockLength..]) Compress(data[..BlockLength], state);
        data.CopyTo(block);
        filled = data.Length;
    }

    /// <summary>Ends the message and returns its digest as 64 lowercase hexadecimal digits.</summary>
    public string FinishHex()
    {
        Span<byte> last = block;
        last[filled++] = 0x80;
        if (filled > BlockLength - sizeof(long))
        {
            last[filled..].Clear();
            Compress(last, state);
            filled = 0;
        }

        last[filled..].Clear();
        BinaryPrimitives.WriteInt64BigEndian(last[^sizeof(long)..], 8 * length);
        Compress(last, state);
        Span<byte> digest = stackalloc byte[32];
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], state[i]);
        return Convert.ToHexStringLower(digest);
    }

    [MethodImpl(Jit.Hot)]
    private static void Compress(ReadOnlySpan<byte> block, Span<uint> state)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (int i = 0; i < 16; i++) schedule[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (int i = 16; i < schedule.Length; i++)
        {
            uint before15 = schedule[i - 15], before2 = schedule[i - 2];
            uint low = BitOperations.RotateRight(before15, 7) ^ BitOperations.RotateRight(before15, 18) ^ (before15 >> 3);
            uint high = BitOperations.RotateRight(before2, 17) ^ BitOperations.RotateRight(before2, 19) ^ (before2 >> 10);
            schedule[i] = schedule[i - 16] + low + schedule[i - 7] + high;
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int i = 0; i < schedule.Length; i++)
        {
            uint sumE = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint first = h + sumE + ((e & f) ^ (~e & g)) + RoundConstants[i] + schedule[i];
            uint sumA = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint second = sumA + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [InlineArray(BlockLength)]
    private struct Buffer64
    {
        private byte first;
    }

    [InlineArray(8)]
    private struct State
    {
        private uint first;
    }
}
