using System.Text;
using Glassbox.Serialization;

namespace Glassbox.Tests.Serialization;

public class SafetensorsTests
{
    // 1-1: one weight and one bias, with these names in the headers below.
    private const string Weights = """ "weights_0":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]} """;
    private const string Bias = """ "bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]} """;

    [Theory]
    [InlineData("{WEIGHTS,BIAS}", 8)]
    [InlineData("{BIAS,WEIGHTS}   ", 8)]
    [InlineData("""{"__metadata__":{"format":"pt","\u00e9":"\ud83d\ude00"},WEIGHTS,BIAS}""", 8)]
    [InlineData("""{"bias_0":{"shape":[1],"data_offsets":[0,8],"dtype":"F64"},"weights_0":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""", 12)]
    public void A_valid_file_is_read(string header, int dataBytes) =>
        Assert.Equal(new Architecture([1, 1]), Load(header, dataBytes).Network.Architecture);

    [Theory]
    // Around the tensors.
    [InlineData(" {WEIGHTS,BIAS}", 8, "starts with {")]
    [InlineData("[WEIGHTS]", 8, "starts with {")]
    [InlineData("{WEIGHTS,BIAS}}", 8, "JSON")]
    [InlineData("{WEIGHTS,BIAS,}", 8, "JSON")]
    [InlineData("{\n\"a\" 1}", 0, "the header: expected JSON without repeated names; it goes wrong in line 2 at byte 5")]
    [InlineData("{WEIGHTS,BIAS", 8, "JSON")]
    [InlineData("{WEIGHTS,BIAS/* a */}", 8, "JSON")]
    [InlineData("{WEIGHTS,BIAS}\0", 8, "JSON")]
    [InlineData("{WEIGHTS,BIAS}", 7, "describes 8 bytes of data; the file has 7")]
    [InlineData("{WEIGHTS,BIAS}", 9, "describes 8 bytes of data; the file has 9")]
    [InlineData("{WEIGHTS}", 4, "bias_0 is missing")]
    [InlineData("{}", 0, "weights_0 is missing; there is nothing")]
    [InlineData("{BIAS}", 8, "bias_0: the bytes start at 4; expected 0")]
    // Names that occur twice, on every level.
    [InlineData("{WEIGHTS,BIAS,BIAS}", 8, "'bias_0' occurs twice")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}""", 8, "'dtype' occurs twice")]
    [InlineData("""{"__metadata__":{"a":"1","\u0061":"2"},WEIGHTS,BIAS}""", 8, "JSON without repeated names")]
    // Metadata.
    [InlineData("""{"__metadata__":{"a":1},WEIGHTS,BIAS}""", 8, "__metadata__, a: found 1; expected a text")]
    [InlineData("""{"__metadata__":[],WEIGHTS,BIAS}""", 8, "__metadata__: found a list; expected an object")]
    [InlineData("""{"__metadata__":{"a":"\ud83d"},WEIGHTS,BIAS}""", 8, "JSON")]
    [InlineData("""{"__metadata__":{"\ud83d":"a"},WEIGHTS,BIAS}""", 8, "JSON")]
    // One tensor.
    [InlineData("""{WEIGHTS,"bias_0":[]}""", 8, "bias_0: found a list")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1]}}""", 8, "'data_offsets' is missing")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8],"order":"C"}}""", 8, "bias_0, order: this field is unknown")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"BF16","shape":[1,2],"data_offsets":[4,8]}}""", 8, "the type is BF16; expected F32 or F64")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[2,1],"data_offsets":[4,8]}}""", 8, "make 8 bytes; data_offsets has 4")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[8,4]}}""", 8, "data_offsets of two numbers")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8,12]}}""", 8, "data_offsets of two numbers")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[-4,0]}}""", 8, "bias_0, data_offsets[0]: found -4")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[-1,-1],"data_offsets":[4,8]}}""", 8, "bias_0, shape[0]: found -1")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1.5],"data_offsets":[4,8]}}""", 8, "bias_0, shape[0]: found 1.5")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[4,8]}}""", 8, "too many elements")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[2147483647,2147483647,1,0,5],"data_offsets":[4,4]}}""", 4, "too many elements")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[5,9]}}""", 9, "without a gap or an overlap")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[3,7]}}""", 7, "without a gap or an overlap")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""", 4, "without a gap or an overlap")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[1,1,1],"data_offsets":[4,8]}}""", 8, "bias_0: the shape is (1, 1, 1)")]
    [InlineData("""{WEIGHTS,"bias_0":{"dtype":"F32","shape":[0,1],"data_offsets":[4,4]}}""", 4, "bias_0: the shape is (0, 1)")]
    [InlineData("""{"weights_0":{"dtype":"F32","shape":[0,1],"data_offsets":[0,0]}}""", 0, "weights_0: the shape is (0, 1)")]
    [InlineData("""{WEIGHTS,BIAS,"weights_00":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}""", 12, "weights_00: nothing of that name")]
    public void Invalid_files_are_rejected_with_the_reason(string header, int dataBytes, string problem)
    {
        var e = Assert.Throws<DataFormatException>(() => Load(header, dataBytes));
        Assert.StartsWith("model", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema":2,"inputs":1,"layers":[]}""", "the schema is 2; this version of Glassbox reads 1: a newer one")]
    [InlineData("""{"schema":1,"inputs":1,"layers":[{"outputs":1,"activation":"maxout"}]}""", "layers[0], activation: There is no activation 'maxout'")]
    [InlineData("""{"schema":1,"inputs":1,"layers":[{"outputs":2,"activation":"relu"}]}""", "weights_0: the shape is (1, 1); a network 1-2 (relu) needs (2, 1)")]
    [InlineData("""{"schema":1,"inputs":1,"layers":[]}""", "at least one layer")]
    [InlineData("""{"schema":1,"inputs":1,"layers":[{"outputs":2147483647,"activation":"relu"}]}""", "more than 268,435,456 parameters")]
    [InlineData("""{"schema":1,"inputs":1,"layers":[{"outputs":1,"activation":"relu"}],"dropout":0.5}""", "glassbox.architecture, dropout: this field is unknown")]
    [InlineData("""{"schema":1,"schema":1,"inputs":1,"layers":[{"outputs":1,"activation":"relu"}]}""", "JSON without repeated names")]
    [InlineData("relu", "JSON")]
    public void A_mismatched_architecture_is_rejected(string architecture, string problem) =>
        AssertMetadataRefused("glassbox.architecture", architecture, problem);

    [Theory]
    [InlineData("\"epochs\":3", "\"epochs\":-3", "glassbox.recipe, epochs: found -3")]
    [InlineData("\"batchSize\":64", "\"batchSize\":0", "A batch needs at least 1 sample")]
    [InlineData("\"threads\":2", "\"threads\":0", "Threads must be 1 to 1024")]
    [InlineData("\"learningRate\":0.003", "\"learningRate\":0", "learning rate is 0")]
    [InlineData("\"learningRate\":0.003", "\"learningRate\":1e99", "learning")]
    [InlineData("\"learningRate\":0.003", "\"learningRate\":\"fast\"", "optimizer, learningRate: found a text; expected a number")]
    [InlineData("\"beta1\":0.9,", "", "optimizer: the field 'beta1' is missing")]
    [InlineData("\"adamw\"", "\"sgd\"", "'momentum' is missing")]
    [InlineData("\"adamw\"", "\"lion\"", "There is no optimizer 'lion'")]
    [InlineData("\"adamw\"", "\"rmsprop\"", "'smoothing' is missing")]
    [InlineData("\"cross-entropy\"", "\"hinge\"", "There is no loss 'hinge'")]
    [InlineData("\"xavier\"", "7", "initializer: found 7; expected a text")]
    [InlineData("\"shuffle\":true", "\"shuffle\":1", "shuffle: found 1; expected true or false")]
    [InlineData("18446744073709551615", "18446744073709551616", "seed")]
    public void An_impossible_recipe_is_rejected(string part, string changed, string problem)
    {
        string recipe = RecipeText.Write(Models.SmallRecipe);
        Assert.Contains(part, recipe, StringComparison.Ordinal);
        AssertMetadataRefused("glassbox.recipe", recipe.Replace(part, changed, StringComparison.Ordinal), problem);
    }

    [Theory]
    [InlineData(0, "expected 2 to 1048576")]
    [InlineData((1 << 20) + 1, "expected 2 to 1048576")]
    [InlineData(-1, "18446744073709551615 bytes; expected 2 to 1048576")]
    [InlineData(1 << 20, "the file has 2 more")]
    public void A_header_with_an_impossible_length_is_rejected_before_it_is_read(long length, string problem)
    {
        var e = Assert.Throws<DataFormatException>(() =>
            Models.Loaded(ModelFormat.Safetensors, [.. BitConverter.GetBytes(length), .. "{}"u8]));
        Assert.Equal("byte 0", e.Place);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    // A linear search for each name would take half a minute.
    [Fact]
    public void A_header_full_of_names_is_read_like_any_other()
    {
        string names = string.Join(',', Enumerable.Range(0, 80_000).Select(i => $"\"{i}\":\"\""));
        Assert.Equal(
            new Architecture([1, 1]), Load($$"""{"__metadata__":{{{names}}},WEIGHTS,BIAS}""", 8).Network.Architecture);
    }

    [Fact]
    public void A_number_that_is_not_finite_is_named()
    {
        byte[] saved = Models.Saved(ModelFormat.Safetensors, Models.Small());
        BitConverter.GetBytes(float.PositiveInfinity).CopyTo(saved, saved.Length - 24 - 4); // the last number of bias_0
        var e = Assert.Throws<DataFormatException>(() => Models.Loaded(ModelFormat.Safetensors, saved));
        Assert.Equal("bias_0", e.Place);
        Assert.Contains("[1, 0] is Infinity", e.Message, StringComparison.Ordinal);
    }

    private static void AssertMetadataRefused(string name, string text, string problem)
    {
        string header = $$"""{"__metadata__":{"{{name}}":"{{text.Replace("\"", "\\\"", StringComparison.Ordinal)}}"},WEIGHTS,BIAS}""";
        var e = Assert.Throws<DataFormatException>(() => Load(header, 8));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    private static SavedModel Load(string header, int dataBytes)
    {
        byte[] json = Encoding.UTF8.GetBytes(header
            .Replace("WEIGHTS", Weights, StringComparison.Ordinal).Replace("BIAS", Bias, StringComparison.Ordinal));
        return Models.Loaded(ModelFormat.Safetensors, [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[dataBytes]]);
    }
}
