using System.Reflection;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Bugs;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;
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

    [Fact]
    public void A_function_that_the_check_does_not_find_is_asked_for_by_its_name()
    {
        Exercise cost = ExerciseList.All.Single(one => one.Slug == "cost");
        var bench = new Workbench();
        bench.Show(new ReaderSource(cost.Frame.Before, "", cost.Frame.After));
        Assert.StartsWith("There is no function Cost", Assert.Single(bench.Complaints()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double sum = 0\n    return sum;", "A semicolon is missing: each statement ends with one.")]
    [InlineData("return Math.Sqrt(output[0];", "A ) is missing.")]
    [InlineData("if (output[0] > 0) { return 1;\n    return 0;", "A } is missing: each { has its }.")]
    [InlineData("return 0;\n    }", "There is one } too many.")]
    [InlineData("double sum = 0;", "Cost does not return a value on every path. Is a return missing at its end?")]
    [InlineData("return Labels[0];", "The name 'Labels' does not exist here. Did you mean label?")]
    [InlineData("return Output[0];", "The name 'Output' does not exist here. It is written output: capitals count.")]
    [InlineData("return len(output);", "The name 'len' does not exist here. The length of an array is array.Length.")]
    [InlineData("return xyzzy;", "The name 'xyzzy' does not exist here.")]
    [InlineData("return Math.exp(output[0]);", "'Math' has no 'exp'. It is Math.Exp(x).")]
    [InlineData("return Math.abs(output[0]);", "'Math' has no 'abs'. It is Math.Abs(x).")]
    [InlineData("return output.length;", "'double[]' has no 'length'. It is written Length: capitals count.")]
    [InlineData("return output[0] ** 2;", "There is no ** in C#: write x * x, or Math.Pow(x, 2).")]
    [InlineData("return output[0] ^ 2;", "^ is not a power in C#: write x * x, or Math.Pow(x, 2).")]
    [InlineData("int sum = output[0];\n    return sum;", "A double does not become an int by itself")]
    [InlineData("int i = 0;\n    if (i = 1) return 1;\n    return 0;", "Here a condition is needed. = gives a value; == compares two.")]
    [InlineData("double sum;\n    return sum;", "'sum' has no value yet: write double sum = 0;")]
    [InlineData("return Cost(output);", "Cost is called with too few values: label is missing.")]
    public void What_beginners_do_wrong_is_told_in_plain_words_with_what_to_write(string body, string told)
    {
        Exercise cost = ExerciseList.All.Single(one => one.Slug == "cost");
        var bench = new Workbench();
        bench.Show(new ReaderSource(cost.Frame.Before, $"double Cost(double[] output, double[] label)\n{{\n    {body}\n}}\n", cost.Frame.After));
        Assert.StartsWith(told, bench.Complaints().First(complaint => complaint.IsError).Message, StringComparison.Ordinal);
    }

    [Theory]
    // As Python has it.
    [InlineData("forward", "for to in range(len(biases)):\n        outputs[to] = 0", "This is how Python counts. In C#: for (int to = 0; to < biases.Length; to++), and { } around what belongs to it.")]
    [InlineData("forward", "for (int to in range(1, 20)) { }", "This is how Python counts. In C#: for (int to = 1; to < 20; to++)")]
    [InlineData("forward", "for w in weights:\n        outputs[0] = 1;", "This is how Python walks through things. In C#: foreach (double w in …)")]
    [InlineData("forward", "outputs = [Sigmoid(Dot(w, inputs)) for w in weights]", "C# has no [… for … in …].")]
    [InlineData("forward", "outputs[0] = weights @ inputs;", "C# has no @ for products of matrices and rows")]
    [InlineData("forward", "if outputs[0] > 1: outputs[0] = 1;", "In C# parentheses hold a condition, without a colon: if (…)")]
    [InlineData("forward", "if (outputs[0] > 1):\n        outputs[0] = 1;", "In C# parentheses hold a condition, without a colon: if (…)")]
    [InlineData("forward", "# for each neuron\n    outputs[0] = 1;", "A note begins with // in C#, not with #.")]
    [InlineData("forward", "if (outputs[0] > 1 and outputs[0] < 2) return outputs;", "and is written && in C#.")]
    [InlineData("forward", "double one = 1 if biases[0] > 0 else 0;", "The value of a choice is written condition ? one : other in C#.")]
    [InlineData("forward", "double[] sums = Vector(20, lambda i: 0);", "lambda i: … is written i => … in C#.")]
    [InlineData("forward", "outputs = np.dot(weights, inputs) + biases;", "The name 'np' does not exist here. Dot(a, b) multiplies two rows")]
    [InlineData("backward", "result[0] = np.dot(weights[0], deltas);", "The name 'np' does not exist here. Add it up with a loop")]
    [InlineData("backward", "result = weights.T;", "'double[][]' has no 'T'. The way back takes the same numbers by column")]
    [InlineData("forward", "outputs.append(1);", "'double[]' has no 'append'. An array keeps its length: write into its places")]
    // Types, and variables.
    [InlineData("forward", "sum = 0;", "The name 'sum' does not exist here. A variable is declared once, with its type: double sum = …;")]
    [InlineData("forward", "sum += biases[0];", "The name 'sum' does not exist here. Declare it before, with its type: double sum = 0;")]
    [InlineData("forward", "for (i = 0; i < 20; i++) outputs[i] = 1;", "The name 'i' does not exist here. Declare it in the loop, with its type: for (int i = 0; …).")]
    [InlineData("forward", "for (int to = 0; to < 20; to++)\n        outputs[to] = 1;\n        outputs[to] = 2;", "The name 'to' does not exist here. It exists only within the loop")]
    [InlineData("forward", "for (int to = 0; to < 20; to++)\n        double sum = 0;\n        outputs[to] = sum;", "A variable cannot be declared alone in a loop. Put { } around all that belongs to the loop.")]
    [InlineData("forward", "let sum = 0;", "There is no type 'let' here. A variable is declared with its type: double x = 0;")]
    [InlineData("forward", "double outputs = 0;", "There is a variable 'outputs' already.")]
    [InlineData("forward", "for (double to = 0; to < 20; to++) outputs[to] = 1;", "A place is a whole number: declare the variable that counts as int.")]
    [InlineData("forward", "foreach (double o in outputs) o = 1;", "'o' is only a copy of what stands in the array.")]
    [InlineData("one-hot", "double[] zeros = [0] * 10;", "An array of zeros is new double[10].")]
    [InlineData("one-hot", "zeros = np.zeros(10);", "The name 'zeros' does not exist here. A variable is declared once, with its type: double[] zeros = …;")]
    [InlineData("forward", "outputs[0] = 1 / (1 + Math.E ** -1);", "There is no ** in C#: e to the power of x is Math.Exp(x).")]
    [InlineData("forward", "if (Dot(inputs, inputs) = 1) return outputs;", "= gives a value. To compare two, write ==.")]
    [InlineData("backward", "result[0] = Dot(h, h);", "The name 'Dot' does not exist here. It is not given here. Add it up with a loop")]
    // Arrays in the place of numbers.
    [InlineData("outer-product", "gradients = new double[20][784];", "Each row of a table is an array of its own")]
    [InlineData("outer-product", "for (int to = 0; to < deltas.Length; to++) gradients[to] = deltas[to] * inputs;", "inputs is an array of numbers, and * needs a number there. Take one of its places, as in inputs[i].")]
    [InlineData("forward", "outputs = weights * inputs;", "C# does not work out * for whole arrays. Go through them in a loop, one number at a time.")]
    [InlineData("forward", "for (int to = 0; to < 20; to++) outputs[to] = Sigmoid(Dot(weights[to], inputs) + biases);", "biases is an array of numbers, and + needs a number there. Take one of its places, as in biases[to].")]
    [InlineData("forward", "for (int to = 0; to < 20; to++) outputs[to] = Sigmoid(Dot(weights, inputs) + biases[to]);", "weights is a table, an array of rows. Dot wants an array of numbers: take one of its places, as in weights[to].")]
    [InlineData("forward", "outputs[0] = Sigmoid(inputs);", "inputs is an array of numbers. Sigmoid wants one number: take one of its places, as in inputs[i].")]
    [InlineData("forward", "outputs[0] = Dot(weights[0], 1);", "1 is one number. Dot wants an array of numbers.")]
    [InlineData("forward", "outputs[0] = weights[0];", "weights[0] is an array of numbers. One number is needed here: take one of its places")]
    [InlineData("forward", "double sums = new double[20];", "This is an array of numbers. A variable that holds it has the type double[]: double[] sums = …;")]
    [InlineData("backward", "result[0] = weights[0, 0];", "Each place has brackets of its own: weights[0][0].")]
    [InlineData("backward", "result[0] = h[0][0];", "h[0] is one number: it has no places to take with [ ].")]
    [InlineData("backward", "result[0] = h[0](1 - h[0]);", "Is this a product? It needs its sign, as in h * (1 - h).")]
    [InlineData("forward", "for (int to = 0; to < biases.Count; to++) outputs[to] = 1;", "biases.Count is a function, not a number: it needs its parentheses, ( ). The length of an array is Length.")]
    [InlineData("forward", "for (int to = 0; to < biases.Length(); to++) outputs[to] = 1;", "Length has no parentheses: array.Length.")]
    // What leads out.
    [InlineData("forward", "new System.Net.Http.HttpClient();", "'Http' is not here: your code reaches no network")]
    [InlineData("forward", "HttpClient client = new();", "There is no type 'HttpClient' here. Your code reaches no network")]
    // Statements.
    [InlineData("one-hot", "label[digit] == 1;", "== compares two values. To give a value, write one =.")]
    [InlineData("forward", "Dot(weights[0], inputs) + biases[0];", "Nothing is done with this value. Is an = or a += missing, or a return?")]
    [InlineData("forward", "outputs[0] = double(1);", "The type that a number is to become stands in parentheses before it: (double)x.")]
    public void What_those_write_who_know_Python_is_told_with_what_to_write(string slug, string body, string told)
    {
        Exercise exercise = ExerciseList.All.Single(one => one.Slug == slug);
        string[] start = exercise.Start.Split('\n');
        string code = string.Join('\n', [.. start[..3], $"    {body}", .. start[^2..]]);
        var bench = new Workbench();
        bench.Show(new ReaderSource(exercise.Frame.Before, code, exercise.Frame.After));
        Assert.StartsWith(told, bench.Complaints().First(complaint => complaint.IsError).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_Python_is_told_once_and_as_a_whole()
    {
        const string code = "double F(double[] x)\n{\n    for i in range(len(x)):\n    return 1;\n}\n";
        var bench = new Workbench();
        bench.Show(new ReaderSource("class Yours\n{\n", code, "\n}\n"));
        Complaint complaint = Assert.Single(bench.Complaints());
        Assert.Equal("for i in range(len(x)):", code[complaint.From..complaint.To]);
    }

    [Theory]
    [InlineData("double Cost(double[] output) { return 0; }")]
    [InlineData("double Cost(double output, double label) { return 0; }")]
    [InlineData("double[] Cost(double[] output, double[] label) { return label; }")]
    public void A_function_that_is_not_as_the_check_calls_it_is_told_so(string code)
    {
        Exercise cost = ExerciseList.All.Single(one => one.Slug == "cost");
        var bench = new Workbench();
        bench.Show(new ReaderSource(cost.Frame.Before, code, cost.Frame.After));
        Assert.StartsWith("The check calls the function as it was at the start", bench.Complaints().First(complaint => complaint.IsError).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return output[10];", "there is no output[10]: output has 10 places, number 0 to 9. A loop over all of them runs while i < output.Length.")]
    [InlineData("double sum = 0;\n    for (int i = 0; i <= label.Length; i++) sum += label[i];\n    return sum;", "there is no label[10]: label has 10 places, number 0 to 9. A loop over all of them runs while i < label.Length.")]
    [InlineData("double[][] table = [[1], [2]];\n    return table[2][0];", "there is no table[2]: table has 2 places, number 0 to 1. In table[row][column] the row comes first.")]
    [InlineData("double[][] table = new double[2][];\n    return table[1][0];", "table[1] is not there yet: null. Each row needs an array of its own, table[1] = new double[length];")]
    [InlineData("return output[-1];", "there is no output[−1]: output has 10 places, number 0 to 9. Places are counted from 0, and not from the end.")]
    [InlineData("double[] none = [];\n    none[0] = 1;\n    return none[0];", "there is no none[0]: none has no places. Give it the length that it needs: new double[length].")]
    [InlineData("int[][] rows = [[1, 2], [3]];\n    return rows[1][(int)Math.Sqrt(1)];", "there is no rows[1][1]: rows[1] has one place, number 0. A loop over all of them runs while i < rows[1].Length.")]
    [InlineData("int[] at = [12];\n    return output[at[0]] + Math.Abs(label[at[0]]);", "there is no output[12]: output has 10 places, number 0 to 9.")]
    public void A_place_that_an_array_does_not_have_is_told_with_its_number(string body, string told)
    {
        Exercise cost = ExerciseList.All.Single(one => one.Slug == "cost");
        Assert.Equal(told, MissingIn(cost, $"double Cost(double[] output, double[] label)\n{{\n    {body}\n}}\n"));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_told_with_the_given_function_and_the_reader_s_line()
    {
        Exercise forward = ExerciseList.All.Single(one => one.Slug == "forward");
        Assert.Equal(
            "Dot asked for b[20], and b has 20 places, number 0 to 19. Does it get rows of equal length?",
            MissingIn(forward, "double[] Forward(double[][] weights, double[] biases, double[] inputs)\n{\n    double[] outputs = new double[biases.Length];\n\n    outputs[0] = Dot(inputs, biases);\n    return outputs;\n}\n", line: 5));
    }

    private static string MissingIn(Exercise exercise, string code, int line = 0)
    {
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile(exercise.Frame.Before, code, exercise.Frame.After));
        var inputs = new CheckInputs(new LibraryDigits(Digits.All, DigitsExtensions.EnoughToBegin), new Subject(DigitSet.Training, 0), seed: 1);
        TargetInvocationException fault = Assert.Throws<TargetInvocationException>(() => program.GetType("Harness")!.GetMethod("Run")!.Invoke(null, [exercise.Cases(inputs)[0].Input.ToArray()]));
        Type meter = program.GetType("GlassboxMeter")!;
        if (line > 0) Assert.Equal(line + exercise.Frame.Before.Count(c => c == '\n'), meter.GetField("Line")!.GetValue(null));
        return FailureWords.Of(new RunOutcome(RunEnd.Failed, [], $"{fault.InnerException!.GetType().Name}\u001f{meter.GetField("Missing")!.GetValue(null)}"), 5);
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

    [Theory]
    [InlineData("int[] places = new int[3];\nint n = One() + places[7];\nint One()\n{\n    return 1;\n}\n", 2)]     // behind a call
    [InlineData("int[] places = new int[3];\nFunc<int> one = () =>\n{\n    return 1;\n};\nplaces[3] = one();\n", 6)]
    [InlineData("Console.Out.Flush();\nint n = Of([1]);\nint Of(int[] row) => row[0] + Math.Abs(row[1]);\n", 2)]   // within an expression: where it was called
    public void A_fault_behind_a_call_is_known_by_the_line_that_it_stands_on(string code, int line)
    {
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile("", code, ""));
        Assert.ThrowsAny<Exception>(() => program.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        Assert.Equal(line, program.GetType("GlassboxMeter")!.GetField("Line")!.GetValue(null));
    }

    [Theory]
    [InlineData("Deeper(1);\n\nint Deeper(int n)\n{\n    return Deeper(n + 1) + 1;\n}\n", 3)]
    [InlineData("Deeper(1);\nint Deeper(int n) => Deeper(n + 1) + 1;\n", 2)]
    [InlineData("Deeper(1);\nvoid Deeper(int n) => Deeper(n + 1);\n", 2)]
    [InlineData("new A().F();\nclass A { public void F() => G();\n    void G() { F(); } }\n", 2)]
    public void Calls_without_end_are_known_by_the_function(string code, int line)
    {
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile("", code, ""));
        Type meter = program.GetType("GlassboxMeter")!;
        int calls = 0;
        meter.GetField("IsDeep")!.SetValue(null, () => ++calls > 100);
        TargetInvocationException fault = Assert.Throws<TargetInvocationException>(() => program.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        Assert.IsType<InsufficientExecutionStackException>(fault.InnerException);
        Assert.Equal(line, meter.GetField("Line")!.GetValue(null));
    }

    [Theory]
    [InlineData("static ref int First(int[] row) => ref row[0];\nint[] row = [1];\nFirst(row) = 2;\nFirst(row)++;\n")]
    [InlineData("static Span<int> Of(int[] row) => row;\nOf([1, 2])[0] = 3;\nint n = Of([4])[0];\n")]
    [InlineData("Func<int, int>? f = null;\nint? n = f?.Invoke(1);\nf = x => x < 1 ? 0 : f!(x - 1);\nstring s = $\"{f(3)} {nameof(f)}\";\n")]
    [InlineData("(int a, int b) = Two();\n(int, int) Two() => (1, 2);\nvoid Nothing() => throw new Exception();\nif (a > b) Nothing();\nasync Task<int> Later() => await Task.FromResult(Two().Item1);\n_ = Later();\n")]
    [InlineData("IEnumerable<int> Some() { yield return One(); }\nint One() => 1;\nforeach (int n in Some()) { goto end; }\nend:\nConsole.Out.Flush();\n")]
    [InlineData("if (1 < 2) { int F(int n) => n < 1 ? 0 : F(n - 1); _ = F(2) + F(3); }\n")]
    [InlineData("unchecked { dynamicless(); }\nvoid dynamicless() { }\nvar größe = Maß(2); double Maß(double π) => Maßlos(π); double Maßlos(double x) => x;\n")]
    [InlineData("Console.WriteLine(new P(1).Doubled());\npartial record P(int N);\npartial record P { public int Doubled() => Twice(N); static int Twice(int n) => 2 * n; public static P operator +(P a, P b) => new(Twice(a.N + b.N)); }\n")]
    public void Instruments_fit_into_any_code(string code)
    {
        Assembly program = NativeWorkshop.Load(NativeWorkshop.Compile("", code, ""));
        program.EntryPoint!.Invoke(null, program.EntryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
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
