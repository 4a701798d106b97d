using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Serialization;

/// <summary>Generates networks and recipes of all kinds to save.</summary>
internal static class Models
{
    // Any finite number: small, subnormal, huge, minus zero.
    private static readonly Gen<float> Parameter = Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Where(float.IsFinite);

    private static readonly Gen<float> Fraction = Gen.Float[0, 0.999f];

    private static readonly Gen<float> Positive = Gen.Float[1e-12f, 100];

    public static readonly Gen<Architecture> AnyArchitecture =
        from inputs in Gen.Int[1, 12]
        from hidden in Gen.Select(Gen.Int[1, 9], Gen.OneOf(Activation.All.Where(a => a != Activation.Softmax).ToArray()))
            .Select((size, activation) => new LayerShape(size, activation)).List[0, 4]
        from outputs in Gen.Int[1, 12]
        from output in Gen.OneOf(Activation.All.ToArray())
        select new Architecture(inputs, [.. hidden, new LayerShape(outputs, output)]);

    public static readonly Gen<Network> AnyNetwork =
        from architecture in AnyArchitecture
        from parameters in Parameter.Array[architecture.ParameterCount]
        select With(architecture, parameters);

    // Any number that fits single precision after rounding, with all digits of double precision.
    public static readonly Gen<ReferenceNetwork> AnyReference =
        from architecture in AnyArchitecture
        from values in Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(value => float.IsFinite((float)value)).Array[architecture.ParameterCount]
        select With(architecture, values);

    public static readonly Gen<Optimizer> AnyOptimizer = Gen.OneOf<Optimizer>(
        Gen.Select(Positive, Fraction, Fraction).Select((rate, decay, momentum) =>
            (Optimizer)new Sgd { LearningRate = rate, WeightDecay = decay, Momentum = momentum, Nesterov = momentum > 0.5f }),
        Gen.Select(Positive, Fraction, Fraction, Fraction, Positive).Select((rate, decay, smoothing, momentum, epsilon) =>
            (Optimizer)new RmsProp { LearningRate = rate, WeightDecay = decay, Smoothing = smoothing, Momentum = momentum, Epsilon = epsilon }),
        Gen.Select(Positive, Fraction, Fraction, Fraction, Positive).Select((rate, decay, beta1, beta2, epsilon) =>
            (Optimizer)new Adam { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon }),
        Gen.Select(Positive, Fraction, Fraction, Fraction, Positive).Select((rate, decay, beta1, beta2, epsilon) =>
            (Optimizer)new AdamW { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon }));

    public static readonly Gen<Recipe> AnyRecipe =
        from optimizer in AnyOptimizer
        from loss in Gen.OneOf(Loss.All.ToArray())
        from initializer in Gen.OneOf<Initializer?>([null, .. Initializer.All])
        from counts in Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[1, 1024], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue])
        from shuffle in Gen.Bool
        from seed in Gen.ULong
        from numbers in Gen.Select(Fraction, Fraction, Gen.Int[0, 1000], Gen.Int[0, LearningRateSchedule.All.Count])
        select new Recipe
        {
            Initializer = initializer,
            Epochs = counts.Item3,
            Samples = counts.Item4,
            Options = new TrainingOptions
            {
                Loss = loss,
                Optimizer = optimizer,
                BatchSize = counts.Item1,
                Threads = counts.Item2,
                Arithmetic = seed % 2 == 0 ? Arithmetic.Fused : Arithmetic.Separate,
                Shuffle = shuffle,
                Seed = seed,
                L1 = seed % 3 == 0 ? numbers.Item1 : 0,
                Dropout = numbers.Item2,
                WarmupSteps = numbers.Item3,
                Schedule = numbers.Item4 == 0 ? null : LearningRateSchedule.All[numbers.Item4 - 1],
                ClassWeights = seed % 5 == 0 ? ClassWeights.From(numbers.Item1, 2) : null,
                EarlyStopping = seed % 7 == 0 ? new EarlyStopping { Patience = 4, MinimumChange = numbers.Item1, Metric = ValidationMetric.Accuracy } : null,
            },
        };

    /// <summary>3-2-2, leaky ReLU and softmax, with the numbers in Golden/models/make.py.</summary>
    public static Network Small()
    {
        var network = new Network(new Architecture([3, 2, 2], Activation.LeakyRelu, Activation.Softmax));
        for (int i = 0; i < 2; i++)
        {
            for (int o = 0; o < 2; o++)
            {
                for (int j = 0; j < network.Layers[i].Inputs; j++) network.Layers[i].Weight(j, o) = (1 + i + (10 * o) + j) / 8f;
                network.Layers[i].Biases[o] = -(1 + i + o) / 4f;
            }
        }

        return network;
    }

    /// <summary>Returns the recipe with a loss that suits the network; null if there is none, as for softmax with one output.</summary>
    public static Recipe? Fitting(Recipe? recipe, Network network)
    {
        if (recipe is null) return null;
        Architecture architecture = network.Architecture;
        Loss? loss = Loss.All.Prepend(recipe.Options.Loss).FirstOrDefault(l => l.Incompatibility(architecture.OutputActivation, architecture.Outputs) is null);
        return loss is null ? null : recipe with { Options = recipe.Options with { Loss = loss } };
    }

    public static Recipe SmallRecipe { get; } = new()
    {
        Initializer = Initializer.Xavier,
        Epochs = 3,
        Samples = 60_000,
        Options = new TrainingOptions
        {
            Loss = Loss.CrossEntropy,
            Optimizer = new AdamW { LearningRate = 0.003f },
            BatchSize = 64,
            Shuffle = true,
            Seed = ulong.MaxValue,
            Threads = 2,
        },
    };

    public static Network With(Architecture architecture, float[] parameters)
    {
        var network = new Network(architecture);
        parameters.CopyTo(network.Parameters);
        return network;
    }

    public static ReferenceNetwork With(Architecture architecture, double[] parameters)
    {
        var network = new ReferenceNetwork(architecture);
        int place = 0;
        foreach (Matrix matrix in Matrices(network))
        {
            parameters.AsSpan(place, matrix.Values.Length).CopyTo(matrix.Values);
            place += matrix.Values.Length;
        }

        return network;
    }

    /// <summary>Returns the parameters in file order.</summary>
    public static IEnumerable<Matrix> Matrices(ReferenceNetwork network) =>
        network.Weights.Zip(network.Biases).SelectMany(layer => new[] { layer.First, layer.Second });

    public static byte[] Saved(ModelFormat format, Network network, Recipe? recipe = null) => Saved(format, new SavedModel(network, recipe));

    public static byte[] Saved(ModelFormat format, SavedModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Save(stream, format, model);
        return stream.ToArray();
    }

    public static SavedModel Loaded(ModelFormat format, byte[] bytes) =>
        ModelFile.Load(new MemoryStream(bytes), format, "model", Activation.Sigmoid, Activation.Sigmoid);

    public static bool AreSame(Network a, Network b) => a.Architecture.Equals(b.Architecture)
        && a.Parameters.ToArray().Select(BitConverter.SingleToUInt32Bits)
            .SequenceEqual(b.Parameters.ToArray().Select(BitConverter.SingleToUInt32Bits));

    public static bool AreSame(ReferenceNetwork a, ReferenceNetwork b) => a.Architecture.Equals(b.Architecture)
        && Matrices(a).SelectMany(matrix => matrix.Values).Select(BitConverter.DoubleToInt64Bits)
            .SequenceEqual(Matrices(b).SelectMany(matrix => matrix.Values).Select(BitConverter.DoubleToInt64Bits));
}
