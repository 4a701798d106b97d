using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Lab;

/// <summary>What a browser has trained is there at the next visit, bit for bit, or not at all.</summary>
public sealed class KeptRunTests
{
    private static readonly Lazy<(Networks Networks, byte[] Contents)> First = new(Train);

    [Fact]
    public void A_second_visit_has_the_trained_network_at_once_and_never_trains()
    {
        var room = new CountingRoom();
        Networks second = Visit(First.Value.Contents, room);
        Assert.Equal(First.Value.Networks.Trained!.ParametersSha256(), second.Trained!.ParametersSha256());
        Assert.Equal("trained here earlier", second.TrainedFrom);
        Assert.Equal(1, second.Progress);
        Recording kept = second.Recording, was = First.Value.Networks.Recording;
        Assert.True(SpinWait.SpinUntil(() => kept.States.Count == was.States.Count && kept.Seen == was.Seen, TimeSpan.FromMinutes(5)));
        foreach ((RecordedState a, RecordedState b) in was.States.Zip(kept.States))
        {
            Assert.Equal((a.Seen, a.Correct, a.Full), (b.Seen, b.Correct, b.Full));
            Assert.Equal(a.Change, b.Change);
            Assert.Equal(a.OutputWeights, b.OutputWeights);
            Assert.Equal(a.HiddenBiases, b.HiddenBiases);
            Assert.Equal(a.OutputBiases, b.OutputBiases);
        }

        Assert.Equal(was.Answers.Count, kept.Answers.Count);
        Assert.Equal(Enumerable.Range(0, was.Answers.Count).Select(was.Answers.IsRight), Enumerable.Range(0, kept.Answers.Count).Select(kept.Answers.IsRight));
        Assert.Equal(0, room.Asked);
    }

    // The head, a length, a weight, the end.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.00001)]
    [InlineData(0.99)]
    public void What_was_damaged_is_trained_again(double place)
    {
        byte[] contents = [.. First.Value.Contents];
        contents[(int)(place * (contents.Length - 1))] ^= 0x20;
        var room = new CountingRoom();
        Networks second = Visit(contents, room);
        Assert.Equal(First.Value.Networks.Trained!.ParametersSha256(), second.Trained!.ParametersSha256());
        Assert.Equal("trained here", second.TrainedFrom);
        Assert.True(room.Asked > 0);
    }

    [Fact]
    public void What_is_cut_off_empty_or_something_else_counts_as_nothing()
    {
        byte[] contents = First.Value.Contents;
        foreach (byte[] other in new byte[][] { [], [1, 2, 3], [.. contents[..^1]], [.. contents[..(contents.Length / 2)]], [255, 255, 255, 127, 0] })
            Assert.Null(KeptRun.Read(other, new RunSettings()));
        Assert.Null(KeptRun.Read(contents, new RunSettings { Count = 50_000 }));
        Assert.NotNull(KeptRun.Read(contents, new RunSettings()));
    }

    private static (Networks, byte[]) Train()
    {
        var memory = new KeptMemory();
        var networks = new Networks(new LibraryDigits(Digits.All), new Engine(new LocalEngineRoom(Digits.All)), memory);
        Assert.Null(networks.Problem);
        return (networks, memory.Contents["run"]);
    }

    private static Networks Visit(byte[] contents, IEngineRoom room)
    {
        var memory = new KeptMemory();
        memory.Contents["run"] = contents;
        return new Networks(new LibraryDigits(Digits.All), new Engine(room), memory);
    }

    private sealed class CountingRoom : IEngineRoom
    {
        private readonly LocalEngineRoom room = new(Digits.All);

        public int Asked { get; private set; }

        public Task TakeDigitsAsync() => room.TakeDigitsAsync();

        public Task<byte[]> AskAsync(byte[] request)
        {
            Asked++;
            return room.AskAsync(request);
        }
    }
}
