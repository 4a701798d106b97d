using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>Reads the fields of a JSON object, all of which must exist and be known.</summary>
internal sealed class JsonFields
{
    private readonly string place;
    private readonly Func<string, string, DataFormatException> fault;
    private readonly Dictionary<string, JsonElement> values = []; // JsonElement itself searches names linearly
    private readonly HashSet<string> unread = [];

    /// <param name="element">The object.</param>
    /// <param name="place">Its place in the file, for error messages.</param>
    /// <param name="fault">Creates an error from a place and a problem.</param>
    /// <exception cref="DataFormatException">The element is not an object.</exception>
    public JsonFields(JsonElement element, string place, Func<string, string, DataFormatException> fault)
    {
        (this.place, this.fault) = (place, fault);
        if (element.ValueKind != JsonValueKind.Object) throw fault(place, $"found {Kind(element)}; expected an object");
        foreach (JsonProperty property in element.EnumerateObject()) values.Add(property.Name, property.Value);
        unread.UnionWith(values.Keys);
    }

    /// <summary>The names of the fields that have not been read yet.</summary>
    public IReadOnlyCollection<string> Unread => unread;

    public bool Has(string name) => values.ContainsKey(name);

    public JsonFields Object(string name) => new(Value(name), Inside(name), fault);

    public IEnumerable<JsonFields> Objects(string name) =>
        Items(name).Select((item, i) => new JsonFields(item, $"{Inside(name)}[{i}]", fault));

    public string Text(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unfit(name, value, "a text");
    }

    public string? TextOrNull(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Null ? null : Text(name);
    }

    public bool Truth(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Unfit(name, value, "true or false");
    }

    public float Single(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number)
            ? number
            : throw Unfit(name, value, "a number");
    }

    /// <summary>Reads a number; null is NaN, which JSON cannot express.</summary>
    public double DoubleOrNaN(string name) => Value(name) is { ValueKind: not JsonValueKind.Null } value ? Double(value, name) : double.NaN;

    public long Int64(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= 0
            ? number
            : throw Unfit(name, value, "a whole number from 0");
    }

    public double Double(string name) => Double(Value(name), name);

    public double[] Doubles(string name) => [.. Items(name).Select((item, i) => Double(item, $"{name}[{i}]"))];

    public string[] Texts(string name) => [.. Items(name).Select((item, i) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Unfit($"{name}[{i}]", item, "a text"))];

    public ulong UInt64(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out ulong number)
            ? number
            : throw Unfit(name, value, "a whole number from 0 to below 2⁶⁴");
    }

    public bool IsNull(string name) => Value(name).ValueKind == JsonValueKind.Null;

    public int Int32(string name) => Int32(Value(name), Inside(name));

    public int[] Int32s(string name) => [.. Items(name).Select((item, i) => Int32(item, $"{Inside(name)}[{i}]"))];

    public long[] Int64s(string name) => [.. Items(name).Select((item, i) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long number) && number >= 0
            ? number
            : throw Unfit($"{name}[{i}]", item, "a whole number from 0"))];

    /// <summary>Reads a name and finds the item with this name.</summary>
    /// <exception cref="DataFormatException">There is no item with that name.</exception>
    public T Named<T>(string name, Func<string, T> parse) => Checked(name, () => parse(Text(name)));

    /// <summary>Runs an action that reports invalid values by <see cref="ArgumentException"/>.</summary>
    /// <exception cref="DataFormatException">A value is invalid.</exception>
    public T Checked<T>(string? name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ArgumentException e)
        {
            throw fault(name is null ? place : Inside(name), e.WithoutParameter());
        }
    }

    /// <exception cref="DataFormatException">The field has another value.</exception>
    public void RequireSchema(int known)
    {
        int found = Int32("schema");
        if (found != known)
            throw fault(Inside("schema"), $"the schema is {found}; this version of Glassbox reads {known}"
                + (found > known ? ": a newer one wrote the file" : ""));
    }

    /// <exception cref="DataFormatException">There are fields that have not been read.</exception>
    public void RequireEnd()
    {
        foreach (string name in unread) throw fault(Inside(name), "this field is unknown here");
    }

    private JsonElement.ArrayEnumerator Items(string name)
    {
        JsonElement value = Value(name);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Unfit(name, value, "a list");
    }

    private JsonElement Value(string name)
    {
        unread.Remove(name);
        return values.TryGetValue(name, out JsonElement value) ? value : throw fault(place, $"the field '{name}' is missing");
    }

    private int Int32(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0
            ? number
            : throw fault(at, $"found {Kind(value)}; expected a whole number from 0 to {int.MaxValue}");

    private double Double(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Unfit(name, value, "a finite number");

    private DataFormatException Unfit(string name, JsonElement value, string expected) =>
        fault(Inside(name), $"found {Kind(value)}; expected {expected}");

    private string Inside(string name) => $"{place}, {name}";

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        _ => value.GetRawText() is { Length: <= 40 } text ? text : "a long number",
    };
}
