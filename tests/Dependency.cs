using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Glassbox.Testing;

/// <summary>One type using another of the same assembly; both outermost.</summary>
/// <param name="From">Who.</param>
/// <param name="Member">In which of its members; of a base type or an interface, its own name.</param>
/// <param name="To">Whom.</param>
internal sealed record Dependency(TypeDefinition From, string Member, TypeDefinition To)
{
    /// <summary>All of an assembly, those in the bodies of its methods too.</summary>
    public static IReadOnlyList<Dependency> Of(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { ReadingMode = ReadingMode.Immediate });
        return [.. module.GetTypes().SelectMany(InType).DistinctBy(d => (d.From, d.Member, d.To))];
    }

    private static IEnumerable<Dependency> InType(TypeDefinition type)
    {
        TypeDefinition from = Outermost(type);
        IEnumerable<(string Member, TypeReference Type)> uses =
        [
            .. type.Interfaces.Select(i => i.InterfaceType).Append(type.BaseType).OfType<TypeReference>().Select(used => (type.Name, used)),
            .. type.Fields.Select(field => (field.Name, field.FieldType)),
            .. type.Methods.SelectMany(method => InMethod(method).Select(used => (method.Name, used))),
        ];
        return uses.SelectMany(use => Parts(use.Type)
            .Where(part => part.Module == type.Module && Outermost(part) != from)
            .Select(part => new Dependency(from, use.Member, Outermost(part))));
    }

    private static IEnumerable<TypeReference> InMethod(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature = InSignature(method);
        if (!method.HasBody) return signature;
        return signature
            .Concat(method.Body.Variables.Select(variable => variable.VariableType))
            .Concat(method.Body.Instructions.SelectMany(InInstruction));
    }

    private static IEnumerable<TypeReference> InInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => [method.DeclaringType, .. InSignature(method)],
        _ => [],
    };

    private static IEnumerable<TypeReference> InSignature(MethodReference method) =>
    [
        method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeDefinition> Parts(TypeReference type) => type switch
    {
        TypeDefinition definition => [definition],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [], // of another assembly, or a generic parameter
    };

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
