using System.Buffers;

namespace Glassbox.Data;

// How a model is asked.
public sealed partial class Model
{
    /// <summary>Numbers that are taken from the stack: 8 KB.</summary>
    private const int MostOnStack = 2048;

    /// <summary>What the model says to a row.</summary>
    /// <param name="cells">The columns by name, as <c>("alcohol", 13.2)</c>, in any order; those not named are missing.</param>
    /// <exception cref="ArgumentException">A column is unknown or named twice, or a cell holds something else than it does.</exception>
    public Prediction Predict(params ReadOnlySpan<(string Column, Cell Value)> cells)
    {
        var row = new Cell[Columns.Count];
        var isGiven = new bool[row.Length];
        Array.Fill(row, Cell.Missing);
        foreach ((string column, Cell value) in cells)
        {
            int place = 0;
            while (place < row.Length && Columns[place].Name != column) place++;
            if (place == row.Length)
                throw new ArgumentException($"There is no column '{column}'; there are {Table.Listing(Columns.Select(c => c.Name))}.", nameof(cells));
            if (isGiven[place]) throw new ArgumentException($"The column '{column}' is given twice.", nameof(cells));
            (row[place], isGiven[place]) = (value, true);
        }

        return Predict(row);
    }

    /// <summary>What the model says to a row of a table.</summary>
    /// <exception cref="ArgumentException">A column is not there, or holds something else.</exception>
    public Prediction Predict(TableRow row) => Predict((Cell[])[.. Columns.Select(column => row[column.Name])]);

    /// <summary>What the model says to a row of numbers.</summary>
    /// <param name="row">[<see cref="Columns"/>] The number in each column; NaN where it is missing.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as columns, or one is infinite.</exception>
    public Prediction Predict(ReadOnlySpan<double> row)
    {
        double[] answer = new double[Target.Outputs];
        Predict(row, answer);
        return new Prediction(Target, answer);
    }

    /// <summary>What a model of images says to a picture of any size: scaled as <see cref="GrayscalePicture.Fit"/> does, or made a digit as MNIST's are.</summary>
    /// <exception cref="ArgumentException">There is no ink in a picture that is to be a digit.</exception>
    /// <exception cref="InvalidOperationException">The model is none of images.</exception>
    public Prediction Predict(GrayscalePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (Image is not { } size) throw new InvalidOperationException("The model is none of images.");
        GrayscalePicture fit = size.IsMnistDigits ? DigitImage.From(picture).Picture : picture.Fit(size.Columns, size.Rows);
        return Predict(fit.Pixels, size.Channels);
    }

    /// <summary>What a model of images says to a picture of any size: scaled as <see cref="ColorPicture.Fit"/> does; in shades of gray where the model knows no others.</summary>
    /// <exception cref="ArgumentException">There is no ink in a picture that is to be a digit.</exception>
    /// <exception cref="InvalidOperationException">The model is none of images.</exception>
    public Prediction Predict(ColorPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Image is { IsColor: true } size ? Predict(picture.Fit(size.Columns, size.Rows).Pixels, 1) : Predict(picture.ToGrayscale());
    }

    /// <param name="pixels">As the network takes them, 0 to 255.</param>
    /// <param name="times">How often each of them stands there: gray is red, green and blue alike.</param>
    private Prediction Predict(ReadOnlySpan<byte> pixels, int times)
    {
        float[] inputs = new float[pixels.Length * times];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = pixels[i / times] / 255f;
        double[] answer = new double[Target.Outputs];
        Ask(inputs, answer);
        return new Prediction(Target, answer);
    }

    /// <summary>What the model says to all rows of a table, in order.</summary>
    /// <param name="table">Has all <see cref="Columns"/>, among others, in any order; no target is needed.</param>
    /// <param name="threads">Threads to use; any number gives the same answers.</param>
    /// <exception cref="ArgumentException">A column is not there, or holds something else.</exception>
    public IReadOnlyList<Prediction> PredictAll(Table table, int threads = 1)
    {
        float[][] inputs = Preparation.Apply(table);
        int width = Network.Architecture.Inputs;
        float[] all = new float[checked(inputs.Length * width)];
        for (int row = 0; row < inputs.Length; row++) inputs[row].CopyTo(all, row * width);
        return PredictAll(all, threads);
    }

