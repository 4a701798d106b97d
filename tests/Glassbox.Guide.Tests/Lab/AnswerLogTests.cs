using CsCheck;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Tests.Lab;

public sealed class AnswerLogTests
{
    [Fact]
    public void It_counts_and_finds_as_a_plain_list_does() =>
        Gen.Select(Gen.Bool.Array[0, 400], Gen.Int[1, 70], Gen.Int[0, 400], Gen.Int[0, 400]).Sample((answers, burst, a, b) =>
        {
            AnswerLog log = Of(answers, burst);
            (int from, int to) = (Math.Min(a, b), Math.Max(a, b));
            int known = Math.Min(to, answers.Length);
            Assert.Equal(answers.Length, log.Count);
            Assert.Equal(answers, Enumerable.Range(0, answers.Length).Select(log.IsRight));
            Assert.Equal(answers.Take(to).Count(isRight => isRight), log.RightBefore(to));
            int wrong = Enumerable.Range(0, answers.Length).FirstOrDefault(i => i >= from && i < to && !answers[i], from >= known ? from : known);
            Assert.Equal(from >= known ? known : wrong, log.NextWrong(from, to));
            double expected = from >= known ? 0 : answers[from..known].Average(isRight => isRight ? 1.0 : 0);
            Assert.Equal(expected, log.ShareRight(from, to), 1e-12);
        });

    [Fact]
    public void What_it_knows_is_not_taken_twice()
    {
        AnswerLog log = Of([true, false, true, true, false], 2);
        log.Add(1, [0b10110], 5); // the digits 1 to 5, of which it knows 1 to 4
        Assert.Equal(6, log.Count);
        Assert.Equal([true, false, true, true, false, true], Enumerable.Range(0, 6).Select(log.IsRight));
    }

    [Fact]
    public void A_gap_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AnswerLog().Add(1, [1], 1));

    private static AnswerLog Of(bool[] answers, int burst)
    {
        var log = new AnswerLog();
        foreach (bool[] part in answers.Chunk(burst))
        {
            byte[] bits = new byte[(part.Length + 7) / 8];
            for (int i = 0; i < part.Length; i++)
                if (part[i]) bits[i / 8] |= (byte)(1 << (i % 8));
            log.Add(log.Count, bits, part.Length);
        }

        return log;
    }
}
