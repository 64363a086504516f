using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Generator.Tests;

public class ExecutionTests
{
    private static readonly ProtocolRegistry Registry = ProtocolRegistry.CreateBuilder()
        .Add(AcmeProtocol.Instance).Add(AcmeSpeedProtocol.Instance).Add(AcmeUnknownProtocol.Instance).Add(AcmeEndProtocol.Instance).Build();

    // Every number is made by hand; the header has 4 + 13 * 4 bytes.
    private static readonly byte[] Golden = Hex.Parse(
        "4d 86 0009 78563412 ff8abc 03 20010db8000000000000000000000001 616263 9fed fe800000000000000000000000000002 3412 05041389 00 c0ffee");

    private static Packet Dissect(byte[] data) => new Dissector(Registry).Dissect(new CapturedFrame { Data = data, OriginalLength = data.Length, LinkType = 147 });

    private sealed class Sink : FieldSink
    {
        private readonly StringBuilder _text = new();

        public string Lines => _text.ToString();

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) => Line(field, bitOffset, bitLength, value.ToString(CultureInfo.InvariantCulture));

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) => Line(field, bitOffset, bitLength, Convert.ToHexString(value));

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) => Line(field, bitOffset, bitLength, Encoding.UTF8.GetString(utf8));

        public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength) => Line(field, bitOffset, bitLength, value.ToString(CultureInfo.InvariantCulture) + " {");

        public override void EndGroup() => _text.Append("}\n");

        private void Line(FieldInfo field, int offset, int length, string value) =>
            _text.Append(CultureInfo.InvariantCulture, $"{field.Name} {Origin * 8 + offset}+{length} {value}\n");
    }

    [Fact]
    public void The_view_reads_every_kind_of_field()
    {
        Assert.True(Dissect(Golden).TryGet(out AcmeView acme));
        Assert.Equal((2, 13, 56), (acme.Version, acme.Words, acme.HeaderLength));
        Assert.Equal((0x86, true, AcmeKind.First, 2), (acme.Flags, acme.Acknowledge, acme.Kind, acme.Hops));
        Assert.Equal((9, 0x12345678u, -8, 0xABC, 3), (acme.Type, acme.Device, acme.Temperature, acme.Odd, acme.Count));
        Assert.Equal(IPv6Address.Parse("2001:db8::1"), acme.Host);
        Assert.Equal("abc"u8, acme.Name);
        Assert.Equal((9, 0xFED, 0x1234), (acme.Level, acme.Mark, acme.Milliseconds));
        Assert.Equal(IPv6Address.Parse("fe80::2"), acme.Gateway);
        Assert.True(acme.Options.TryGet(out AcmeSpeedView speed));
        Assert.Equal((5, 4, 5001), (speed.Kind, speed.Length, speed.Speed));
        Assert.Equal(3, acme.PayloadLength);
        Assert.Equal([0xC0, 0xFF, 0xEE], acme.Payload.ToArray());
    }

    [Fact]
    public void A_visit_shows_every_field_in_its_place()
    {
        var sink = new Sink();
        Dissect(Golden).Visit(0, sink);
        Assert.Equal("""
            acme.version 0+3 2
            acme.hdr_len 3+5 13
            acme.flags 8+8 134 {
            acme.flags.ack 8+1 1
            acme.flags.kind 9+5 1
            acme.flags.hops 14+2 2
            }
            acme.type 16+16 9
            acme.device 32+32 305419896
            acme.temp 64+12 18446744073709551608
            acme.odd 76+12 2748
            acme.count 88+8 3
            acme.host 96+128 20010DB8000000000000000000000001
            acme.name 224+24 abc
            acme.level 248+4 9
            acme.mark 252+12 4077
            acme.gateway 264+128 FE800000000000000000000000000002
            acme.ms 392+16 4660
            acme.options 408+40 0 {
            acme.options.speed 408+32 0 {
            acme.option.kind 408+8 5
            acme.option.len 416+8 4
            acme.speed 424+16 5001
            }
            acme.options.end 440+8 0 {
            acme.option.kind 440+8 0
            }
            }
            acme.len 0+0 3

            """.ReplaceLineEndings("\n"), sink.Lines);
    }

    [Fact]
    public void A_field_under_a_condition_is_hidden_where_it_does_not_hold()
    {
        byte[] last = [.. Golden];
        last[1] = 31 << 2;
        var sink = new Sink();
        Dissect(last).Visit(0, sink);
        Assert.DoesNotContain("acme.type", sink.Lines, StringComparison.Ordinal);
        Assert.Contains("acme.device 32+32 305419896\n", sink.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_header_shows_what_is_there_and_says_what_it_needs()
    {
        for (int length = 1; length < 56; length++)
        {
            byte[] cut = Golden[..length];
            Packet packet = new Dissector(Registry).Dissect(new CapturedFrame { Data = cut, OriginalLength = Golden.Length, LinkType = 147 });
            Issue issue = Assert.Single(packet.Issues.ToArray());
            Assert.Equal((IssueKind.Truncated, length < AcmeView.FixedLength ? AcmeView.FixedLength : 56, length), (issue.Kind, issue.Required, issue.Available));
            var sink = new Sink();
            packet.Visit(0, sink);
            Assert.Equal(length >= 12, sink.Lines.Contains("acme.count", StringComparison.Ordinal));
            Assert.Equal(length >= 49, sink.Lines.Contains("acme.gateway", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_crafted_layer_has_its_bytes_with_lengths_and_type_worked_out()
    {
        var layer = new Acme
        {
            Flags = 0x86, Device = 0x12345678, Temperature = -8, Odd = 0xABC, Count = 3, Host = IPv6Address.Parse("2001:db8::1"), Name = "abc"u8.ToArray(),
            Level = 9, Mark = 0xFED, Gateway = IPv6Address.Parse("fe80::2"), Milliseconds = 0x1234, Type = 9,
        };
        layer.Options.Add(new AcmeSpeed { Speed = 5001 });
        Assert.Equal(AcmeKind.First, layer.Kind);
        Assert.Equal(Golden, (layer / [0xC0, 0xFF, 0xEE]).Build(Registry));

        layer.Type = null;
        byte[] tunnel = (layer / new Acme()).Build(Registry);
        Assert.Equal(4, tunnel[3]);
        Assert.Equal("Acme:Acme", Dissect(tunnel).Chain);
        Assert.Equal("2001:db8::1", Dissect(tunnel).TryGet(0, out AcmeView outer) ? outer.Host.ToString() : "");
    }

    [Fact]
    public void A_captured_layer_is_written_back_and_edited()
    {
        LayerStack stack = Dissect(Golden).ToLayers();
        Assert.Equal(Golden, stack.Build(Registry));
        Acme acme = stack.Get<Acme>()!;
        acme.ForgetOriginal();
        Assert.Equal(Golden, stack.Build(Registry));
        ((AcmeSpeed)acme.Options[0]).Speed = 5002;
        byte[] edited = [.. Golden];
        edited[54]++;
        Assert.Equal(edited, stack.Build(Registry));
    }

    [Fact]
    public void Fixed_fields_are_read_from_the_table()
    {
        foreach ((string name, ulong value) in new[] { ("acme.version", 2UL), ("acme.flags.kind", 1UL), ("acme.device", 0x12345678UL), ("acme.temp", unchecked((ulong)-8L)), ("acme.odd", 0xABCUL) })
        {
            FieldMatch match = Assert.Single(Registry.FindFields(name));
            Assert.True(match.Field.TryRead(Golden, out ulong read));
            Assert.Equal(value, read);
        }
        Assert.Equal("the last", Registry.FindFields("acme.flags.kind")[0].Field.Names!.TryGetName(31, out string? last) ? last : "");
    }

    [Fact]
    public void The_whole_assembly_registers_at_once()
    {
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Add(AcmeProtocols.All).Build();
        Assert.Same(AcmeProtocol.Instance, registry.Find(TableId.LinkType, 147));
        Assert.Same(AcmeSpeedProtocol.Instance, registry.Find(AcmeOption.Table, 5));
        Assert.Same(AcmeUnknownProtocol.Instance, registry.Find(AcmeOption.Table, 77));
        Assert.True(registry.TryFind("acme", out Protocol? acme));
        Assert.Same(AcmeProtocol.Instance, acme);
        Assert.Equal(registry.Count, ProtocolRegistry.CreateBuilder().Add(AcmeProtocols.All).Add(AcmeProtocol.Instance).Add(AcmeProtocols.All).Build().Count);
    }

    [Fact]
    public void A_list_of_protocols_is_there_before_the_first_protocol() =>
        Driver.Run("""
            [ProtocolSet]
            internal static partial class None;
            """, "3com-tool.x");

    [Fact]
    public void What_is_built_is_read_again_whatever_the_values() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var name = new byte[random.Next(20)];
            random.NextBytes(name);
            var layer = new Acme
            {
                Version = (byte)random.Next(8), Flags = (byte)random.Next(256), Type = (ushort)random.Next(65536), Device = (uint)random.NextInt64(1L << 32),
                Temperature = (short)random.Next(-2048, 2048), Odd = (ushort)random.Next(4096), Count = (byte)name.Length, Name = name, Level = (byte)random.Next(16),
                Mark = (ushort)random.Next(4096), Gateway = new IPv6Address((ulong)random.NextInt64(), 7), Milliseconds = (ushort)random.Next(65536),
            };
            for (int i = random.Next(4); i > 0; i--)
                layer.Options.Add(random.Next(2) == 0 ? new AcmeSpeed { Speed = (ushort)random.Next(65536) } : new AcmeUnknown { Kind = (byte)random.Next(6, 256), Data = name });
            byte[] packet = (layer / name).Build(Registry);
            Packet read = Dissect(packet);
            Acme again = (Acme)read.ToLayers()[0];
            Assert.Equal((layer.Version, layer.Flags, layer.Type, layer.Device, layer.Temperature, layer.Odd, layer.Level, layer.Mark, layer.Gateway, layer.Milliseconds),
                (again.Version, again.Flags, again.Type, again.Device, again.Temperature, again.Odd, again.Level, again.Mark, again.Gateway, again.Milliseconds));
            Assert.Equal(name, again.Name.ToArray());
            for (int i = 0; i < layer.Options.Count; i++)
                Assert.Equal((layer.Options[i] as AcmeSpeed)?.Speed, (again.Options[i] as AcmeSpeed)?.Speed);
            again.ForgetOriginal();
            Assert.Equal(packet, (again / name).Build(Registry));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_list_may_have_a_field_for_its_length_that_is_called_after_it()
    {
        byte[] built = new LayerStack { new AcmeList { Options = { new Payload([9, 3, 7]) } } }.Build();
        Assert.Equal([3, 9, 3, 7], built);
    }
}
