using System.Runtime.InteropServices;

namespace Glassbox.Cli;

/// <summary>Turns the first Ctrl-C, SIGTERM or SIGHUP into a request to stop; the second ends the command at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption()
    {
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, OnSignal))];
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        if (stop.IsCancellationRequested)
        {
            // Progress bars hide the cursor, and a killed process cannot show it again.
            if (Terminal.IsError) Console.Error.Write("\e[?25h");
            return;
        }

        signal.Cancel = true;
        stop.Cancel();
    }
}
