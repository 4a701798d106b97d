namespace Glassbox.Serialization.Onnx;

/// <summary>The wire type of a field.</summary>
internal enum ProtoKind
{
    /// <summary>An integer with seven bits per byte.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then that many bytes: text, a message, or packed numbers.</summary>
    Length = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
