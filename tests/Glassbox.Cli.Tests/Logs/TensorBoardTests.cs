using System.Text;
using Glassbox.Cli.Logs;

namespace Glassbox.Cli.Tests.Logs;

/// <summary>Event files are read as TensorBoard reads them: by a reader that was written from the description of the format.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_number_of_every_epoch_is_in_the_file()
    {
        using (var log = TensorBoardLog.Open(folder.File("runs")))
        {
            log.Write(new EpochEntry(1, 60_000, 0.01, 0.5, 0.9, 0.02, double.NaN, double.NaN, 0.91, 1.25));
            log.Write(new EpochEntry(300, 18_000_000, 0.001, 0.25, 0.95, 0.01, 0.3, 0.94, 0.93, 1.5));
        }

        string file = Assert.Single(Directory.GetFiles(folder.File("runs")));
        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(file), StringComparison.Ordinal);
        List<Event> events = Read(File.ReadAllBytes(file));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, e => Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - e.WallTime, -5, 600));
        Assert.Equal(
            [
                (1, "training/learning_rate", 0.01f), (1, "loss/training", 0.5f), (1, "accuracy/training", 0.9f), (1, "mean_error/training", 0.02f), (1, "accuracy/test", 0.91f), (1, "training/seconds", 1.25f),
                (300, "training/learning_rate", 0.001f), (300, "loss/training", 0.25f), (300, "accuracy/training", 0.95f), (300, "mean_error/training", 0.01f),
                (300, "loss/validation", 0.3f), (300, "accuracy/validation", 0.94f), (300, "accuracy/test", 0.93f), (300, "training/seconds", 1.5f),
            ],
            events.Skip(1).Select(e => (e.Step, e.Tag, e.Value)));
    }

    [Fact]
    public void What_has_been_logged_is_on_the_disk_before_the_file_is_closed()
    {
        File.WriteAllText(folder.File("table.csv"), "a\n");
        Assert.EndsWith("table.csv is a file; expected a folder for event files.", Assert.Throws<IOException>(() => TensorBoardLog.Open(folder.File("table.csv"))).Message, StringComparison.Ordinal);
        using var log = TensorBoardLog.Open(folder.File("runs"));
        log.Write(new EpochEntry(1, 1, 0.01, 0.5, double.NaN, 0.02, double.NaN, double.NaN, double.NaN, 1));
        using var beside = new FileStream(Directory.GetFiles(folder.File("runs"))[0], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[beside.Length];
        beside.ReadExactly(bytes);
        Assert.Equal(5, Read(bytes).Count);
    }

    [Fact]
    public void The_checksum_is_masked_CRC_32C()
    {
        Assert.Equal(0xE3069283, Crc32C("123456789"u8)); // the check value of the catalogue of CRCs
        foreach (int length in (int[])[0, 1, 3, 8, 100])
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 37))];
            Assert.Equal(Masked(bytes), EventFile.MaskedChecksum(bytes));
        }
    }

    [Fact]
    public void The_command_writes_one()
    {
        string wine = Repository.PathOf("data", "tables", "wine.csv");
        Ran.Glassbox("train", "--data", wine, "--target", "cultivar", "--epochs", "4", "--patience", "9", "--tensorboard", folder.File("board")).Well();
        List<Event> events = Read(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.File("board")))));
        Assert.Equal([1, 2, 3, 4], events.Where(e => e.Tag == "loss/validation").Select(e => (int)e.Step));
    }

    private sealed record Event(double WallTime, long Step, string FileVersion, string Tag, float Value);

    private static List<Event> Read(byte[] file)
    {
        List<Event> events = [];
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BitConverter.ToUInt64(file, at);
            Assert.Equal(Masked(file.AsSpan(at, 8)), BitConverter.ToUInt32(file, at + 8));
            ReadOnlySpan<byte> data = file.AsSpan(at + 12, length);
            Assert.Equal(Masked(data), BitConverter.ToUInt32(file, at + 12 + length));
            at += 16 + length;

            (double time, long step, string version, string tag, float value) = (0, 0, "", "", 0);
            foreach ((int field, byte[] bytes, ulong number) in Fields(data.ToArray()))
            {
                if (field == 1) time = BitConverter.ToDouble(bytes);
                if (field == 2) step = (long)number;
                if (field == 3) version = Encoding.UTF8.GetString(bytes);
                if (field != 5) continue;
                foreach ((int inner, byte[] scalar, _) in Fields(Assert.Single(Fields(bytes)).Bytes))
                {
                    if (inner == 1) tag = Encoding.UTF8.GetString(scalar);
                    if (inner == 2) value = BitConverter.ToSingle(scalar);
                }
            }

            events.Add(new Event(time, step, version, tag, value));
        }

        return events;
    }

    // Fields of a message of protocol buffers, in order.
    private static List<(int Field, byte[] Bytes, ulong Number)> Fields(byte[] message)
    {
        List<(int, byte[], ulong)> fields = [];
        int at = 0;
        while (at < message.Length)
        {
            ulong key = Whole();
            int field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0: fields.Add((field, [], Whole())); break;
                case 1: fields.Add((field, Take(8), 0)); break;
                case 2: fields.Add((field, Take((int)Whole()), 0)); break;
                case 5: fields.Add((field, Take(4), 0)); break;
                default: Assert.Fail($"wire type {key & 7}"); break;
            }
        }

        return fields;

        byte[] Take(int count)
        {
            byte[] bytes = message[at..(at + count)];
            at += count;
            return bytes;
        }

        ulong Whole()
        {
            ulong number = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = message[at++];
                number |= (ulong)(next & 0x7f) << shift;
                if (next < 0x80) return number;
            }
        }
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint checksum = Crc32C(bytes);
        return ((checksum >> 15) | (checksum << 17)) + 0xa282ead8u;
    }

    // Bit by bit, by the polynomial.
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint register = uint.MaxValue;
        foreach (byte value in bytes)
        {
            register ^= value;
            for (int bit = 0; bit < 8; bit++) register = (register >> 1) ^ ((register & 1) * 0x82F63B78);
        }

        return ~register;
    }
}
