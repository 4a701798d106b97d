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
    public void Whatever_is_short_enough_comes_out_again() => Gen.Int[SharedCode.Most - 2, SharedCode.Most + 2].Sample(length =>
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
}
