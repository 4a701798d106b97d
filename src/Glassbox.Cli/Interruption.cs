using System.Runtime.InteropServices;

namespace Glassbox.Cli;

/// <summary>Turns the first Ctrl-C, the terminal's end, or another request to end into a request to stop; the second one ends the command at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption()
    {
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Hear))];
    }

    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        if (stop.IsCancellationRequested)
        {
            // A progress bar hides the cursor; whoever is killed can't show it again.
            if (Terminal.IsError) Console.Error.Write("\e[?25h");
            return;
        }

        signal.Cancel = true;
        stop.Cancel();
    }
}
