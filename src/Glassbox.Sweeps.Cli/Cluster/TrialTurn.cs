namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>What a trial is being trained to, one thing at a time: several sweeps may ask for it, each as far as it needs it.</summary>
internal sealed class TrialTurn
{
    private Task<TrialOutcome>? training;
    private int until;

    /// <summary>Whether it is being trained to something.</summary>
    public bool IsUnderWay => training is { IsCompleted: false };

    /// <summary>What comes of training to some epochs; begins it, where nothing else is under way.</summary>
    /// <param name="epochs">The epochs to train for; 0 for the end.</param>
    /// <param name="begin">Begins it.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>Null where it is to be asked for again: it is not finished, or something else was under way.</returns>
    public async Task<TrialOutcome?> Ask(int epochs, Func<Task<TrialOutcome>> begin, TimeSpan patience)
    {
        if (training is null) (training, until) = (begin(), epochs);
        Task<TrialOutcome> current = training;
        await ((Task)current).WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!current.IsCompleted) return null;
        training = null;
        return until == epochs ? await current : null;
    }
}
