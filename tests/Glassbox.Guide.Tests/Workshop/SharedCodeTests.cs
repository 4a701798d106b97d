using System.IO.Compression;
using System.Text;
using CsCheck;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Tests.Workshop;

public sealed class SharedCodeTests
{
    private const string Page = "https://site.invalid/write/?exercise=forward#";

    [Fact]
    public void Any_code_comes_out_of_an_address_as_it_went_in() => Gen.String.Sample(code =>
    {
        string valid = new([.. code.Where(c => !char.IsSurrogate(c))]);
        return SharedCode.From(Page + SharedCode.Fragment("forward", valid), "forward") == valid;
    });

    [Fact]
    public void The_whole_program_has_room_in_an_address() =>
        Assert.InRange(SharedCode.Fragment("program", ProgramText.Original).Length, 100, 4_000);

    [Fact]
    public void Whatever_is_short_enough_comes_out_again() => Gen.Int[SharedCode.MaxCharacters - 2, SharedCode.MaxCharacters + 2].Sample(length =>
        SharedCode.IsShortEnough(new string('a', length)) == (SharedCode.From(Page + SharedCode.Fragment("forward", new string('a', length)), "forward") is not null));

    [Fact]
    public void An_address_that_was_cut_off_gives_all_or_nothing()
    {
        string whole = Page + SharedCode.Fragment("forward", ProgramText.Original);
        for (int length = whole.Length - 1; length > Page.Length + "forward=".Length; length--)
        {
            string? read = SharedCode.From(whole[..length], "forward");
            Assert.True(read is null || read == ProgramText.Original);
        }
    }

    [Fact]
    public void Links_as_they_were_made_first_open_too_all_or_nothing()
    {
        string whole = Page + FirstForm("forward", ProgramText.Original);
        Assert.Equal(ProgramText.Original, SharedCode.From(whole, "forward"));
        for (int length = whole.Length - 1; length > Page.Length + "forward=".Length; length--)
        {
            string? read = SharedCode.From(whole[..length], "forward");
            Assert.True(read is null || read == ProgramText.Original);
        }
    }

    [Fact]
    public void Of_a_link_that_was_cut_off_nothing_is_read_as_one_of_the_first_form()
    {
        for (int length = 0; length < 3000; length += 7)
        {
            string code = ProgramText.Original[..length], whole = SharedCode.Fragment("forward", code);
            foreach (int cut in new[] { 1, 2, 3, 5, 9, 40 })
            {
                string? read = SharedCode.From(Page + whole[..Math.Max("forward=".Length, whole.Length - cut)], "forward");
                Assert.True(read is null || read == code);
            }
        }
    }

    [Theory]
    [InlineData("write/?exercise=cost#cost=cut", true)]
    [InlineData("write/?exercise=cost#forward=AAAA", true)]
    [InlineData("write/?exercise=cost#code=AAAA", true)]
    [InlineData("write/?exercise=cost#bench", false)]
    [InlineData("write/?exercise=cost", false)]
    public void An_address_that_should_hold_code_is_known_by_its_fragment(string address, bool isMeant) =>
        Assert.Equal(isMeant, SharedCode.IsMeant("https://site.invalid/" + address));

    [Theory]
    [InlineData("forward=!!!")]
    [InlineData("forward=AAAA")]
    [InlineData("forward=cut")]
    [InlineData("forward=____AAAA")]
    [InlineData("forward=")]
    [InlineData("backward=q1YqSyzKBAA")]
    [InlineData("")]
    public void Nonsense_is_no_code(string fragment) => Assert.Null(SharedCode.From(Page + fragment, "forward"));

    [Fact]
    public void What_unpacks_to_too_much_is_refused() =>
        Assert.Null(SharedCode.From(Page + SharedCode.Fragment("forward", new string('a', 10_000_000)), "forward"));

    // Without a length: an address that is cut off is as good as whole to whoever does not look.
    private static string FirstForm(string name, string code)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(Encoding.UTF8.GetBytes(code));
        return $"{name}=" + Convert.ToBase64String(packed.ToArray()).TrimEnd('=').Replace('+', '.').Replace('/', '_');
    }
}
