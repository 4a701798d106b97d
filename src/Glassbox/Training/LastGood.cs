namespace Glassbox.Training;

/// <summary>A backup of everything that training changes.</summary>
/// <param name="buffers">The parameters and the optimizer's buffers.</param>
internal sealed class LastGood<T>(IReadOnlyList<T[]> buffers)
    where T : struct
{
    private readonly T[][] copies = [.. buffers.Select(buffer => new T[buffer.Length])];

    public void Save()
    {
        for (int i = 0; i < copies.Length; i++) buffers[i].CopyTo(copies[i], 0);
    }

    public void Restore()
    {
        for (int i = 0; i < copies.Length; i++) copies[i].CopyTo(buffers[i], 0);
    }
}
