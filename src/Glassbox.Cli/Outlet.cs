using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Glassbox.Cli;

/// <summary>Standard output or standard error, which may be closed, full, or abandoned by its reader.</summary>
/// <remarks>
/// A failed write to standard output ends the command, unless there is work to finish first. A failed write to standard error is ignored,
/// because there is nowhere left to report it.
/// </remarks>
internal sealed class Outlet : TextWriter
{
    private static Outlet? output;
    private readonly Lazy<TextWriter> writer;
    private readonly bool isVital;
    private bool isPostponing;
    private OutletException? fault;

    private Outlet(Func<Stream> open, bool isVital)
    {
        this.isVital = isVital;
        writer = new(() => new StreamWriter(open(), new UTF8Encoding(false)) { AutoFlush = true });
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Redirects the console to outlets.</summary>
    public static void Install()
    {
        output = new Outlet(OpenOutput, isVital: true);
        Console.SetOut(output);
        Console.SetError(new Outlet(Console.OpenStandardError, isVital: false));
    }

    /// <summary>Postpones errors of standard output until the result is disposed, because there is work to finish first.</summary>
    public static IDisposable Postpone()
    {
        if (output is not null) output.isPostponing = true;
        return new Postponement();
    }

    public override void Write(char value) => Try(inner => inner.Write(value));

    public override void Write(string? value) => Try(inner => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(inner => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(inner => inner.WriteLine(value));

    public override void WriteLine() => Try(inner => inner.WriteLine());

    public override void Flush() => Try(inner => inner.Flush());

    // The stream of .NET ignores a broken pipe, so a loop that writes to it would never end.
    [SuppressMessage("Reliability", "CA2000", Justification = "It lives as long as the command.")]
    private static Stream OpenOutput()
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek) return stream; // for a file, the system keeps the position, which other processes may share
        }

        return Console.OpenStandardOutput();
    }

    private void Try(Action<TextWriter> action)
    {
        if (fault is not null && (isPostponing || !isVital)) return;
        try
        {
            action(writer.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = new OutletException(e);
            if (isVital && !isPostponing) throw fault;
        }
    }

    private sealed class Postponement : IDisposable
    {
        public void Dispose()
        {
            if (output is null) return;
            output.isPostponing = false;
        }
    }

    /// <exception cref="OutletException">A write to standard output failed while errors were postponed.</exception>
    public static void ThrowIfFailed()
    {
        if (output?.fault is { } fault) throw fault;
    }
}
