using System.IO.Compression;
using System.Text;
using Glassbox.Serialization;

namespace Glassbox.Data.Csv;

/// <summary>A file or stream that can be read from its start more than once.</summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>The number of bytes used for detection.</summary>
    private const int SampleSize = 1 << 18;

    private readonly Stream stream;
    private readonly bool isOwn;
    private readonly bool isZipped;
    private readonly Encoding? asked;
    private bool isWindows; // whether it turned out not to be UTF-8

    private CsvSource(string name, Stream stream, bool isOwn, Encoding? asked)
    {
        (Name, this.stream, this.isOwn, this.asked) = (name, stream, isOwn, asked);
        Span<byte> start = stackalloc byte[4];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK\x03\x04"u8))
            throw new DataFormatException(name, null, "this is a zip archive, as a workbook of Excel is; expected text. Save the sheet as CSV.");
        isZipped = start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);
    }

    /// <summary>The name to use in error messages.</summary>
    public string Name { get; }

    /// <summary>The character encoding, as far as it is known.</summary>
    public string EncodingName { get; private set; } = "utf-8";

    /// <summary>Opens a file; a pipe, such as <c>/dev/stdin</c>, is copied to memory.</summary>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static CsvSource Open(string path, Encoding? encoding)
    {
        FileStream file = ReadableFile.Open(path);
        try
        {
            if (file.CanSeek) return new CsvSource(path, file, isOwn: true, encoding);
            using (file) return From(file, path, encoding);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream from its current position to its end; if it is not seekable, it is copied to memory.</summary>
    public static CsvSource From(Stream stream, string name, Encoding? encoding)
    {
        if (stream.CanSeek && stream.Position == 0) return new CsvSource(name, stream, isOwn: false, encoding);
        var copy = new MemoryStream();
        byte[] part = new byte[1 << 16];
        while (stream.Read(part, 0, part.Length) is > 0 and var count)
        {
            if (copy.Length + count > Array.MaxLength) throw new DataFormatException(name, null, "it cannot be read twice, and is longer than the 2 GiB that fit into memory; save it as a file.");
            copy.Write(part, 0, count);
        }

        copy.Position = 0;
        return new CsvSource(name, copy, isOwn: true, encoding);
    }

    /// <summary>Returns the first characters, and whether they are the whole file.</summary>
    /// <exception cref="DataFormatException">The file is not text.</exception>
    public (string Text, bool IsWhole) Sample()
    {
        byte[] bytes = new byte[SampleSize];
        int count = ReadStart(bytes);
        Encoding encoding = Detect(bytes.AsSpan(0, count));
        EncodingName = encoding.WebName;
        int mark = encoding.Preamble.Length > 0 && bytes.AsSpan(0, count).StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        char[] characters = new char[encoding.GetMaxCharCount(count)];
        int decoded = encoding.GetDecoder().GetChars(bytes.AsSpan(mark, count - mark), characters, flush: false);
        string text = new(characters, 0, decoded);
        int zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0) throw new DataFormatException(Name, $"character {zero + 1}", "this is not text: it contains a zero byte; expected separated values.");
        if (IsPage(text)) throw new DataFormatException(Name, null, "this is a web page; expected rows of separated values. What was downloaded may be a page that asks to sign in.");
        if (IsJson(text)) throw new DataFormatException(Name, null, "this is JSON; expected rows of separated values.");
        return (text, count < bytes.Length);
    }

    private static bool IsPage(ReadOnlySpan<char> text) =>
        text.TrimStart() is var start && (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    // An object, or an array of them: a bracket followed by a name in quotation marks, which occurs in no cell unless the cell is quoted itself.
    private static bool IsJson(ReadOnlySpan<char> text) => text.TrimStart() is ['{' or '[', ..] start && start.TrimStart("{[ \t\r\n") is ['"', ..];

    /// <summary>Returns a reader for the whole text, from its start.</summary>
    public TextReader Read()
    {
        byte[] bytes = new byte[SampleSize];
        int count = ReadStart(bytes);
        Encoding encoding = Detect(bytes.AsSpan(0, count));
        EncodingName = encoding.WebName;
        stream.Position = 0;
        Stream content = isZipped ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
        return new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: !isZipped);
    }

    /// <summary>Reports that bytes are not UTF-8: from now on, the file is read as Windows-1252.</summary>
    /// <returns>Whether this changes the encoding.</returns>
    public bool FallBack()
    {
        if (isWindows || asked is not null || EncodingName != "utf-8") return false;
        return isWindows = true;
    }

    public void Dispose()
    {
        if (isOwn) stream.Dispose();
    }

    private int ReadStart(byte[] bytes)
    {
        stream.Position = 0;
        if (!isZipped) return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        using var content = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException(Name, null, "the gzip data are damaged: they cannot be unzipped.", e);
        }
    }

    private Encoding Detect(ReadOnlySpan<byte> start)
    {
        if (asked is not null) return asked;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe, 0, 0])) return Encoding.UTF32;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])) return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Encoding.BigEndianUnicode;
        if (LooksLikeUtf16(start, zeroAt: 1)) return Encoding.Unicode;
        if (LooksLikeUtf16(start, zeroAt: 0)) return Encoding.BigEndianUnicode;
        return isWindows || !IsUtf8(start)
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    }

    // At least the separators are ASCII, for which every other byte is 0.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> start, int zeroAt)
    {
        start = start[..Math.Min(start.Length, 1024)];
        if (start.Length < 4) return false;
        int zeros = 0, others = 0;
        for (int i = 0; i + 1 < start.Length; i += 2)
        {
            zeros += start[i + zeroAt] == 0 ? 1 : 0;
            others += start[i + 1 - zeroAt] == 0 ? 1 : 0;
        }

        return others == 0 && zeros * 4 > start.Length; // more than half of the characters
    }

    // The sample may end within a character.
    private static bool IsUtf8(ReadOnlySpan<byte> start)
    {
        for (int cut = 0; cut < 4 && cut <= start.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(start[..^cut])) return start.Length == SampleSize || cut == 0;
        return false;
    }
}
