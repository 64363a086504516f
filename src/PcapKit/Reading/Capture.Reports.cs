namespace PcapKit;

public sealed partial class Capture
{
    /// <summary>Writes a report of all packets to a file, which takes its place when it is whole.</summary>
    /// <param name="path">The file; its extension tells the format unless <paramref name="format"/> does.</param>
    /// <param name="format">A format by name, see <see cref="Formats"/>.</param>
    /// <param name="options">What the report contains; null for the defaults.</param>
    /// <exception cref="ReportFormatException">The format is unknown, or neither given nor told by the path.</exception>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut. The report is finished with all packets before.</exception>
    /// <exception cref="IOException">Something cannot be read or written, or the file is the capture itself.</exception>
    public void WriteTo(string path, string? format = null, ReportOptions? options = null)
    {
        if (_path is not null && !string.IsNullOrEmpty(path) && OutputFile.WouldReplace(path, _path))
            throw new IOException($"'{path}' is the input; the output needs another name.");
        using ReportWriter writer = ReportWriter.ToFile(path, FindFormat(path, format, options), options);
        WriteTo(writer);
    }

    /// <summary>Writes a report of all packets to a stream, which stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="format">A format by name, see <see cref="Formats"/>.</param>
    /// <param name="options">What the report contains; null for the defaults.</param>
    /// <inheritdoc cref="WriteTo(string, string?, ReportOptions?)" path="/exception"/>
    public void WriteTo(Stream stream, string format, ReportOptions? options = null)
    {
        using ReportWriter writer = ReportWriter.ToStream(stream, FindFormat(null, format, options), options, leaveOpen: true);
        WriteTo(writer);
    }

    /// <summary>Writes all packets, and the blocks of the capture that are none, into a report and completes it.</summary>
    /// <param name="writer">The report.</param>
    /// <inheritdoc cref="WriteTo(string, string?, ReportOptions?)" path="/exception"/>
    public void WriteTo(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Rewind();
        _reader.BlockRead = writer.WriteBlock;
        try
        {
            while (TryRead(out Packet packet))
                writer.WriteFrame(packet);
            writer.Complete();
        }
        catch (CaptureFormatException)
        {
            writer.Complete();
            throw;
        }
        catch
        {
            writer.Abandon();
            throw;
        }
        finally
        {
            Dispose();
        }
    }

    private static ReportFormat FindFormat(string? path, string? format, ReportOptions? options)
    {
        ReportFormats formats = ReportFormats.Default;
        bool found = format is not null ? formats.TryFind(format, out ReportFormatEntry? entry) : formats.TryInfer(path!, out entry);
        return found
            ? entry!.Create(options ?? ReportOptions.Default)
            : throw new ReportFormatException(format is null ? $"The format cannot be told from '{path}'; formats are {formats.Names}." : $"There is no format '{format}'; formats are {formats.Names}.");
    }
}
