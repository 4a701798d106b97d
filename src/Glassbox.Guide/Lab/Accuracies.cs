using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The accuracy of the trained network, measured once per network and shared by all chapters.</summary>
public sealed class Accuracies(Engine engine, Networks networks)
{
    private const string HeldOutRun = "held-out";
    private const int Burst = 10_000;
    private bool isMeasuring, isHoldingOut;

    /// <summary>Occurs when a measurement has finished or made progress.</summary>
    public event Action? Changed;

    /// <summary>The number of digits that the network of <see cref="HeldOut"/> is trained on; the other 10 000 are held out.</summary>
    public static int HeldOutFrom => 50_000;

    /// <summary>The network that <see cref="Test"/> and <see cref="Training"/> belong to; null if there is none yet.</summary>
    public Network? Network { get; private set; }

    /// <summary>Its results on the 10 000 test digits, which it has never seen; null until available.</summary>
    public EvaluationResult? Test { get; private set; }

    /// <summary>Its results on the 60 000 digits it was trained on; null until available.</summary>
    public EvaluationResult? Training { get; private set; }

    /// <summary>
    /// The results of another network, trained on the first 50 000 training digits for three epochs, on the other 10 000; null until
    /// available.
    /// </summary>
    public EvaluationResult? HeldOut { get; private set; }

    /// <summary>The training progress of that other network, 0 to 1.</summary>
    public double HeldOutProgress { get; private set; }

    /// <summary>An error message for the reader; null if nothing went wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Returns the results on a set; null until available.</summary>
    public EvaluationResult? Of(DigitSet set) => set == DigitSet.Test ? Test : Training;

    /// <summary>Measures the trained network, unless that is done or there is none.</summary>
    public async Task MeasureAsync()
    {
        if (isMeasuring) return;
        isMeasuring = true;
        await GuardedAsync(async () =>
        {
            while (networks.Trained is { } network && network != Network) // another one may be loaded meanwhile
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

    /// <summary>Trains and evaluates the other network, unless that is done.</summary>
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
