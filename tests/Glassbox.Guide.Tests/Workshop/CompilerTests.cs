using System.Reflection;
using Glassbox.Guide.Scenes.Bugs;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Workshop.Compiler;

namespace Glassbox.Guide.Tests.Workshop;

public sealed class CompilerTests
{
    public static TheoryData<string> Bugs => [.. BugList.All.Select(bug => bug.Slug)];

    [Fact]
    public void The_program_is_the_file_of_the_repository()
    {
        string file = File.ReadAllText(Repository.PathOf("nn.cs")).ReplaceLineEndings("\n");
        Assert.Equal(file, ProgramText.Original);
    }

    [Fact]
    public void It_compiles_as_it_stands_with_a_meter_that_knows_its_names()
    {
        var bench = new Workbench();
        bench.Show(new ReaderSource("", ProgramText.Original, ""));
        Assert.Empty(bench.Complaints());
        Compiled compiled = bench.Compile(isMetered: true)!;
        Assert.True(compiled.HasMeter);
        Assert.NotNull(NativeWorkshop.Load(compiled.Assembly).EntryPoint);
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Each_mistake_of_the_switchboard_is_an_edit_that_compiles(string slug)
    {
        Bug bug = BugList.All.Single(one => one.Slug == slug);
        string edited = ProgramText.With(bug);
        Assert.NotEqual(ProgramText.Original, edited);
        Assert.Equal(ProgramText.Original.Count(c => c == '\n'), edited.Count(c => c == '\n'));
        foreach (string line in bug.Wrong) Assert.Contains(line, edited, StringComparison.Ordinal);
        Assert.NotEmpty(NativeWorkshop.Compile("", edited, ""));
    }

    [Fact]
    public void Complaints_stand_where_the_reader_wrote()
    {
        var bench = new Workbench();
        const string code = "double F(double x)\n{\n    return y;\n}\n";
        bench.Show(new ReaderSource("class Yours\n{\n", code, "\n}\n"));
        Complaint complaint = Assert.Single(bench.Complaints());
        Assert.True(complaint.IsError);
        Assert.Equal("CS0103", complaint.Id);
        Assert.Equal("y", code[complaint.From..complaint.To]);
    }

    [Theory]
    [InlineData("double F(double[] weights) => weights.|", "Length")]
    [InlineData("double F(double[] weights) => weights.Su|", "Sum")]
    [InlineData("double F(double[] weights) => Math.Ex|", "Exp")]
    [InlineData("double F(double[] weights) => wei|", "weights")]
    [InlineData("double F(double x) { f|", "for")]
    public void What_may_stand_somewhere_is_offered(string written, string name)
    {
        int place = written.IndexOf('|', StringComparison.Ordinal);
        var bench = new Workbench();
        bench.Show(new ReaderSource("class Yours\n{\n", written.Remove(place, 1), "\n}\n"));
        (int from, IReadOnlyList<Suggestion> found) = bench.Complete(place);
        Assert.Contains(found, suggestion => suggestion.Name == name);
        Assert.InRange(from, 0, place);
        Assert.DoesNotContain(found, suggestion => suggestion.Name.Contains('<', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("double F() { // wei|")]
    [InlineData("string F() => \"wei|\";")]
    [InlineData("double F() => 3.1|;")]
    public void Nothing_is_offered_in_comments_texts_and_numbers(string written)
    {
        int place = written.IndexOf('|', StringComparison.Ordinal);
        var bench = new Workbench();
        bench.Show(new ReaderSource("class Yours\n{\n", written.Remove(place, 1), "\n}\n"));
        Assert.Empty(bench.Complete(place).Suggestions);
    }

    [Fact]
    public void What_a_call_takes_is_told_with_the_parameter_that_is_being_written()
    {
        const string code = "double F() => Math.Pow(2, 3);";
        var bench = new Workbench();
        bench.Show(new ReaderSource("class Yours\n{\n", code, "\n}\n"));
        Signatures found = bench.SignaturesAt(code.IndexOf('3', StringComparison.Ordinal))!;
        Assert.Equal(1, found.Parameter);
        Assert.Equal(["double x", "double y"], found.Forms[0].Parameters);
        Assert.Null(bench.SignaturesAt(3));
    }

    [Fact]
    public void A_fault_is_known_by_its_line()
    {
        const string code = "Console.Out.Flush();\nint[] places = new int[3];\n\n// a comment\nplaces[7] = 1;\n";
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile("", code, ""));
        Assert.ThrowsAny<Exception>(() => program.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        Assert.Equal(5, program.GetType("GlassboxMeter")!.GetField("Line")!.GetValue(null));
    }

    [Fact]
    public void The_meter_is_told_of_each_digit()
    {
        const string code = "double[] outputBiases = [0]; double correct = 0;\nfor (int epoch = 0; epoch < 2; epoch++)\n    for (int n = 0; n < 3; n++) correct += outputBiases[0]++;\n";
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile("", code, "", isMetered: true));
        var seen = new List<double>();
        Action<double[][]?, double[][]?, double[]?, double[]?, double> learned = (hidden, _, _, biases, _) =>
        {
            Assert.Null(hidden);
            seen.Add(biases![0]);
        };
        program.GetType("GlassboxMeter")!.GetField("Learned")!.SetValue(null, learned);
        program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen);
    }
}
