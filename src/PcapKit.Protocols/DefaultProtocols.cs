namespace PcapKit.Protocols;

/// <summary>The protocols that PcapKit brings.</summary>
public static class DefaultProtocols
{
    /// <summary>A registry with all of them, made at first use and shared.</summary>
    public static ProtocolRegistry Registry { get; } = ProtocolRegistry.CreateBuilder().AddDefaults().Build();

    /// <summary>Adds all of them to a registry of your own.</summary>
    /// <param name="builder">The builder.</param>
    public static ProtocolRegistryBuilder AddDefaults(this ProtocolRegistryBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(GeneratedProtocolSet.Instance);
    }
}
