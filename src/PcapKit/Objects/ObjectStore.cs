using System.Security.Cryptography;

namespace PcapKit;

/// <summary>Takes the bytes of carried files: hashes them, looks at the first ones, and writes them where they belong once they are whole.</summary>
/// <remarks>A file that grows beyond what is held in memory goes piece by piece to a temporary one, which is open only while a piece is written: thousands may grow at once.</remarks>
internal sealed class ObjectStore : IStreamObjectHandler
{
    private const int HeldOfOne = 1 << 20;
    private const long HeldInAll = 64 << 20;

    private readonly ObjectOptions _options;
    private readonly Queue<CarriedFile> _done = new();
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Growing> _growing = [];
    private long _held;

    public ObjectStore(ObjectOptions options)
    {
        _options = options;
        if (options.Directory is { } directory)
            Directory.CreateDirectory(directory);
    }

    /// <summary>The next file that is at its end.</summary>
    public bool TryTake(out CarriedFile? file) => _done.TryDequeue(out file);

    public void OnBegin(StreamObject item)
    {
        if (_options.Protocols.Count > 0 && !_options.Protocols.Contains(item.Protocol))
            return;
        var growing = new Growing();
        item.Tag = growing;
        _growing.Add(growing);
    }

    public void OnData(StreamObject item, ReadOnlySpan<byte> data)
    {
        if (item.Tag is not Growing growing)
            return;
        growing.Hash.AppendData(data);
        growing.Look(data);
        if (_options.Directory is null)
            return;
        growing.Held.Write(data);
        _held += data.Length;
        if (growing.Held.Length > HeldOfOne)
            Spill(growing);
        if (_held > HeldInAll)
            SpillTheLargest();
    }

    // All that hold more than the average, in one pass: so that thousands of small ones do not go to the disk segment by segment.
    private void SpillTheLargest()
    {
        long average = _held / _growing.Count;
        foreach (Growing growing in _growing)
        {
            if (growing.Held.Length >= average)
                Spill(growing);
        }
    }

    public void OnEnd(StreamObject item, StreamObjectEnd how)
    {
        if (item.Tag is not Growing growing)
            return;
        item.Tag = null;
        CarriedFileState state = item.IsFragment ? CarriedFileState.Fragment : how switch
        {
            StreamObjectEnd.Whole => CarriedFileState.Whole,
            StreamObjectEnd.Undecodable => CarriedFileState.Undecodable,
            StreamObjectEnd.TooLong => CarriedFileState.TooLong,
            _ => CarriedFileState.Partial,
        };
        string looks = MediaTypes.Of(growing.Start);
        bool isWritten = _options.Directory is not null && (_options.Partial || state is CarriedFileState.Whole or CarriedFileState.Fragment);
        string name = Write(growing, BaseNameOf(item, looks), isWritten);
        _done.Enqueue(new CarriedFile(item.LastFrame == 0 ? item.FirstFrame : item.LastFrame, item.FirstFrame, item.Stream.Number, item.Protocol, item.IsRequest, item.Host, item.Path, item.ContentType,
            looks, item.Size, item.Missing, Convert.ToHexStringLower(growing.Hash.GetHashAndReset()), state, name, isWritten));
        Forget(growing);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Abandon()
    {
        foreach (Growing growing in _growing.ToArray())
            Forget(growing);
    }

    private static string BaseNameOf(StreamObject item, string looks)
    {
        string name = item.ProposedName is { } proposed ? SafeFileNames.Make(proposed) : "";
        if (name.Length == 0)
            name = SafeFileNames.Make(item.Path);
        if (name.Length == 0)
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"object{(item.LastFrame == 0 ? item.FirstFrame : item.LastFrame)}");
        if (SafeFileNames.ExtensionOf(name).Length > 0)
            return name;
        string extension = MediaTypes.ExtensionOf(item.ContentType);
        return name + (extension.Length > 0 ? extension : MediaTypes.ExtensionOf(looks));
    }

    private string Write(Growing growing, string wanted, bool isWritten)
    {
        int number = _numbers.GetValueOrDefault(wanted);
        while (true)
        {
            string name = SafeFileNames.Numbered(wanted, number++);
            if (!_names.Add(name))
                continue;
            if (isWritten && !TryPlace(growing, Path.Combine(_options.Directory!, name)))
                continue;
            _numbers[wanted] = number;
            return name;
        }
    }

    // Nothing that is there already is replaced, nor is a link followed.
    private bool TryPlace(Growing growing, string path)
    {
        try
        {
            // Under its own name a file is whole: a disk that is full leaves none.
            Spill(growing);
            File.Move(growing.Temporary!, path, overwrite: false);
            growing.Temporary = null;
            return true;
        }
        catch (IOException) when (growing.Held.Length == 0 && growing.Temporary is not null && (Path.Exists(path) || new FileInfo(path).LinkTarget is not null))
        {
            return false;
        }
    }

    private void Spill(Growing growing)
    {
        bool isNew = growing.Temporary is null;
        growing.Temporary ??= Path.Combine(_options.Directory!, $".pcapkit-{Path.GetRandomFileName()}.tmp");
        using (var file = new FileStream(growing.Temporary, isNew ? FileMode.CreateNew : FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0))
            growing.Held.WriteTo(file);
        _held -= growing.Held.Length;
        growing.Held.SetLength(0);
        growing.Held.Capacity = 0;
    }

    private void Forget(Growing growing)
    {
        _growing.Remove(growing);
        _held -= growing.Held.Length;
        growing.Hash.Dispose();
        if (growing.Temporary is { } temporary)
            File.Delete(temporary);
        growing.Temporary = null;
    }

    private sealed class Growing
    {
        private readonly byte[] _start = new byte[MediaTypes.Looked];
        private int _looked;

        public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public MemoryStream Held { get; } = new();

        public string? Temporary { get; set; }

        public ReadOnlySpan<byte> Start => _start.AsSpan(0, _looked);

        public void Look(ReadOnlySpan<byte> data)
        {
            int count = Math.Min(data.Length, _start.Length - _looked);
            data[..count].CopyTo(_start.AsSpan(_looked));
            _looked += count;
        }
    }
}
