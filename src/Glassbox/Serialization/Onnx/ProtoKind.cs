namespace Glassbox.Serialization.Onnx;

/// <summary>How the value of a field is written, by its number in the wire format.</summary>
internal enum ProtoKind
{
    /// <summary>A whole number, seven bits a byte.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then as many bytes: a text, a message, or numbers one after the other.</summary>
    Length = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
