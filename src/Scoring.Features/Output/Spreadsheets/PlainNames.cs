using System.IO.Compression;
using System.Text;

namespace Scoring.Features.Output.Spreadsheets;

/// <summary>
/// Rewrites the parts of a workbook without the prefix that the Open XML SDK gives every element (<c>x:row</c>). Both are the same XML, but
/// common readers, ExcelJS among them, know the plain names only.
/// </summary>
internal static class PlainNames
{
    private const string Prefixed = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Plain = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    // Zip entries of one moment, so that the same rows are the same file.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies a workbook.</summary>
    /// <param name="workbook">The workbook as the SDK wrote it.</param>
    /// <param name="target">The target; it need not be seekable and is not closed.</param>
    public static void Write(MemoryStream workbook, Stream target)
    {
        workbook.Position = 0;
        using var copy = new MemoryStream();
        using (var from = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var written = to.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                written.LastWriteTime = Moment;
                using var source = new StreamReader(entry.Open(), Encoding.UTF8);
                using var file = new StreamWriter(written.Open(), new UTF8Encoding(false));
                var xml = source.ReadToEnd();
                // In text a "<" is always escaped, so these are elements.
                file.Write(
                    xml.Contains(Prefixed, StringComparison.Ordinal)
                        ? xml.Replace(Prefixed, Plain, StringComparison.Ordinal)
                            .Replace("<x:", "<", StringComparison.Ordinal)
                            .Replace("</x:", "</", StringComparison.Ordinal)
                        : xml
                );
            }
        }
        copy.Position = 0;
        copy.CopyTo(target);
    }
}
