using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Lab;

/// <summary>What the reader has done, answered and drawn, from one visit to the next.</summary>
public sealed class ReaderTests
{
    private readonly KeptMemory memory = new();

    [Fact]
    public async Task Chapters_and_answers_are_there_at_the_next_visit_until_all_is_forgotten()
    {
        var notes = new ReaderNotes(memory);
        int changes = 0;
        notes.Changed += () => changes++;
        Assert.False(notes.HasAny);
        notes.Visit("bias");
        notes.Visit("bias");
        notes.Visit("one-hot");
        notes.Answer("why?", "1,0");
        notes.Answer("\"what\" \n?", "\u2713");
        Assert.Equal(4, changes);

        var next = new ReaderNotes(memory);
        Assert.True(next.HasVisited("bias") && next.HasVisited("one-hot") && !next.HasVisited("cost"));
        Assert.Equal(("1,0", "\u2713", null), (next.AnswerTo("why?"), next.AnswerTo("\"what\" \n?"), next.AnswerTo("when?")));
        next.Answer("why?", null);
        Assert.Null(new ReaderNotes(memory).AnswerTo("why?"));

        await next.ForgetAsync();
        Assert.False(next.HasAny);
        Assert.Empty(memory.Notes);
        Assert.False(new ReaderNotes(memory).HasAny);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void Notes_that_cannot_be_read_count_as_none(string text)
    {
        memory.Notes["answers"] = memory.Notes["drawing"] = text;
        Assert.Null(new ReaderNotes(memory).AnswerTo("why?"));
        Assert.Null(Digit().Subject);
    }

    [Fact]
    public void A_drawing_is_the_digit_until_it_is_put_away()
    {
        ReaderDigit digit = Digit();
        var training = new Subject(DigitSet.Training, 7);
        Assert.Equal(training, digit.For(training));
        digit.Take(One(), 1);
        Subject own = digit.For(training);
        Assert.Equal((1, "your own digit"), (own.OwnLabel, own.Name));
        Assert.Equal(DigitImage.From(One().Picture).Picture.Pixels.ToArray(), own.Ink);
        Assert.Equal(own, Digit().Subject); // the next visit
        Assert.Equal(own, Subject.Read(own.Written));

        digit.PutAway();
        Assert.Equal(training, digit.For(training));
        Assert.True(digit.IsAway && Digit().IsAway && digit.Sheet is not null);
        digit.TakeUp();
        Assert.Equal(own, digit.For(training));
        digit.Means(7);
        Assert.Equal(7, Digit().Subject!.OwnLabel);
    }

    [Fact]
    public async Task No_ink_and_a_suggestion_of_the_page_are_no_digit()
    {
        ReaderDigit digit = Digit(out ReaderNotes notes);
        var drawing = new Drawing();
        drawing.Suggest([0.5, 0.2, 0.5, 0.8]);
        digit.Take(drawing);
        Assert.Null(digit.Subject);
        digit.Take(One());
        Assert.NotNull(digit.Subject);
        digit.Take(new Drawing());
        Assert.Null(digit.Subject);
        digit.Take(One());
        await notes.ForgetAsync();
        Assert.Equal((null, null), (digit.Subject, digit.Sheet));
        Assert.Empty(memory.Notes);
    }

    [Fact]
    public void Keys_draw_from_cell_to_cell()
    {
        var drawing = new Drawing();
        var pen = new PenCursor();
        Assert.Equal(PenPress.None, pen.Press(drawing, "a"));
        Assert.Equal(PenPress.Moved, pen.Press(drawing, "ArrowUp"));
        Assert.Equal((14, 13), (pen.Column, pen.Row));
        Assert.True(drawing.IsEmpty);
        Assert.Equal(PenPress.Drawn, pen.Press(drawing, "ArrowUp", draws: true));
        Assert.Equal("row 12, column 14, ink", pen.Place(drawing));
        Assert.Equal(PenPress.Drawn, pen.Press(drawing, "z", isCommand: true));
        Assert.True(drawing.IsEmpty);
        for (int i = 0; i < 40; i++) pen.Press(drawing, "ArrowLeft");
        Assert.Equal(0, pen.Column);
        pen.Press(drawing, " ");
        Assert.Equal("row 12, column 0, ink", pen.Place(drawing));
        pen.Press(drawing, "Delete");
        Assert.Equal("row 12, column 0, empty", pen.Place(drawing));
    }

    internal static Drawing One()
    {
        var drawing = new Drawing();
        drawing.Begin();
        drawing.Line(0.5, 0.2, 0.5, 0.8);
        return drawing;
    }

    private ReaderDigit Digit() => Digit(out _);

    private ReaderDigit Digit(out ReaderNotes notes)
    {
        notes = new ReaderNotes(memory);
        return new ReaderDigit(memory, notes, new Networks(new FirstDigits(100), new Engine(new LocalEngineRoom(Digits.All))));
    }
}
