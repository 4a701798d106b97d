using System.Buffers;
using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox;

public sealed partial class Network
{
    /// <summary>Numbers of scratch that are taken from the stack: 16 KB.</summary>
    private const int MostOnStack = 4096;

    /// <summary>Samples whose zeros are counted, to tell whether it pays to leave zeros out.</summary>
    private const int SamplesLookedAt = 64;

    /// <summary>The outputs for one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <returns>[outputs]</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as the network has inputs.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[Architecture.Outputs];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Writes the outputs for one sample, and allocates nothing.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="outputs">[outputs], written.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as the network has inputs, or outputs.</exception>
    [MethodImpl(Jit.Hot)]
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        MustBeInputs(inputs.Length, nameof(inputs));
        if (outputs.Length != Architecture.Outputs)
            throw new ArgumentException($"The network has {Architecture.Outputs} outputs; there is room for {outputs.Length}.", nameof(outputs));

        int most = inputs.Length;
        float[]? rented = null;
        int[]? rentedOffsets = null;
        int floats = most + (3 * widest);
        Span<float> scratch = floats <= MostOnStack ? stackalloc float[floats] : rented = ArrayPool<float>.Shared.Rent(floats);
        Span<int> offsets = most <= MostOnStack ? stackalloc int[most] : rentedOffsets = ArrayPool<int>.Shared.Rent(most);
        Span<float> values = scratch[..most], sums = scratch.Slice(most, widest);
        Span<float> before = scratch.Slice(most + widest, widest), after = scratch.Slice(most + (2 * widest), widest);

        int count = NonZero.Find(inputs, layers[0].Outputs, offsets, values);
        for (int i = 0; i < layers.Length; i++)
        {
            DenseLayer layer = layers[i];
            Span<float> to = i == layers.Length - 1 ? outputs : after[..layer.Outputs];
            if (i == 0) layer.ForwardNonZero(offsets[..count], values[..count], sums[..layer.Outputs], to);
            else layer.Forward(before[..layer.Inputs], sums[..layer.Outputs], to);
            Span<float> free = before;
            before = after;
            after = free;
        }

        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        if (rentedOffsets is not null) ArrayPool<int>.Shared.Return(rentedOffsets);
    }

    /// <summary>The outputs for one sample of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="index">Which sample, from 0.</param>
    /// <returns>[outputs]</returns>
    /// <exception cref="ArgumentException">The dataset has another number of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Predict(Dataset dataset, int index)
    {
        MustBeInputs(dataset);
        return Predict(dataset.Inputs(index));
    }

    /// <summary>The outputs for all samples of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="threads">How many threads to use, at least 1; the outputs are the same for any number. In a browser, one.</param>
    /// <returns>[samples, outputs] The outputs of one sample after those of the other.</returns>
    /// <exception cref="ArgumentException">The dataset has another number of features.</exception>
    public float[] PredictAll(Dataset dataset, int threads = 1)
    {
        MustBeInputs(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        float[] all = new float[checked(dataset.Count * Architecture.Outputs)];
        ForEachBatch(
            dataset.Count, threads, batch => new BatchInputs(dataset, batch),
            (inputs, place, sample) => inputs.Read(place, sample), all);
        return all;
    }

    /// <summary>Writes the outputs for many samples.</summary>
    /// <remarks>The fastest way to ask about numbers that lie in one buffer. Where most of the first samples' inputs are 0, zeros cost nothing.</remarks>
    /// <param name="inputs">[samples, inputs] The inputs of one sample after those of the other.</param>
    /// <param name="outputs">[samples, outputs], written.</param>
    /// <param name="threads">How many threads to use, at least 1; the outputs are the same for any number. In a browser, one.</param>
    /// <exception cref="ArgumentException">These are not as many numbers as whole samples have.</exception>
    public void PredictAll(ReadOnlyMemory<float> inputs, Memory<float> outputs, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int features = Architecture.Inputs, count = inputs.Length / features;
        if (count * features != inputs.Length)
            throw new ArgumentException($"Samples have {features} inputs each, which do not go into {inputs.Length} numbers.", nameof(inputs));
        if (outputs.Length != (long)count * Architecture.Outputs)
            throw new ArgumentException(
                $"{count} samples have {(long)count * Architecture.Outputs} outputs; there is room for {outputs.Length}.", nameof(outputs));
        ReadOnlySpan<float> first = inputs.Span[..(Math.Min(count, SamplesLookedAt) * features)];
        double density = 1 - (first.Count(0f) / (double)Math.Max(1, first.Length));
        ForEachBatch(
            count, threads, batch => new BatchInputs(features, batch, density),
            (batch, place, sample) => batch.Read(place, inputs.Span.Slice(sample * features, features)), outputs);
    }

    /// <summary>What every layer makes of one sample: its activations.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <returns>[layers][outputs] The last of them is what <see cref="Predict(ReadOnlySpan{float})"/> gives.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as the network has inputs.</exception>
    public float[][] Activations(ReadOnlySpan<float> inputs)
    {
        MustBeInputs(inputs.Length, nameof(inputs));
        float[][] activations = [.. layers.Select(layer => new float[layer.Outputs])];
        int[] offsets = new int[inputs.Length];
        float[] values = new float[offsets.Length], sums = new float[widest];
        int count = NonZero.Find(inputs, layers[0].Outputs, offsets, values);
        layers[0].ForwardNonZero(offsets.AsSpan(0, count), values.AsSpan(0, count), sums.AsSpan(0, layers[0].Outputs), activations[0]);
        for (int i = 1; i < layers.Length; i++)
            layers[i].Forward(activations[i - 1], sums.AsSpan(0, layers[i].Outputs), activations[i]);
        return activations;
    }

    private void ForEachBatch(
        int count, int threads, Func<int, BatchInputs> newInputs, Action<BatchInputs, int, int> read, Memory<float> outputs)
    {
        int batch = ForwardPass.UsualBatch(layers), batches = (count + batch - 1) / batch, width = Architecture.Outputs;
        new Crew(OperatingSystem.IsBrowser() ? 1 : Math.Clamp(threads, 1, Math.Max(1, batches))).Do((part, parts) =>
        {
            BatchInputs inputs = newInputs(batch);
            var forward = new ForwardPass(layers, Math.Min(batch, count), DenseKernel.Default);
            var scratch = new DenseScratch();
            for (int b = (int)((long)batches * part / parts); b < (int)((long)batches * (part + 1) / parts); b++)
            {
                int first = b * batch, samples = Math.Min(batch, count - first);
                for (int s = 0; s < samples; s++) read(inputs, s, first + s);
                forward.Run(inputs, 0, samples, scratch);
                forward.Outputs(layers.Length - 1)[..(samples * width)].CopyTo(outputs.Span[(first * width)..]);
            }
        });
    }

    private void MustBeInputs(int count, string name)
    {
        if (count != Architecture.Inputs)
            throw new ArgumentException($"The network has {Architecture.Inputs} inputs; {count} numbers were given.", name);
    }

    private void MustBeInputs(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Features != Architecture.Inputs)
            throw new ArgumentException(
                $"The network has {Architecture.Inputs} inputs, but each sample has {dataset.Features}.", nameof(dataset));
    }
}
