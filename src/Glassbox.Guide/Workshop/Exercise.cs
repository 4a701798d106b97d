namespace Glassbox.Guide.Workshop;

/// <summary>Something for the reader to write, and all that is needed to check it.</summary>
/// <param name="Slug">Its name in the address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Page">The page of the guide that it belongs to, by its address.</param>
/// <param name="Goal">What is to be written, in a sentence.</param>
public sealed record Exercise(string Slug, string Title, string Page, string Goal)
{
    /// <summary>What the editor shows at first.</summary>
    public required string Start { get; init; }

    /// <summary>A right answer.</summary>
    public required string Solution { get; init; }

    /// <summary>The same in Python, with NumPy, as text.</summary>
    public required string Python { get; init; }

    /// <summary>Three, from a question to a line.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>The functions of nn.cs that are given, by name, and need not be written.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Variables that are given, as members of a class.</summary>
    public string GivenFields { get; init; } = "";

    /// <summary>The expression that calls what was written, in terms of <c>yours</c> and <c>input</c>: rows of numbers.</summary>
    public required string Call { get; init; }

    /// <summary>What the rows are that come back, in order.</summary>
    public required IReadOnlyList<OutputRow> Outputs { get; init; }

    /// <summary>What it is tried on, with what the twin says.</summary>
    public required Func<CheckInputs, IReadOnlyList<CheckCase>> Cases { get; init; }

    /// <summary>What is often written instead.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <summary>How far a number may be from the twin's, in parts of its size.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The code around the reader's, which makes it a whole: before it, and behind it.</summary>
    public (string Before, string After) Frame => ExerciseFrame.Of(this);

    /// <summary>The page of the guide that it belongs to.</summary>
    public ChapterPage Home => ChapterList.Pages.Single(page => page.Address == Page);
}

/// <summary>A row of numbers that comes back.</summary>
/// <param name="Name">What they are: "the hidden activations".</param>
/// <param name="Columns">How many make a row, where it is a table; 0 where it is none.</param>
public sealed record OutputRow(string Name, int Columns = 0)
{
    /// <summary>A number of it, in words.</summary>
    public string Place(int index, int length) =>
        length == 1 ? Name
        : Columns > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {index / Columns}, column {index % Columns} of {Name}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {index} of {Name}");
}

/// <summary>Something that an exercise is tried on.</summary>
/// <param name="Name">On what, in words: "your own digit".</param>
/// <param name="Input">Rows of numbers, as <see cref="Exercise.Call"/> expects them.</param>
/// <param name="Expected">What the twin says.</param>
public sealed record CheckCase(string Name, IReadOnlyList<double[]> Input, IReadOnlyList<double[]> Expected);

/// <summary>A mistake that is known, as a change of the right answer. What it computes is found out by running it.</summary>
/// <param name="Words">What is wrong, to the reader.</param>
/// <param name="Edits">Each: what stands in the right answer, and what stands in its place.</param>
public sealed record Mistake(string Words, params (string From, string To)[] Edits)
{
    /// <summary>The right answer with the mistake in it.</summary>
    public string In(string solution)
    {
        foreach ((string from, string to) in Edits)
        {
            if (!solution.Contains(from, StringComparison.Ordinal)) throw new InvalidOperationException($"'{from}' does not stand in the solution.");
            solution = solution.Replace(from, to, StringComparison.Ordinal);
        }

        return solution;
    }
}
