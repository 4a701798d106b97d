using System.Text.Json;
using Glassbox.Cli.Json;

namespace Glassbox.Cli.Serving;

/// <summary>Serves a model until it is asked to stop, and shows its addresses.</summary>
/// <param name="served">The model.</param>
/// <param name="settings">The settings of the server.</param>
/// <param name="screen">Where messages are shown.</param>
/// <param name="isJson">Whether to write the addresses as JSON.</param>
internal sealed class ServeJob(ServedModel served, ServerSettings settings, Screen screen, bool isJson)
{
    public async Task<int> RunAsync()
    {
        using var interruption = new Interruption();
        ModelServer server = await ModelServer.StartAsync(served, settings).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            if (isJson) JsonOutput.Write(json => Tell(json, server));
            else Tell(server);
            if (served.Pictures?.Note is { } note) Screen.Note($"glassbox: {note}");
            if (!settings.IsLoopback) Screen.Note("glassbox: anyone who can reach this machine can use the model: there is no password and no encryption. A reverse proxy can add both.");

            var stopRequested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (interruption.Token.Register(stopRequested.SetResult)) await stopRequested.Task.ConfigureAwait(false);
            Screen.Note("Stopping after the running requests.");
            await server.StopAsync().ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private void Tell(Utf8JsonWriter json, ModelServer server)
    {
        json.WriteString("model", served.Name);
        json.WriteStartArray("addresses");
        foreach (string address in server.Addresses) json.WriteStringValue(address);
        json.WriteEndArray();
        json.WriteNumber("processId", Environment.ProcessId);
    }

    private void Tell(ModelServer server)
    {
        screen.Line($"[bold]{Views.TrainingLines.Escape(served.Name)}[/]: {served.Model.Network.Architecture}");
        foreach (string address in server.Addresses) screen.Line($"Listening at [bold green]{Views.TrainingLines.Escape(address)}[/]");
        screen.Line("  GET  /              a page for trying it");
        screen.Line($"  POST /predict       {(served.Pictures is null ? "rows as JSON objects" : "pictures, as files or as lists of pixels")}");
        screen.Line("  GET  /model, /health, /openapi.json");
        if (screen.IsErrorTerminal) Screen.Note("Press Ctrl-C to stop.");
    }
}