    /// <summary>What the model says to many rows that are prepared already.</summary>
    /// <param name="inputs">[rows, inputs] As <see cref="Preparation"/> makes them, those of one row after those of the other.</param>
    /// <param name="threads">Threads to use; any number gives the same answers.</param>
    /// <exception cref="ArgumentException">These are not as many numbers as whole rows have.</exception>
    public IReadOnlyList<Prediction> PredictAll(ReadOnlyMemory<float> inputs, int threads = 1)
    {
        int width = Network.Architecture.Inputs, outputs = Network.Architecture.Outputs, count = inputs.Length / width;
        float[] answers = new float[checked(count * outputs)];
        if (count == 1 && inputs.Length == width) Network.Predict(inputs.Span, answers);
        else if (inputs.Length > 0) Network.PredictAll(inputs, answers, threads);
        var predictions = new Prediction[count];
        for (int row = 0; row < count; row++)
        {
            double[] answer = new double[Target.Outputs];
            Target.Read(answers.AsSpan(row * outputs, outputs), answer);
            predictions[row] = new Prediction(Target, answer);
        }

        return predictions;
    }

    /// <summary>What the model says to a row, and allocates nothing.</summary>
    /// <param name="row">[<see cref="Columns"/>] What stands in each column.</param>
    /// <param name="answer">[<see cref="Target.Outputs"/>], written: the probabilities, or the numbers in their own units.</param>
    /// <returns>The class that is likeliest; null where the network is broken, or the task is another.</returns>
    /// <exception cref="ArgumentException">The sizes do not fit, or a cell holds something else than the column does.</exception>
    public string? Predict(ReadOnlySpan<Cell> row, Span<double> answer)
    {
        int length = Preparation.Inputs;
        float[]? rented = null;
        Span<float> inputs = length <= MostOnStack ? stackalloc float[length] : (rented = ArrayPool<float>.Shared.Rent(length)).AsSpan(0, length);
        Preparation.Apply(row, inputs);
        string? label = Ask(inputs, answer);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return label;
    }

    /// <summary>What the model says to a row of numbers, and allocates nothing.</summary>
    /// <param name="row">[<see cref="Columns"/>] The number in each column; NaN where it is missing.</param>
    /// <param name="answer">[<see cref="Target.Outputs"/>], written: the probabilities, or the numbers in their own units.</param>
    /// <returns>The class that is likeliest; null where the network is broken, or the task is another.</returns>
    /// <exception cref="ArgumentException">The sizes do not fit, or a number is infinite.</exception>
    public string? Predict(ReadOnlySpan<double> row, Span<double> answer)
    {
        int length = Preparation.Inputs;
        float[]? rented = null;
        Span<float> inputs = length <= MostOnStack ? stackalloc float[length] : (rented = ArrayPool<float>.Shared.Rent(length)).AsSpan(0, length);
        Preparation.Apply(row, inputs);
        string? label = Ask(inputs, answer);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return label;
    }

    private Prediction Predict(Cell[] row)
    {
        double[] answer = new double[Target.Outputs];
        Predict(row, answer);
        return new Prediction(Target, answer);
    }

    private string? Ask(ReadOnlySpan<float> inputs, Span<double> answer)
    {
        if (answer.Length != Target.Outputs)
            throw new ArgumentException($"An answer has {Target.Outputs} numbers; there is room for {answer.Length}.", nameof(answer));
        int length = Network.Architecture.Outputs;
        float[]? rented = null;
        Span<float> outputs = length <= MostOnStack ? stackalloc float[length] : (rented = ArrayPool<float>.Shared.Rent(length)).AsSpan(0, length);
        Network.Predict(inputs, outputs);
        Target.Read(outputs, answer);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return Task == ModelTask.Classes && ((ReadOnlySpan<double>)answer).ArgMax() is >= 0 and int place ? Classes[place] : null;
    }
}
