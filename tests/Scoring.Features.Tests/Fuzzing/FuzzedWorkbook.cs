using System.Text;
using Scoring.TestKit.Fuzzing;

namespace Scoring.Features.Tests.Fuzzing;

/// <summary>A workbook of marks with one part changed, or with changed bytes of the whole file.</summary>
internal static class FuzzedWorkbook
{
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["_rels/.rels"] = RawWorkbook.Relations(("r1", "officeDocument", "xl/workbook.xml")),
        ["xl/workbook.xml"] = RawWorkbook.Book(
            "<sheet name=\"Nilai\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"scoring\" state=\"veryHidden\" sheetId=\"2\" r:id=\"r3\"/>"
        ),
        ["xl/_rels/workbook.xml.rels"] = RawWorkbook.Relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "worksheet", "worksheets/sheet2.xml"),
            ("r4", "styles", "styles.xml")
        ),
        ["xl/sharedStrings.xml"] =
            "<sst count=\"3\"><si><t>stage</t></si><si><t>innovation_id</t></si><si><r><t>ju</t></r><r><t>ror</t></r></si></sst>",
        ["xl/styles.xml"] =
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts><cellXfs><xf "
            + "numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
        ["xl/worksheets/sheet1.xml"] =
            "<worksheet><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
            + "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"str\"><v>kebaruan</v></c></row>"
            + "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>final</t></is></c><c r=\"B3\" t=\"str\"><v>solok-001</v></c>"
            + "<c r=\"C3\" t=\"str\"><v>KEMENPANRB-1</v></c><c r=\"D3\" s=\"1\"><f>60+8</f><v>68.000000000000014</v></c></row></sheetData>"
            + "<autoFilter ref=\"A1:D3\"/><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>",
        ["xl/worksheets/sheet2.xml"] =
            "<worksheet><sheetData><row><c t=\"str\"><v>scoring-scoresheet-1</v></c></row><row><c "
            + "t=\"str\"><v>solok-convention/2018</v></c></row>"
            + "<row><c t=\"str\"><v>final</v></c></row><row><c t=\"str\"><v>KEMENPANRB-1</v></c></row></sheetData></worksheet>",
    };

    private static readonly string[] Names = [.. Parts.Keys.Order(StringComparer.Ordinal)];

    public static byte[] Of(Mutator mutator)
    {
        var book = new RawWorkbook();
        var changed = Names[mutator.Random.Next(Names.Length)];
        foreach (var name in Names)
        {
            var xml = Encoding.UTF8.GetBytes(Parts[name]);
            if (name == changed)
                xml = mutator.Change(xml, Encoding.UTF8.GetBytes(Parts[Names[mutator.Random.Next(Names.Length)]]));
            book.With(name, mutator.Random.Next(200) == 0 ? null : Encoding.Latin1.GetString(xml), isLatin1: true);
        }
        var bytes = book.Bytes();
        return mutator.Random.Next(6) == 0 ? mutator.Change(bytes, bytes) : bytes;
    }
}
