using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Lab;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Tests.Workshop;

public sealed class ReaderWorkTests
{
    private readonly KeptMemory memory = new();

    [Fact]
    public void What_gives_way_to_other_code_is_had_back()
    {
        ReaderWork work = Window();
        work.Keep("cost", "mine");
        Assert.Null(work.Earlier("cost"));
        work.PutAside("cost");
        work.Keep("cost", "theirs");
        Assert.Equal("mine", Window().Earlier("cost"));
        work.TakeBack("cost");
        Assert.Equal(("mine", "theirs"), (work.Code("cost"), work.Earlier("cost")));
        work.TakeBack("cost");
        Assert.Equal(("theirs", "mine"), (Window().Code("cost"), Window().Earlier("cost")));
    }

    [Fact]
    public void What_another_window_has_kept_is_put_aside_and_not_lost()
    {
        ReaderWork here = Window(), there = Window();
        Assert.Null(here.Code("cost"));
        Assert.Null(there.Code("cost"));
        there.Keep("cost", "t");
        there.Keep("cost", "th");
        Assert.Null(there.Earlier("cost")); // it is its own
        here.Keep("cost", "h");
        here.Keep("cost", "he");
        Assert.Equal(("he", "th"), (here.Code("cost"), here.Earlier("cost")));
    }

    [Fact]
    public void What_is_done_in_two_windows_is_all_done()
    {
        ReaderWork here = Window(), there = Window();
        there.Finish("cost");
        here.Finish("sigmoid");
        ReaderWork later = Window();
        Assert.True(later.IsDone("cost") && later.IsDone("sigmoid") && here.IsDone("cost"));
    }

    private ReaderWork Window() => new(memory, new ReaderNotes(memory));
}
