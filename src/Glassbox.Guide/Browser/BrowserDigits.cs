using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Browser;

/// <summary>The digits from the site, which <c>digits.js</c> stores and hands out one by one.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserDigits : IDigits
{
    private const string Module = "digits.js";
    private readonly TaskCompletionSource begun = new();

    public event Action? Changed;

    public double Progress =>
        (double)(Available(DigitSet.Training) + Available(DigitSet.Test)) / (DigitSet.Training.Size() + DigitSet.Test.Size());

    public string? Problem => Fault() is { Length: > 0 } fault ? fault : null;

    /// <summary>Starts to fetch the digits; completes when the first ones are here.</summary>
    public async Task StartAsync()
    {
        await JSHost.ImportAsync(Module, "../js/digits.js");
        _ = Start(Tell);
        await begun.Task;
    }

    public int Available(DigitSet set) => AvailableIn((int)set);

    public byte[] Pixels(DigitSet set, int index)
    {
        MustBeHere(set, index);
        return PixelsOf((int)set, index);
    }

    public int Label(DigitSet set, int index)
    {
        MustBeHere(set, index);
        return LabelOf((int)set, index);
    }

    public byte[] Labels(DigitSet set) => LabelsOf((int)set);

    public Task RetryAsync() => Start(Tell);

    private void Tell()
    {
        if (this.AreEnoughHere()) begun.TrySetResult();

        // A handler may unsubscribe others, for example scenes that are removed when digits are discarded: skip handlers that are no longer
        // subscribed.
        foreach (Delegate one in Changed?.GetInvocationList() ?? [])
            if (Changed?.GetInvocationList().Contains(one) == true)
                ((Action)one)();
    }

    private void MustBeHere(DigitSet set, int index)
    {
        if (!this.Has(set, index)) throw new ArgumentOutOfRangeException(nameof(index), index, "This digit is not here.");
    }

    [JSImport("start", Module)]
    private static partial Task Start([JSMarshalAs<JSType.Function>] Action changed);

    [JSImport("available", Module)]
    private static partial int AvailableIn(int set);

    [JSImport("pixels", Module)]
    private static partial byte[] PixelsOf(int set, int index);

    [JSImport("label", Module)]
    private static partial int LabelOf(int set, int index);

    [JSImport("labels", Module)]
    private static partial byte[] LabelsOf(int set);

    [JSImport("fault", Module)]
    private static partial string Fault();
}
