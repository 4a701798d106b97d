namespace Glassbox.Guide;

/// <summary>A chapter, as lists and links need it.</summary>
/// <param name="Slug">Its place in the address: lower case, no spaces.</param>
/// <param name="Title">Its name.</param>
/// <param name="Idea">The one thing it says, in a sentence.</param>
public sealed record ChapterEntry(string Slug, string Title, string Idea)
{
    /// <summary>Its number, from 1.</summary>
    public int Number => ChapterList.All.ToList().IndexOf(this) + 1;

    /// <summary>Its address below the site's folder.</summary>
    public string Address => Slug + "/";
}

/// <summary>The chapters in order. A new one is a file in <c>Chapters/</c> and a line here.</summary>
public static class ChapterList
{
    /// <summary>All chapters.</summary>
    public static IReadOnlyList<ChapterEntry> All { get; } =
    [
        new("basics", "Basics", "A neuron is a weighted sum and a squash."),
        new("bias", "Bias", "How hard is a neuron to convince?"),
        new("dataset", "Dataset", "What a picture is to a network."),
        new("one-hot", "One-hot labels", "How to tell a network what is right."),
        new("training", "Training loops", "An epoch holds samples; a sample holds one update."),
        new("forward", "Forward propagation", "From pixels to an answer in two matrix products."),
        new("cost", "Cost", "How wrong is an answer, and which way is better?"),
        new("backpropagation", "Backpropagation", "Blame flows back through the weights that carried the signal."),
        new("running", "Running it", "Does it know your digits too?"),
        new("where-to-find-what", "Where to find what", "Code, formula and picture are one thing."),
    ];

    /// <summary>The chapter of a number, from 1; null where there is none.</summary>
    public static ChapterEntry? Find(int number) => number >= 1 && number <= All.Count ? All[number - 1] : null;
}
