using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class Sha256Tests
{
    // The examples that NIST publishes with FIPS 180-4.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
    public void The_examples_of_the_standard_give_their_digests(string message, string digest) =>
        Assert.Equal(digest, Sha256.HashHex(Encoding.ASCII.GetBytes(message)));

    [Fact]
    public void A_million_letters_a_give_the_digest_of_the_standard() => Assert.Equal(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        Sha256.HashHex(Encoding.ASCII.GetBytes(new string('a', 1_000_000))));

    [Fact]
    public void Every_length_up_to_300_matches_the_platform()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)((i * 37) + 11))];
        for (int length = 0; length <= bytes.Length; length++)
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))), Sha256.HashHex(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Appending_in_pieces_gives_the_same_digest() => Gen.Byte.Array[0, 200].Array[0, 8].Sample(pieces =>
    {
        var hash = new Sha256();
        foreach (byte[] piece in pieces) hash.Append(piece);
        return hash.FinishHex() == Convert.ToHexStringLower(SHA256.HashData(pieces.SelectMany(p => p).ToArray()));
    });
}
