using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Glassbox.Guide.Worker;

/// <summary>
/// The binary format of messages between threads: the length of the JSON (4 bytes, little-endian), the JSON, then binary data.
/// </summary>
internal static class Envelope
{
    public static byte[] Seal<T>(T message, JsonTypeInfo<T> type, ReadOnlySpan<byte> bulk = default)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(message, type);
        byte[] sealedBytes = new byte[sizeof(int) + json.Length + bulk.Length];
        BinaryPrimitives.WriteInt32LittleEndian(sealedBytes, json.Length);
        json.CopyTo(sealedBytes, sizeof(int));
        bulk.CopyTo(sealedBytes.AsSpan(sizeof(int) + json.Length));
        return sealedBytes;
    }

    public static T Open<T>(ReadOnlySpan<byte> sealedBytes, JsonTypeInfo<T> type, out ReadOnlySpan<byte> bulk)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(sealedBytes);
        bulk = sealedBytes[(sizeof(int) + length)..];
        return JsonSerializer.Deserialize(sealedBytes.Slice(sizeof(int), length), type)!;
    }

    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<float> numbers) => MemoryMarshal.AsBytes(numbers);

    public static float[] Floats(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}

/// <summary>The JSON contracts of the messages, generated so that none needs reflection.</summary>
[JsonSerializable(typeof(EngineRequest))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(LandscapeResult))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed partial class MessageContext : JsonSerializerContext;
