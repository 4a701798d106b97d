namespace Glassbox.Cli.Serving;

/// <summary>What a request asks, ready for the network.</summary>
/// <param name="Inputs">[count, inputs]</param>
/// <param name="Count">How many rows or pictures.</param>
/// <param name="IsMany">Whether it is a batch, which is answered by a list, even if of one.</param>
/// <param name="Warnings">What is doubtful about a row, with its place.</param>
internal sealed record Asked(float[] Inputs, int Count, bool IsMany, IReadOnlyList<(int Row, string Text)> Warnings);
