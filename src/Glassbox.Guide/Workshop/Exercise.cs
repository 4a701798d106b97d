namespace Glassbox.Guide.Workshop;

/// <summary>A programming exercise and everything needed to check it.</summary>
/// <param name="Slug">The ID in the URL.</param>
/// <param name="Title">The title.</param>
/// <param name="Page">The URL of the guide's page that it belongs to.</param>
/// <param name="Goal">The task, in one sentence.</param>
public sealed record Exercise(string Slug, string Title, string Page, string Goal)
{
    /// <summary>The initial code in the editor.</summary>
    public required string Start { get; init; }

    /// <summary>A correct solution.</summary>
    public required string Solution { get; init; }

    /// <summary>The same in Python with NumPy, as text.</summary>
    public required string Python { get; init; }

    /// <summary>Three hints, from a question to a line of code.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>The names of functions of nn.cs that are provided.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Provided variables, as members of a class.</summary>
    public string GivenFields { get; init; } = "";

    /// <summary>The expression that calls the reader's code, using <c>yours</c> and <c>input</c>: rows of numbers.</summary>
    public required string Call { get; init; }

    /// <summary>Descriptions of the output rows, in order.</summary>
    public required IReadOnlyList<OutputRow> Outputs { get; init; }

    /// <summary>Creates the test cases, with the expected results of the reference implementation.</summary>
    public required Func<CheckInputs, IReadOnlyList<CheckCase>> Cases { get; init; }

    /// <summary>Common mistakes.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <summary>The relative tolerance when comparing with the reference implementation.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The hidden code before and after the reader's.</summary>
    public (string Before, string After) Frame => ExerciseFrame.Of(this);

    /// <summary>The page of the guide that it belongs to.</summary>
    public ChapterPage Home => ChapterList.Pages.Single(page => page.Address == Page);
}

/// <summary>A row of the output.</summary>
/// <param name="Name">What the numbers are: "the hidden activations".</param>
/// <param name="Columns">The number of columns if it is a matrix; 0 otherwise.</param>
public sealed record OutputRow(string Name, int Columns = 0)
{
    /// <summary>Describes the position of a number.</summary>
    public string Place(int index, int length) =>
        length == 1 ? Name
        : Columns > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {index / Columns}, column {index % Columns} of {Name}")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"row {index} of {Name}");
}

/// <summary>A test case.</summary>
/// <param name="Name">A description: "your own digit".</param>
/// <param name="Input">The rows of numbers that <see cref="Exercise.Call"/> expects.</param>
/// <param name="Expected">The result of the reference implementation.</param>
public sealed record CheckCase(string Name, IReadOnlyList<double[]> Input, IReadOnlyList<double[]> Expected);

/// <summary>A common mistake, as a change to the solution. Running it shows what it computes.</summary>
/// <param name="Words">The explanation for the reader.</param>
/// <param name="Edits">The replacements in the solution.</param>
public sealed record Mistake(string Words, params (string From, string To)[] Edits)
{
    /// <summary>Returns the solution with the mistake.</summary>
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
