namespace Glassbox.Training;

/// <summary>A copy of all that training changes, to go back to.</summary>
internal sealed class Checkpoint(Network network, float[][] state)
{
    private readonly float[] parameters = new float[network.Parameters.Length];
    private readonly float[][] stateCopy = [.. state.Select(buffer => new float[buffer.Length])];

    public bool Exists { get; private set; }

    /// <summary>The updates made when it was taken.</summary>
    public long Step { get; private set; }

    public long Age(long step) => step - Step;

    public void Keep(long step)
    {
        network.Parameters.CopyTo(parameters);
        for (int i = 0; i < state.Length; i++) state[i].CopyTo(stateCopy[i], 0);
        Step = step;
        Exists = true;
    }

    public void Restore()
    {
        if (!Exists) return;
        parameters.CopyTo(network.Parameters);
        for (int i = 0; i < state.Length; i++) stateCopy[i].CopyTo(state[i], 0);
    }
}
