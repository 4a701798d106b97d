using System.Buffers;

namespace Glassbox.Data;

// Prediction.
public sealed partial class Model
{
    /// <summary>The most numbers to allocate on the stack: 8 KB.</summary>
    private const int MostOnStack = 2048;

    /// <summary>Predicts a row given by named cells.</summary>
    /// <param name="cells">The columns by name, such as <c>("alcohol", 13.2)</c>, in any order. Only columns that had missing
    /// values in training may be left out; pass <see cref="Cell.Missing"/> where a value is unknown.</param>
    /// <exception cref="ArgumentException">A column is unknown, given twice or left out, or a cell does not fit its kind.</exception>
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

        // A forgotten column would silently become the median.
        for (int place = 0; place < row.Length; place++)
        {
            if (!isGiven[place] && !Columns[place].HasMissing)
                throw new ArgumentException($"The column '{Columns[place].Name}' is not given, and no training row was without it. Give its value, or Cell.Missing if it is unknown.", nameof(cells));
        }

        return Predict(row);
    }

    /// <summary>Predicts a row of a table.</summary>
    /// <exception cref="ArgumentException">A column is missing or of the wrong kind.</exception>
    public Prediction Predict(TableRow row) => Predict((Cell[])[.. Columns.Select(column => row[column.Name])]);

    /// <summary>Predicts a row of numbers.</summary>
    /// <param name="row">[<see cref="Columns"/>] The number in each column; NaN if it is missing.</param>
    /// <exception cref="ArgumentException">The number of values differs from the number of columns, or one is infinite.</exception>
    public Prediction Predict(ReadOnlySpan<double> row)
    {
        double[] answer = new double[Target.Outputs];
        Predict(row, answer);
        return new Prediction(Target, answer);
    }

    /// <summary>Predicts a picture of any size with a model of images: scaled as by <see cref="GrayscalePicture.Fit"/>, or prepared as a digit like those of MNIST.</summary>
    /// <exception cref="ArgumentException">There is no ink in a picture of a digit.</exception>
    /// <exception cref="InvalidOperationException">The model does not take images.</exception>
    public Prediction Predict(GrayscalePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (Image is not { } size) throw new InvalidOperationException("The model does not take images.");
        GrayscalePicture fit = size.IsMnistDigits ? DigitImage.From(picture).Picture : picture.Fit(size.Columns, size.Rows);
        return Predict(fit.Pixels, size.Channels);
    }

    /// <summary>Predicts a picture of any size with a model of images: scaled as by <see cref="ColorPicture.Fit"/>, and converted to grayscale if the model has no color.</summary>
    /// <exception cref="ArgumentException">There is no ink in a picture of a digit.</exception>
    /// <exception cref="InvalidOperationException">The model does not take images.</exception>
    public Prediction Predict(ColorPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Image is { IsColor: true } size ? Predict(picture.Fit(size.Columns, size.Rows).Pixels, 1) : Predict(picture.ToGrayscale());
    }

    /// <param name="pixels">The pixels in the size of the network, 0 to 255.</param>
    /// <param name="times">How often each pixel is repeated: gray has equal red, green and blue.</param>
    private Prediction Predict(ReadOnlySpan<byte> pixels, int times)
    {
        float[] inputs = new float[pixels.Length * times];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = pixels[i / times] / 255f;
        double[] answer = new double[Target.Outputs];
        Ask(inputs, answer);
        return new Prediction(Target, answer);
    }

    /// <summary>Predicts all rows of a table, in order.</summary>
    /// <param name="table">A table with all <see cref="Columns"/>, and any others, in any order; it needs no target.</param>
    /// <param name="threads">The number of threads; the predictions are the same for any number.</param>
    /// <exception cref="ArgumentException">A column is missing or of the wrong kind.</exception>
    public IReadOnlyList<Prediction> PredictAll(Table table, int threads = 1)
    {
        float[][] inputs = Preparation.Apply(table);
        int width = Network.Architecture.Inputs;
        float[] all = new float[checked(inputs.Length * width)];
        for (int row = 0; row < inputs.Length; row++) inputs[row].CopyTo(all, row * width);
        return PredictAll(all, threads);
    }

    /// <summary>Predicts many prepared rows.</summary>
    /// <param name="inputs">[rows, inputs] As written by <see cref="Preparation"/>, row by row.</param>
    /// <param name="threads">The number of threads; the predictions are the same for any number.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the number of inputs.</exception>
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

    /// <summary>Predicts a row without allocating.</summary>
    /// <param name="row">[<see cref="Columns"/>] The cell in each column.</param>
    /// <param name="answer">[<see cref="Target.Outputs"/>], written: the probabilities, or the numbers in their original units.</param>
    /// <returns>The most likely class; null if the network is broken, or the task is not classification.</returns>
    /// <exception cref="ArgumentException">The sizes do not match, or a cell does not fit the kind of its column.</exception>
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

    /// <summary>Predicts a row of numbers without allocating.</summary>
    /// <param name="row">[<see cref="Columns"/>] The number in each column; NaN if it is missing.</param>
    /// <param name="answer">[<see cref="Target.Outputs"/>], written: the probabilities, or the numbers in their original units.</param>
    /// <returns>The most likely class; null if the network is broken, or the task is not classification.</returns>
    /// <exception cref="ArgumentException">The sizes do not match, or a number is infinite.</exception>
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
            throw new ArgumentException($"An answer has {Counted.Of(Target.Outputs, "number")}; there is room for {answer.Length}.", nameof(answer));
        int length = Network.Architecture.Outputs;
        float[]? rented = null;
        Span<float> outputs = length <= MostOnStack ? stackalloc float[length] : (rented = ArrayPool<float>.Shared.Rent(length)).AsSpan(0, length);
        Network.Predict(inputs, outputs);
        Target.Read(outputs, answer);
        if (rented is not null) ArrayPool<float>.Shared.Return(rented);
        return Task == ModelTask.Classes && ((ReadOnlySpan<double>)answer).ArgMax() is >= 0 and int place ? Classes[place] : null;
    }
}
