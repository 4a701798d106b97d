using System.Globalization;

namespace Glassbox.Guide;

/// <summary>A chapter, as lists and links need it.</summary>
/// <param name="Slug">The path segment of the chapter: lower case, no spaces.</param>
/// <param name="Title">The title.</param>
/// <param name="Idea">The key point, in one sentence.</param>
/// <param name="Second">The time at which the video covers it, in seconds; null if it does not.</param>
public sealed record ChapterEntry(string Slug, string Title, string Idea, int? Second = null)
{
    /// <summary>The chapter number, from 1.</summary>
    public int Number => ChapterList.All.ToList().IndexOf(this) + 1;

    /// <summary>The URL, relative to the site root.</summary>
    public string Address => Slug + "/";

    /// <summary>The time at which the video covers it, in the format of video players, such as 2:55.</summary>
    public string Minute => string.Create(CultureInfo.InvariantCulture, $"{Second / 60}:{Second % 60:00}");

    /// <summary>The URL of the video at that time.</summary>
    public string VideoAddress => string.Create(CultureInfo.InvariantCulture, $"{ChapterList.Video}&t={Second}s");

    /// <summary>The video's name for it; empty if the video does not cover it.</summary>
    public string InVideo { get; init; } = "";

    /// <summary>What the chapter shows and the video does not, as the end of a sentence.</summary>
    public string Beyond { get; init; } = "";

    /// <summary>The further pages of the chapter, if it has several.</summary>
    public IReadOnlyList<ChapterPart> Parts { get; init; } = [];
}

/// <summary>A page of a chapter, other than the first.</summary>
/// <param name="Slug">The path segment of the page, below the chapter's: lower case, no spaces.</param>
/// <param name="Title">The title.</param>
/// <param name="Idea">The topic, in one sentence.</param>
public sealed record ChapterPart(string Slug, string Title, string Idea);

/// <summary>A page of the guide, in reading order.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Part">The number of the page within the chapter, from 1.</param>
/// <param name="Address">The URL, relative to the site root.</param>
/// <param name="Title">The title.</param>
/// <param name="Idea">The topic, in one sentence.</param>
public sealed record ChapterPage(ChapterEntry Chapter, int Part, string Address, string Title, string Idea)
{
    /// <summary>The page number: 7, or 8.2 for the second page of a chapter.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Chapter.Number}{(Part > 1 ? $".{Part}" : "")}");
}

/// <summary>The chapters in order. To add one, create a file in <c>Chapters/</c> and add a line here.</summary>
public static class ChapterList
{
    /// <summary>Bot Academy's “Neural Networks Explained from Scratch using Python”, which the chapters follow.</summary>
    public const string Video = "https://www.youtube.com/watch?v=9RN2Wr8xvro";

    /// <summary>The URL of the page that matches the video with the chapters, relative to the site root.</summary>
    public const string VideoPage = "video/";

    /// <summary>All chapters.</summary>
    public static IReadOnlyList<ChapterEntry> All { get; } =
    [
        new("basics", "Basics", "A neuron is a weighted sum and a squash.", 0) { InVideo = "Basics", Beyond = "every product of a neuron, and a real network, neuron by neuron" },
        new("bias", "Bias", "How hard is a neuron to convince?", 175) { InVideo = "Bias", Beyond = "the line that a neuron draws between two clouds of points, with a bias and without one" },
        new("dataset", "Dataset", "What a picture is to a network.", 240) { InVideo = "Dataset", Beyond = "all 70 000 digits, and what the division by 255 is good for" },
        new("one-hot", "One-hot labels", "How to tell a network what is right.", 325) { InVideo = "One-Hot Label Encoding", Beyond = "a network that learned digits as amounts, beside one that learned them as places" },
        new("training", "Training loops", "An epoch holds samples; a sample holds one update.", 417) { InVideo = "Training Loops", Beyond = "all 180 000 updates, forward and back again, and digits that were never learned from" },
        new("forward", "Forward propagation", "From pixels to an answer in two matrix products.", 495) { InVideo = "Forward Propagation", Beyond = "one row times one column, number by number, and a debugger that runs backward" },
        new("cost", "Cost", "How wrong is an answer, and which way is better?", 622) { InVideo = "Cost/Error Calculation", Beyond = "the second cost, the one that the program really makes smaller" },
        new("backpropagation", "Backpropagation", "Who is to blame, and by how much?", 720)
        {
            InVideo = "Backpropagation",
            Beyond = "blame, gradients, a proof by measurement, and eight mistakes",
            Parts =
            [
                new("blame", "Blame", "Ten outputs were wrong: what did each hidden neuron have to do with it?"),
                new("gradients", "Gradients", "From shares of blame to 15 910 small steps."),
                new("proof", "Proof", "Is it true? Measure it, and break it."),
            ],
        },
        new("running", "Running it", "Does it know your digits too?", 930) { InVideo = "Running the Neural Network", Beyond = "your own handwriting, and the digits that the network gets wrong" },
        new("where-to-find-what", "Where to find what", "Code, formula and picture are one thing.", 1015) { InVideo = "Where to find What", Beyond = "every name in the program with its formula, its shape and its value" },
        new("write", "Write it yourself", "Twelve small exercises, and you have written a network.")
        {
            Parts =
            [
                new("program", "The whole program", "Let it train on real digits, change it, break it."),
                new("class", "For teachers", "A worksheet, and links with the exercises that you choose."),
            ],
        },
    ];

    /// <summary>All pages of all chapters, in reading order.</summary>
    public static IReadOnlyList<ChapterPage> Pages { get; } =
    [
        .. All.SelectMany(chapter => chapter.Parts
            .Select((part, i) => new ChapterPage(chapter, i + 2, $"{chapter.Address}{part.Slug}/", part.Title, part.Idea))
            .Prepend(new ChapterPage(chapter, 1, chapter.Address, chapter.Title, chapter.Idea))),
    ];
}
