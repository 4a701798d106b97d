namespace Glassbox.Data;

/// <summary>What a model says to one row.</summary>
public sealed class Prediction
{
    private readonly Target target;
    private readonly double[] values; // [target.Outputs]

    internal Prediction(Target target, double[] values) => (this.target, this.values) = (target, values);

    /// <summary>[<see cref="Target.Outputs"/>] The probability of each class or label, or the numbers in their own units.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The class that is likeliest; null where the network is broken, and its outputs are NaN or infinite.</summary>
    /// <exception cref="InvalidOperationException">The model names no classes.</exception>
    public string? Label
    {
        get
        {
            Must(ModelTask.Classes, "classes");
            return Place is >= 0 and int place ? target.Classes[place] : null;
        }
    }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The model answers with a class, with labels, or with several numbers.</exception>
    public double Value
    {
        get
        {
            Must(ModelTask.Regression, "a number");
            return values is [var only] ? only : throw new InvalidOperationException($"The model answers with {values.Length} numbers, not one: ask for Values.");
        }
    }

    /// <summary>The labels whose probability is above ½.</summary>
    /// <exception cref="InvalidOperationException">The model names no labels.</exception>
    public IReadOnlyList<string> Labels
    {
        get
        {
            Must(ModelTask.Labels, "labels");
            return [.. target.Names.Where((_, place) => values[place] > 0.5)];
        }
    }

    /// <summary>The probability of the <see cref="Label"/>, 0 to 1; NaN where there is none.</summary>
    /// <exception cref="InvalidOperationException">The model names no classes.</exception>
    public double Probability
    {
        get
        {
            Must(ModelTask.Classes, "classes");
            return Place is >= 0 and int place ? values[place] : double.NaN;
        }
    }

    private int Place => ((ReadOnlySpan<double>)values).ArgMax();

    /// <summary>The probability of a class or of a label, 0 to 1; or the number of a column.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public double this[string name]
    {
        get
        {
            IReadOnlyList<string> names = target.Task == ModelTask.Classes ? target.Classes : target.Names;
            for (int place = 0; place < names.Count; place++)
                if (names[place] == name) return values[place];
            throw new ArgumentException($"There is no '{name}'; there are {Table.Listing(names)}.", nameof(name));
        }
    }

    /// <summary>The label, the labels, or the numbers, with as many digits as the network has: it answers with float32.</summary>
    public override string ToString() => target.Task switch
    {
        ModelTask.Classes => Label ?? "",
        ModelTask.Labels => string.Join(", ", Labels),
        _ => string.Join(", ", values.Select(value => ((float)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
    };

    private void Must(ModelTask task, string what)
    {
        if (target.Task != task) throw new InvalidOperationException($"The model answers with {target.Task.ToString().ToLowerInvariant()}, not with {what}.");
    }
}
