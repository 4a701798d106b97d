using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>How well the trained network answers, measured once for each network and kept for all who ask.</summary>
public sealed class Accuracies(Engine engine, Networks networks)
{
    private const string HeldOutRun = "held-out";
    private const int Burst = 10_000;
    private bool isMeasuring, isHoldingOut;

    /// <summary>Something has been measured, or has come further.</summary>
    public event Action? Changed;

    /// <summary>Digits that the network of <see cref="HeldOut"/> learns from; the other 10 000 are held out.</summary>
    public static int HeldOutFrom => 50_000;

    /// <summary>The network that <see cref="Test"/> and <see cref="Training"/> speak of; null before there is one.</summary>
    public Network? Network { get; private set; }

    /// <summary>Its answers to the 10 000 digits that it has never seen; null until they are there.</summary>
    public EvaluationResult? Test { get; private set; }

    /// <summary>Its answers to the 60 000 digits that it learned from; null until they are there.</summary>
    public EvaluationResult? Training { get; private set; }

    /// <summary>
    /// Another network's answers, one that learned from the first 50 000 training digits in three epochs, to the other
    /// 10 000; null until they are there.
    /// </summary>
    public EvaluationResult? HeldOut { get; private set; }

    /// <summary>How far that other network's training is, 0 to 1.</summary>
    public double HeldOutProgress { get; private set; }

    /// <summary>What went wrong, in words for the reader; null where nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The answers to a set; null until they are there.</summary>
    public EvaluationResult? Of(DigitSet set) => set == DigitSet.Test ? Test : Training;

    /// <summary>Measures the trained network, unless that has been done or there is none.</summary>
    public async Task MeasureAsync()
    {
        if (isMeasuring) return;
        isMeasuring = true;
        await GuardedAsync(async () =>
        {
            while (networks.Trained is { } network && network != Network) // another may be loaded meanwhile
            {
                EvaluationResult test = await engine.EvaluateAsync(network, DigitSet.Test, DigitSet.Test.Size());
                (Network, Test, Training) = (network, test, null);
                Changed?.Invoke();
                Training = await engine.EvaluateAsync(network, DigitSet.Training, DigitSet.Training.Size());
            }
        });
        isMeasuring = false;
        Changed?.Invoke();
    }

    /// <summary>Trains the other network and asks it, unless that has been done.</summary>
    public async Task HoldOutAsync()
    {
        if (isHoldingOut || HeldOut is not null) return;
        isHoldingOut = true;
        await GuardedAsync(async () =>
        {
            var settings = new RunSettings { Count = HeldOutFrom };
            RunState state = await engine.BeginAsync(HeldOutRun, settings);
            long all = (long)Networks.Epochs * settings.Count;
            while (state.Report.Step < all)
            {
                state = await engine.AdvanceAsync(HeldOutRun, Burst);
                HeldOutProgress = (double)state.Report.Step / all;
                Changed?.Invoke();
            }

            HeldOut = await engine.EvaluateAsync(
                NetworkFactory.FromParameters(settings.Hidden, state.Parameters), DigitSet.Training, DigitSet.Training.Size() - HeldOutFrom, HeldOutFrom);
        });
        isHoldingOut = false;
        Changed?.Invoke();
    }

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            Problem = null;
            await work();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            Problem = $"The digits could not be asked: {fault.Message}";
        }
    }
}
