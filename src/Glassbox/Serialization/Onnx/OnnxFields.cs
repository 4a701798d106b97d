namespace Glassbox.Serialization.Onnx;

/// <summary>The numbers of the fields and types that are read and written.</summary>
/// <remarks>The ONNX specification, "Open Neural Network Exchange Intermediate Representation", and its list of fields.</remarks>
internal static class OnnxFields
{
    internal static class Model
    {
        public const int FormatVersion = 1, Producer = 2, ProducerVersion = 3, Graph = 7, Operators = 8, Metadata = 14;
    }

    /// <summary>The version of an operator set.</summary>
    internal static class Operators
    {
        public const int Domain = 1, Version = 2;
    }

    internal static class Metadata
    {
        public const int Key = 1, Value = 2;
    }

    internal static class Graph
    {
        public const int Node = 1, Name = 2, Tensor = 5, Documentation = 10, Input = 11, Output = 12, Value = 13;
    }

    internal static class Node
    {
        public const int Input = 1, Output = 2, Name = 3, Operator = 4, Attribute = 5, Domain = 7;
    }

    internal static class Attribute
    {
        public const int Name = 1, Single = 2, Integer = 3, Text = 4, Tensor = 5, Singles = 7, Integers = 8, Texts = 9, Type = 20;

        /// <summary>Values of <see cref="Type"/>.</summary>
        public const int IsSingle = 1, IsInteger = 2, IsText = 3, IsTexts = 8;
    }

    internal static class Tensor
    {
        public const int Size = 1, Type = 2, Singles = 4, Integers = 5, Texts = 6, LongIntegers = 7, Name = 8, Raw = 9, Doubles = 10, External = 13, Location = 14;
    }

    /// <summary>The types of elements.</summary>
    internal static class Type
    {
        public const int Single = 1, Int32 = 6, Int64 = 7, Text = 8, Boolean = 9, Double = 11;
    }

    /// <summary>An input or output of a graph.</summary>
    internal static class Value
    {
        public const int Name = 1, Type = 2, Documentation = 3;

        /// <summary>Fields of its type.</summary>
        public const int TensorType = 1, ElementType = 1, Shape = 2;

        /// <summary>Fields of its shape.</summary>
        public const int Dimension = 1, Size = 1, SizeName = 2;
    }
}
