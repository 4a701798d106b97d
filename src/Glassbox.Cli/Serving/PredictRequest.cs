namespace Glassbox.Cli.Serving;

/// <summary>The input of a request, ready for the network.</summary>
/// <param name="Inputs">[count, inputs]</param>
/// <param name="Count">The number of rows or pictures.</param>
/// <param name="IsMany">Whether the request is a batch; its response is an array, even for a single item.</param>
/// <param name="Warnings">Warnings about rows, with their index.</param>
internal sealed record PredictRequest(float[] Inputs, int Count, bool IsMany, IReadOnlyList<(int Row, string Text)> Warnings);
