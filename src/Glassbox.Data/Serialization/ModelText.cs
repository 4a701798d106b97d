using System.Text;
using System.Text.Json;
using Glassbox.Serialization;

namespace Glassbox.Data.Serialization;

/// <summary>Everything that a model has besides its network, as JSON in the metadata of a file.</summary>
internal static class ModelText
{
    private const string Name = "glassbox.model";
    private const int Schema = 1;

    /// <summary>Returns the metadata to write.</summary>
    public static IReadOnlyDictionary<string, string> Write(Model model) => new Dictionary<string, string>(model.Metadata)
    {
        [Name] = Encoding.UTF8.GetString(JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteStartArray("columns");
            foreach (InputColumn column in model.Columns) Write(json, column);
            json.WriteEndArray();
            Write(json, model.Target);
            json.WriteStartArray("metrics");
            foreach ((string name, double value) in model.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
            {
                if (!double.IsFinite(value)) continue; // not representable in JSON
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteNumber("value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("dataSha256", model.DataSha256);
            json.WriteEndObject();
        }).Span),
    };

    /// <exception cref="DataFormatException">The metadata does not fit the network, or is unknown.</exception>
    public static Model Read(SavedModel saved, string file)
    {
        if (!saved.Metadata.TryGetValue(Name, out string? text)) return Plain(saved);
        Model model = JsonText.Read(Encoding.UTF8.GetBytes(text), Name, Fault, fields =>
        {
            fields.RequireSchema(Schema);
            InputColumn[] columns = [.. fields.Objects("columns").Select(Column)];
            Target target = ReadTarget(fields);
            var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (JsonFields metric in fields.Objects("metrics"))
            {
                metrics[metric.Text("name")] = metric.Double("value");
                metric.RequireEnd();
            }

            string? sha256 = fields.TextOrNull("dataSha256");
            fields.RequireEnd();
            return new Model(saved.Network, new Preparation(columns), target)
            {
                Recipe = saved.Recipe, Image = saved.Inputs, Metrics = metrics, DataSha256 = sha256,
                Metadata = saved.Metadata.Where(entry => entry.Key != Name).ToDictionary(),
            };
        });

        Architecture architecture = saved.Network.Architecture;
        if (model.Preparation.Inputs != architecture.Inputs)
            throw Fault(Name, $"its columns make {model.Preparation.Inputs} inputs, but the network has {architecture.Inputs}");
        bool isBinary = model.Task == ModelTask.Classes && model.Classes.Count == 2 && architecture.Outputs == 1;
        if (model.Target.Outputs != architecture.Outputs && !isBinary)
            throw Fault(Name, $"its answer has {model.Target.Outputs} numbers, but the network has {architecture.Outputs} outputs");
        return model;

        DataFormatException Fault(string place, string problem) => new(file, place, problem);
    }

    // A network without a description of columns: inputs and outputs are numbered.
    private static Model Plain(SavedModel saved)
    {
        Architecture architecture = saved.Network.Architecture;
        string[] outputs = Numbers(Math.Max(2, architecture.Outputs)), one = ["0"];
        bool isProbability = architecture.OutputActivation == Activation.Sigmoid || architecture.OutputActivation == Activation.Softmax;
        double white = saved.Inputs is null ? 1 : 255;
        if (saved.Metadata.TryGetValue(ClassesText.Name, out string? text) && ClassesText.Read(text) is { } named
            && named.Length == outputs.Length && named.Distinct().Count() == named.Length) outputs = named;
        Target target = isProbability || architecture.Outputs > 1
            ? new Target(ModelTask.Classes, ["class"], outputs, [], [])
            : new Target(ModelTask.Regression, one, [], [0], [1]);
        return new Model(saved.Network, new Preparation([.. Numbers(architecture.Inputs).Select(name => new NumberInput(name, 0, 0, white, false))]), target)
        {
            Recipe = saved.Recipe, Image = saved.Inputs, Metadata = saved.Metadata, IsDescribed = false,
        };
    }

    private static string[] Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static void Write(Utf8JsonWriter json, InputColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        switch (column)
        {
            case NumberInput number:
                json.WriteString("kind", "number");
                json.WriteNumber("median", number.Median);
                json.WriteNumber("offset", number.Offset);
                json.WriteNumber("scale", number.Scale);
                json.WriteBoolean("missing", number.HasIndicator);
                break;
            case CategoryInput category:
                json.WriteString("kind", "category");
                Write(json, "categories", category.Categories);
                json.WriteBoolean("missing", category.HasMissing);
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Target target)
    {
        json.WriteString("task", target.Task.ToString().ToLowerInvariant());
        Write(json, "targets", target.Names);
        Write(json, "classes", target.Classes);
        json.WriteStartArray("offsets");
        foreach (double offset in target.Offsets) json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteStartArray("scales");
        foreach (double scale in target.Scales) json.WriteNumberValue(scale);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static InputColumn Column(JsonFields fields)
    {
        string name = fields.Text("name"), kind = fields.Text("kind");
        bool hasMissing = fields.Truth("missing");
        InputColumn column;
        if (kind == "number")
        {
            double median = fields.Double("median"), offset = fields.Double("offset"), scale = fields.Double("scale");
            column = fields.Checked<InputColumn>("scale", () => scale == 0 ? throw new ArgumentException("the scale is 0")
                : double.IsFinite(median + offset + scale) ? new NumberInput(name, median, offset, scale, hasMissing)
                : throw new ArgumentException("median, offset and scale must be finite numbers"));
        }
        else
        {
            string[] categories = fields.Texts("categories");
            column = fields.Checked<InputColumn>("kind", () => kind != "category" ? throw new ArgumentException($"there is no kind '{kind}'; there are number and category")
                : categories.Length > 0 && categories.Distinct().Count() == categories.Length ? new CategoryInput(name, categories, hasMissing)
                : throw new ArgumentException("there must be at least one category, and none twice"));
        }

        fields.RequireEnd();
        return column;
    }

    private static Target ReadTarget(JsonFields fields)
    {
        ModelTask task = fields.Named("task", name => Enum.GetValues<ModelTask>().Select(t => (ModelTask?)t)
            .FirstOrDefault(t => t.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"there is no task '{name}'"));
        string[] names = fields.Texts("targets"), classes = fields.Texts("classes");
        double[] offsets = fields.Doubles("offsets"), scales = fields.Doubles("scales");
        return fields.Checked(null, () =>
        {
            int numbers = task == ModelTask.Regression ? names.Length : 0;
            bool isFine = names.Length > 0 && offsets.Length == numbers && scales.Length == numbers
                && (task == ModelTask.Classes ? names.Length == 1 && classes.Length > 1 && classes.Distinct().Count() == classes.Length : classes.Length == 0);
            return isFine ? new Target(task, names, classes, offsets, scales) : throw new ArgumentException("targets, classes, offsets and scales do not fit the task");
        });
    }
}
