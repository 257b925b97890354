using System.IO.Compression;
using System.Xml;
using Scoring.Features.Core;

namespace Scoring.Features.Import.Workbooks;

/// <summary>The parts of a workbook's file, read forwards and counted; nothing outside the file is ever opened.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    private readonly WorkbookLimits _limits;
    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly long _most;
    private long _read;

    /// <summary>Opens a file.</summary>
    /// <exception cref="WorkbookException">The file is not a package, or exceeds a limit.</exception>
    public WorkbookPackage(string path, WorkbookLimits limits)
    {
        _limits = limits;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            if (!_file.CanSeek || _file.Length > limits.PackedBytes)
                throw new WorkbookException("workbook-packed-size", limits.PackedBytes >> 20);
            _most = Math.Min(limits.UnpackedBytes, Math.Max(limits.UnsuspiciousBytes, _file.Length * limits.Ratio));
            _zip = new ZipArchive(_file, ZipArchiveMode.Read);
            if (_zip.Entries.Count > limits.Parts)
                throw new WorkbookException("workbook-parts", limits.Parts);
            foreach (var entry in _zip.Entries)
            {
                if (!_parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
                    throw new WorkbookException("workbook-unreadable", Shown(entry.FullName));
            }
        }
        catch (Exception fault)
        {
            Dispose();
            if (IsDamage(fault))
                throw new WorkbookException("workbook-unreadable", "zip");
            throw;
        }
    }

    /// <summary>True if there is a part of that name.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>A part as XML, without document types; the caller disposes it. Its faults are of <see cref="IsDamage"/>.</summary>
    public XmlReader Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
            throw new WorkbookException("workbook-no-part", Shown(part));
        try
        {
            return XmlReader.Create(
                new CountedPart(this, entry.Open()),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                    CloseInput = true,
                }
            );
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw new WorkbookException("workbook-unreadable", Shown(part));
        }
    }

    /// <summary>The relations of a part, by id: the last word of the type, and the target; null for a target outside the file.</summary>
    public Dictionary<string, (string Type, string? Part)> RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Has(name))
            return relations;
        using var xml = Open(name);
        while (xml.ReadWithin(_limits, name))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
                continue;
            var (id, target) = (xml.GetAttribute("Id") ?? "", xml.GetAttribute("Target") ?? "");
            var type = xml.GetAttribute("Type") ?? "";
            relations[id] = (
                type[(type.LastIndexOf('/') + 1)..],
                xml.GetAttribute("TargetMode") == "External" ? null : Resolve(part[..slash], target)
            );
        }
        return relations;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip?.Dispose();
        _file.Dispose();
    }

    /// <summary>True for the exceptions that a damaged part raises.</summary>
    public static bool IsDamage(Exception fault) =>
        fault is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException;

    /// <summary>A name from the file, shortened and without control characters, so that it is safe to show on a terminal.</summary>
    public static string Shown(string name) =>
        string.Concat(name.Take(60).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter))
        + (name.Length > 60 ? "…" : "");

    private static string Resolve(string folder, string target)
    {
        var names = new List<string>();
        foreach (var name in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("" or "." or ".."))
                names.Add(name);
        }
        return string.Join('/', names);
    }

    /// <summary>Counts what is unpacked, and refuses an endless tag or text before the XML reader gathers it.</summary>
    private sealed class CountedPart(WorkbookPackage package, Stream part) : ReadOnlyStream
    {
        // Escapes of six bytes a character, and the attributes beside them.
        private readonly long _longestRun = (package._limits.CellLength * 6L) + 65_536;
        private long _run;

        public override int Read(Span<byte> buffer)
        {
            var read = part.Read(buffer);
            if ((package._read += read) > package._most)
                throw new WorkbookException("workbook-unpacked-size", package._limits.UnpackedBytes >> 20, package._limits.Ratio);
            for (var rest = (ReadOnlySpan<byte>)buffer[..read]; !rest.IsEmpty; )
            {
                var mark = rest.IndexOf((byte)'<');
                _run += mark < 0 ? rest.Length : mark;
                if (_run > _longestRun)
                    throw new WorkbookException("workbook-cell-length", package._limits.CellLength);
                if (mark < 0)
                    break;
                _run = 0;
                rest = rest[(mark + 1)..];
            }
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                part.Dispose();
            base.Dispose(disposing);
        }
    }
}
