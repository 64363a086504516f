using System.Globalization;
using System.Net;

namespace PcapKit.Cli.Commands;

/// <summary>Flows as a table for people. The widths of the columns are those of the first flows; times count from the first packet of the first one.</summary>
internal sealed class FlowText(Session session) : FlowWriter
{
    private const int Measured = 10_000;
    // Numbers stand at the right of their columns.
    private const string Right = "R..RRRRRR.R.";

    private static readonly string[] Head = ["STREAM", "SOURCE", "DESTINATION", "PACKETS", "BACK", "BYTES", "BACK", "START", "DURATION", "STATE", "RTT", "APP"];

    private readonly TextWriter _to = session.Text;
    private readonly List<string[]> _rows = [];
    private readonly int[] _widths = new int[Head.Length];
    private bool _hasWidths;
    private long _start, _count;

    internal override void Write(FlowRecord flow)
    {
        if (_count++ == 0)
            _start = flow.FirstTime;
        string[] row =
        [
            FlowColumns.ProtocolOf(flow) + " " + FlowColumns.Number(flow.Number),
            Name(flow.Source), Name(flow.Destination),
            FlowColumns.Number(flow.Forward.Packets), FlowColumns.Number(flow.Reverse.Packets),
            FlowColumns.Number(flow.Forward.Bytes), FlowColumns.Number(flow.Reverse.Bytes),
            Seconds(flow.FirstTime - _start), Seconds(flow.DurationNanoseconds),
            FlowColumns.StateOf(flow), flow.HandshakeRoundTrip is { } trip ? Seconds(trip) : "", flow.Application?.Name ?? "",
        ];
        if (_hasWidths)
        {
            WriteRow(row);
            return;
        }
        _rows.Add(row);
        if (_rows.Count >= Measured)
            WriteRows();
    }

    internal override void Complete()
    {
        if (!_hasWidths)
            WriteRows();
    }

    private void WriteRows()
    {
        _hasWidths = true;
        foreach (string[] row in _rows.Prepend(Head))
        {
            for (int c = 0; c < row.Length; c++)
                _widths[c] = Math.Max(_widths[c], row[c].Length);
        }
        if (_rows.Count > 0)
            WriteRow(Head);
        foreach (string[] row in _rows)
            WriteRow(row);
        _rows.Clear();
    }

    private void WriteRow(string[] row) =>
        _to.WriteLine(string.Join("  ", row.Select((cell, c) => Right[c] == 'R' ? cell.PadLeft(_widths[c]) : cell.PadRight(_widths[c]))).TrimEnd());

    private static string Name(IPEndPoint end) => end.ToString();

    private static string Seconds(long nanoseconds) => (nanoseconds / 1e9).ToString("0.000000", CultureInfo.InvariantCulture);
}
