namespace Glassbox.Guide.Scenes.Finding;

/// <summary>The names in nn.cs that come from the library and from .NET.</summary>
internal static class BorrowedNames
{
    private const string Mnist = "Glassbox.Mnist/Mnist.cs"; // the digits have their own library

    /// <summary>All names, in program order.</summary>
    public static IReadOnlyList<Symbol> All { get; } =
    [
        Library("Glassbox", "the library of this project", ("Glassbox.csproj", "Project")),
        Library("Dataset", "images or numbers, each with its label", ("Dataset.cs", "class Dataset")),
        Library("Mnist", "the handwritten digits of this guide", (Mnist, "class Mnist")) with { Video = "get_mnist" },
        Library("Load", "reads the digits from their files", (Mnist, "Load")) with { Video = "get_mnist()" },
        Library("Training", "the digits to learn from; there is Test too", ("DatasetSplit.cs", "Training")),
        Library("Count", "how many digits there are", ("Dataset.cs", "Count")) with { Video = "images.shape[0]" },
        Library("Label", "what a digit shows, 0 to 9", ("Dataset.cs", "Label")),
        Library("Pixels", "the bytes of an image", ("Dataset.cs", "Pixels")),
        Net("Random", "random numbers from a seed") with { Video = "np.random" },
        Net("NextDouble", "the next random number, from 0 to below 1"),
        Net("Console", "the terminal"),
        Net("Write", "prints text"),
        Net("WriteLine", "prints a line") with { Video = "print" },
        Net("ReadLine", "waits for a line to be typed") with { Video = "input" },
        Net("TryParse", "reads a number from text, if there is one") with { Video = "int" },
        Net("Concat", "joins pieces of text"),
        Net("Average", "the mean of some numbers") with { Video = "1 / len(o) * np.sum" },
        Net("Max", "the largest of some numbers"),
        Net("Select", "makes one thing of each thing"),
        Net("ToArray", "puts them in a row, an array"),
        Net("Chunk", "cuts a row of numbers into equal pieces"),
        Net("Enumerable", "where these ways of going through things come from"),
        Net("Range", "whole numbers in order"),
        Net("Array", "numbers in a row"),
        Net("ConvertAll", "makes one thing of each thing of an array"),
        Net("Func", "a rule that makes one thing of another"),
        Net("IndexOf", "where something stands in a row"),
        Net("Length", "how many numbers a row has") with { Video = "len" },
        Net("Math", "functions of mathematics"),
        Net("Exp", "e to a power; the library has one of its own, the same on every machine") with
        {
            Video = "np.exp", Chapter = 1, Homes = [("Kernels/Exponential.cs", "Exponential")],
        },
    ];

    private static Symbol Library(string name, string meaning, (string File, string Member) home) =>
        new("library-" + name, name, SymbolKind.Library, meaning) { Homes = [home], Chapter = 3 };

    private static Symbol Net(string name, string meaning) => new("net-" + name, name, SymbolKind.Framework, meaning);
}
