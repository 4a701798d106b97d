namespace Glassbox.Data;

/// <summary>A model's prediction for one row.</summary>
public sealed class Prediction
{
    private readonly Target target;
    private readonly double[] values; // [target.Outputs]

    internal Prediction(Target target, double[] values) => (this.target, this.values) = (target, values);

    /// <summary>[<see cref="Target.Outputs"/>] The probability of each class or label, or the numbers in their original units.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The most likely class; null if the network is broken, so that its outputs are NaN or infinite.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict classes.</exception>
    public string? Label
    {
        get
        {
            Must(ModelTask.Classes, "classes");
            return Place is >= 0 and int place ? target.Classes[place] : null;
        }
    }

    /// <summary>The predicted number.</summary>
    /// <exception cref="InvalidOperationException">The model predicts a class, labels, or several numbers.</exception>
    public double Value
    {
        get
        {
            Must(ModelTask.Regression, "a number");
            return values is [var only] ? only : throw new InvalidOperationException($"The model answers with {values.Length} numbers, not one: ask for Values.");
        }
    }

    /// <summary>The labels with a probability above ½.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict labels.</exception>
    public IReadOnlyList<string> Labels
    {
        get
        {
            Must(ModelTask.Labels, "labels");
            return [.. target.Names.Where((_, place) => values[place] > 0.5)];
        }
    }

    /// <summary>The probability of the <see cref="Label"/>, 0 to 1; NaN if there is none.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict classes.</exception>
    public double Probability
    {
        get
        {
            Must(ModelTask.Classes, "classes");
            return Place is >= 0 and int place ? values[place] : double.NaN;
        }
    }

    private int Place => ((ReadOnlySpan<double>)values).ArgMax();

    /// <summary>The probability of a class or label, 0 to 1, or the number for a column.</summary>
    /// <exception cref="ArgumentException">There is no class, label or column with that name.</exception>
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

    /// <summary>Returns the label, the labels, or the numbers, with the digits of float32, in which the network computes.</summary>
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
