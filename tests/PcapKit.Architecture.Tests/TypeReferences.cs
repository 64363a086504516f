using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PcapKit.Architecture.Tests;

/// <summary>Which types of an assembly use which others of the same assembly, read from its metadata and IL.</summary>
/// <remarks>Constants leave no trace in IL, so a use of them is not seen.</remarks>
internal sealed class TypeReferences
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (int)(ushort)o.Value, o => o.OperandType);

    private readonly MetadataReader _reader;
    private readonly PEReader _image;
    private readonly Collector _signatures;
    private readonly Dictionary<TypeDefinitionHandle, HashSet<TypeDefinitionHandle>> _uses = [];
    private HashSet<TypeDefinitionHandle> _current = [];

    private TypeReferences(PEReader image)
    {
        _image = image;
        _reader = image.GetMetadataReader();
        _signatures = new Collector(this);
    }

    /// <summary>The names of the other assemblies that an assembly refers to.</summary>
    public static List<string> Assemblies(string dll)
    {
        using var image = new PEReader(File.OpenRead(dll));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(a => reader.GetString(reader.GetAssemblyReference(a).Name))];
    }

    /// <summary>For every outermost type, by full name, the outermost types that it uses.</summary>
    public static Dictionary<string, HashSet<string>> Read(string dll)
    {
        using var image = new PEReader(File.OpenRead(dll));
        var references = new TypeReferences(image);
        foreach (TypeDefinitionHandle type in references._reader.TypeDefinitions)
            references.Walk(type);
        return references._uses.ToDictionary(u => references.NameOf(u.Key), u => u.Value.Select(references.NameOf).ToHashSet());
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        string space = _reader.GetString(type.Namespace), name = _reader.GetString(type.Name);
        return space.Length > 0 ? space + "." + name : name;
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle type)
    {
        while (_reader.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
            type = outer;
        return type;
    }

    private void Walk(TypeDefinitionHandle handle)
    {
        TypeDefinitionHandle outer = Outermost(handle);
        if (!_uses.TryGetValue(outer, out HashSet<TypeDefinitionHandle>? uses))
            _uses.Add(outer, uses = []);
        _current = uses;
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        Use(type.BaseType);
        foreach (InterfaceImplementationHandle i in type.GetInterfaceImplementations())
            Use(_reader.GetInterfaceImplementation(i).Interface);
        foreach (CustomAttributeHandle a in type.GetCustomAttributes())
            Use(_reader.GetCustomAttribute(a).Constructor);
        foreach (FieldDefinitionHandle f in type.GetFields())
            _reader.GetFieldDefinition(f).DecodeSignature(_signatures, null);
        foreach (PropertyDefinitionHandle p in type.GetProperties())
            _reader.GetPropertyDefinition(p).DecodeSignature(_signatures, null);
        foreach (MethodDefinitionHandle m in type.GetMethods())
            WalkMethod(_reader.GetMethodDefinition(m));
    }

    private void WalkMethod(MethodDefinition method)
    {
        method.DecodeSignature(_signatures, null);
        if (method.RelativeVirtualAddress == 0)
            return;
        MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
        BlobReader il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            if (code == 0xFE)
                code = code << 8 | il.ReadByte();
            switch (Operands[code])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Use(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset++;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    int cases = il.ReadInt32();
                    il.Offset += cases * 4;
                    break;
                default:
                    il.Offset += 4;
                    break;
            }
        }
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _current.Add(Outermost((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MethodDefinition:
                Use(_reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(_reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(_reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification method = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(_signatures, null);
                Use(method.Method);
                break;
            default:
                break;
        }
    }

    /// <summary>Notes every type of the assembly that a signature names.</summary>
    private sealed class Collector(TypeReferences owner) : ISignatureTypeProvider<int, object?>
    {
        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            owner.Use(handle);
            return 0;
        }

        public int GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            owner.Use(handle);
            return 0;
        }

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? context, int index) => 0;

        public int GetGenericTypeParameter(object? context, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;
    }
}
