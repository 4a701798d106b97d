using System.Buffers;
using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox;

public sealed partial class Network
{
    /// <summary>The size of the largest scratch buffer on the stack, in floats: 16 KB.</summary>
    private const int MostOnStack = 4096;

    /// <summary>The number of samples whose zeros are counted to decide whether skipping zeros pays off.</summary>
    private const int SamplesLookedAt = 64;

    /// <summary>Computes the outputs for one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <returns>[outputs]</returns>
    /// <exception cref="ArgumentException">The number of inputs differs from that of the network.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[Architecture.Outputs];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Computes the outputs for one sample without allocating.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="outputs">[outputs], written.</param>
    /// <exception cref="ArgumentException">The number of inputs or outputs differs from that of the network.</exception>
    [MethodImpl(Jit.Hot)]
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        MustBeInputs(inputs.Length, nameof(inputs));
        if (outputs.Length != Architecture.Outputs)
            throw new ArgumentException($"The network has {Counted.Of(Architecture.Outputs, "output")}; there is room for {outputs.Length}.", nameof(outputs));

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

    /// <summary>Computes the outputs for one sample of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="index">The sample, from 0.</param>
    /// <returns>[outputs]</returns>
    /// <exception cref="ArgumentException">The dataset has a different number of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] Predict(Dataset dataset, int index)
    {
        MustBeInputs(dataset);
        return Predict(dataset.Inputs(index));
    }

    /// <summary>Computes the outputs for all samples of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="threads">The number of threads: at least 1; the outputs are the same for any number. In a browser, one is used.</param>
    /// <returns>[samples, outputs] The outputs of each sample in order.</returns>
    /// <exception cref="ArgumentException">The dataset has a different number of features.</exception>
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

    /// <summary>Computes the outputs for many samples.</summary>
    /// <remarks>The fastest way to predict from numbers in one buffer. If most inputs of the first samples are 0, zeros are skipped.</remarks>
    /// <param name="inputs">[samples, inputs] The inputs of each sample in order.</param>
    /// <param name="outputs">[samples, outputs], written.</param>
    /// <param name="threads">The number of threads: at least 1; the outputs are the same for any number. In a browser, one is used.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the size of a sample, or the lengths do not match.</exception>
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

    /// <summary>Computes the activations of every layer for one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <returns>[layers][outputs] The last one equals the result of <see cref="Predict(ReadOnlySpan{float})"/>.</returns>
    /// <exception cref="ArgumentException">The number of inputs differs from that of the network.</exception>
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
        new ThreadTeam(OperatingSystem.IsBrowser() ? 1 : Math.Clamp(threads, 1, Math.Max(1, batches))).Run((part, parts) =>
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
            throw new ArgumentException($"The network has {Counted.Of(Architecture.Inputs, "input")}, not {count}.", name);
    }

    private void MustBeInputs(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Features != Architecture.Inputs)
            throw new ArgumentException(
                $"The network has {Counted.Of(Architecture.Inputs, "input")}, but each sample has {dataset.Features}.", nameof(dataset));
    }
}
