using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Scoring.Web.Tests.Jury;

/// <summary>Types marks into a scoresheet as a spreadsheet program would, without the library that made it.</summary>
internal static class FilledWorkbook
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] With(byte[] workbook, string entry, params (string Criterion, decimal Mark)[] marks)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (
                var part in zip
                    .Entries.Where(part =>
                        part.FullName.Contains("worksheets/", StringComparison.Ordinal)
                        && part.Name.EndsWith(".xml", StringComparison.Ordinal)
                    )
                    .ToList()
            )
            {
                XDocument document;
                using (var reading = part.Open())
                    document = XDocument.Load(reading);
                var rows = document.Descendants(Sheet + "row").ToList();
                var keys = rows.FirstOrDefault(row => row.Elements().Any(cell => cell.Value == "innovation_id"))?.Elements().ToList();
                if (keys is null)
                    continue;
                var row = rows.First(one => one.Elements().Any(cell => cell.Value == entry));
                foreach (var (criterion, mark) in marks)
                    Put(row, Column(keys.First(cell => cell.Value == criterion)), mark);
                using var writing = part.Open();
                writing.SetLength(0);
                document.Save(writing);
            }
        }
        return stream.ToArray();
    }

    private static string Column(XElement cell) => string.Concat(cell.Attribute("r")!.Value.TakeWhile(char.IsLetter));

    private static void Put(XElement row, string column, decimal mark)
    {
        var reference = column + row.Attribute("r")!.Value;
        var cell = row.Elements(Sheet + "c").FirstOrDefault(one => one.Attribute("r")!.Value == reference);
        if (cell is null)
            row.Add(cell = new XElement(Sheet + "c", new XAttribute("r", reference)));
        cell.Attribute("t")?.Remove();
        cell.RemoveNodes();
        cell.Add(new XElement(Sheet + "v", mark.ToString(CultureInfo.InvariantCulture)));
    }
}
