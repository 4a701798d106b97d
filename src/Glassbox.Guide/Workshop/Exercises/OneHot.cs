namespace Glassbox.Guide.Workshop.Exercises;

/// <summary>One-hot encoding of a label.</summary>
internal static class OneHot
{
    public static Exercise Exercise { get; } = new("one-hot", "One-hot labels", "one-hot/", "Turn a label into ten numbers: 1 at its place, 0 everywhere else.")
    {
        Start = """
        double[] OneHot(int digit)
        {
            double[] label = new double[10];
            // Your code.
            return label;
        }
        """,
        Solution = """
        double[] OneHot(int digit)
        {
            double[] label = new double[10];
            label[digit] = 1;
            return label;
        }
        """,
        Python = """
        def one_hot(digit):
            label = np.zeros(10)
            label[digit] = 1
            return label
        """,
        Hints =
        [
            "A new array holds ten zeros already. How many of them must change?",
            "The digit is the place: for a 3, place number 3, which is the fourth.",
            "label[digit] = 1;",
        ],
        Call = "return [yours.OneHot((int)input[0][0])];",
        Outputs = [new("the label")],
        Cases = Tried,
        Mistakes =
        [
            new("The digit stands at its place as an amount. A label is a place, not an amount: write 1.", ("label[digit] = 1", "label[digit] = digit")),
            new("You counted places from 1. The place of a digit is its own number, from 0 to 9.", ("label[digit] = 1", "label[(digit + 9) % 10] = 1")),
            new("Every place is 1: the label says that it is all digits at once.", ("label[digit] = 1", "Array.Fill(label, 1)")),
            new("You made an amount of the label, from 0 to 1, and put it everywhere.", ("label[digit] = 1", "Array.Fill(label, digit / 9.0)")),
            new("Everything but the right place is 1. Turn it around.", ("label[digit] = 1", "Array.Fill(label, 1); label[digit] = 0")),
            new("All places are 0: no place says which digit it is.", ("label[digit] = 1", "label[digit] = 0")),
        ],
    };

    private static IReadOnlyList<CheckCase> Tried(CheckInputs inputs) =>
    [
        new($"the label of {inputs.Digits[0].Name}", [[inputs.Digits[0].Label]], [inputs.Digits[0].OneHot]),
        .. Enumerable.Range(0, 10).Select(digit => new CheckCase($"the label {digit}", [[digit]], [Lab.DigitsExtensions.OneHot(digit)])),
    ];
}
