using System.Buffers.Binary;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Computes digests of datasets.</summary>
public static class DatasetDigest
{
    /// <summary>
    /// Returns the SHA-256 of all samples in order, in lowercase hexadecimal. It covers the inputs of each sample as little-endian float32, its
    /// class as int32 or its targets as float32, and its weight as float32 if there are weights, since they change what is learned.
    /// </summary>
    public static string Sha256(this Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var hash = new Sha256();
        float[] inputs = new float[dataset.Features], targets = new float[dataset.Outputs];
        byte[] sample = new byte[sizeof(float) * (inputs.Length + (dataset.HasClasses ? 1 : targets.Length) + (dataset.HasWeights ? 1 : 0))];
        for (int i = 0; i < dataset.Count; i++)
        {
            dataset.CopyInputs(i, inputs);
            Write(inputs, sample);
            Span<byte> rest = sample.AsSpan(sizeof(float) * inputs.Length);
            if (dataset.HasClasses)
            {
                BinaryPrimitives.WriteInt32LittleEndian(rest, dataset.Label(i));
            }
            else
            {
                dataset.CopyTargets(i, targets);
                Write(targets, rest);
            }

            if (dataset.HasWeights) BinaryPrimitives.WriteSingleLittleEndian(sample.AsSpan(sample.Length - sizeof(float)), dataset.Weight(i));
            hash.Append(sample);
        }

        return hash.FinishHex();
    }

    private static void Write(float[] numbers, Span<byte> bytes)
    {
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes[(sizeof(float) * i)..], numbers[i]);
    }
}
