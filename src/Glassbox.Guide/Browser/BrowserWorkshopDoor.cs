using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Browser;

/// <summary>The compiler and the sandboxed frame, reached through <c>workshop.js</c>, which is fetched only when the workshop is opened.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserWorkshopDoor : IWorkshopDoor
{
    private const string Module = "workshop.js";
    private Task? opening;

    public bool IsOpen => opening is { IsCompletedSuccessfully: true };

    public event Action<double>? Arriving;

    public event Action<string>? Said;

    public event Action<double, double, double>? Counted;

    public event Action<float[]>? Pictured;

    public Task OpenAsync()
    {
        if (opening is null or { IsFaulted: true }) opening = Told(BeginAsync);
        return opening;
    }

    public Task EditAsync(string id, string label, string before, string code, string after, Action<string> changed) =>
        Told(() => Edit(id, label, before, code, after, changed));

    public void GoToLine(string id, int line) => Go(id, line);

    public void CloseEditor(string id)
    {
        if (opening is { IsCompletedSuccessfully: true }) Close(id);
    }

    public Task<RunOutcome> CheckAsync(string before, string code, string after, byte[] input, double seconds) => PerformAsync(before, code, after, input, 0, seconds);

    public Task<RunOutcome> TrainAsync(string code, int digits, double seconds) => PerformAsync("", code, "", [], digits, seconds);

    public void Stop()
    {
        if (opening is { IsCompletedSuccessfully: true }) StopRun();
    }

    private async Task BeginAsync()
    {
        await JSHost.ImportAsync(Module, "../js/workshop.js");
        Tell(
            share => Arriving?.Invoke(share), text => Said?.Invoke(text), (digits, correct, seconds) => Counted?.Invoke(digits, correct, seconds),
            changes =>
            {
                using (changes) Pictured?.Invoke(MemoryMarshal.Cast<byte, float>(changes.GetPropertyAsByteArray("bytes")).ToArray());
            });
        await Open();
    }

    private static async Task<RunOutcome> PerformAsync(string before, string code, string after, byte[] input, int digits, double seconds)
    {
        JSObject? told = null;
        await Told(async () => told = await Perform(before, code, after, input, digits, seconds));
        using JSObject outcome = told!;
        RunEnd end = outcome.GetPropertyAsString("end") switch
        {
            "done" => RunEnd.Done, "refused" => RunEnd.Refused, "failed" => RunEnd.Failed, "late" => RunEnd.Late, "stopped" => RunEnd.Stopped, _ => RunEnd.Dead,
        };
        return new RunOutcome(
            end, outcome.GetPropertyAsByteArray("result") ?? [], outcome.GetPropertyAsString("failure") ?? "", outcome.GetPropertyAsInt32("line"),
            outcome.GetPropertyAsString("sha256") ?? "", outcome.GetPropertyAsDouble("seconds"), outcome.GetPropertyAsBoolean("hasMeter"));
    }

    private static async Task Told(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (JSException fault)
        {
            const string kind = "Error: "; // the prefix of errors thrown by scripts
            string words = fault.Message.Split('\n')[0];
            throw new InvalidOperationException(words.StartsWith(kind, StringComparison.Ordinal) ? words[kind.Length..] : words, fault);
        }
    }

    [JSImport("tell", Module)]
    private static partial void Tell(
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> arriving,
        [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> said,
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number, JSType.Number>>] Action<double, double, double> counted,
        [JSMarshalAs<JSType.Function<JSType.Object>>] Action<JSObject> pictured);

    [JSImport("open", Module)]
    private static partial Task Open();

    [JSImport("edit", Module)]
    private static partial Task Edit(
        string id, string label, string before, string code, string after, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> changed);

    [JSImport("go", Module)]
    private static partial void Go(string id, int line);

    [JSImport("close", Module)]
    private static partial void Close(string id);

    [JSImport("perform", Module)]
    private static partial Task<JSObject> Perform(string before, string code, string after, byte[] input, int digits, double seconds);

    [JSImport("stop", Module)]
    private static partial void StopRun();
}
