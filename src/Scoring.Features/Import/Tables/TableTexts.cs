using System.Text;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// Takes the spaces of word processors and signs without width out of texts, reads the words for yes and no, and notes cells that hold
/// nothing that can be read.
/// </summary>
internal static class TableTexts
{
    /// <summary>Reads the texts of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">Knows the columns.</param>
    /// <param name="isWorkbook">True if cells may hold formulas and errors.</param>
    public static void Read(Table table, ColumnNames names, bool isWorkbook)
    {
        var (blanked, example) = (0, "");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var type = names.Find(table.Columns[column])?.Type ?? ColumnType.Text;
            foreach (var row in table.Fitting)
            {
                var text = row.Texts[column];
                if (isWorkbook && row.Cells[column].Kind == RawKind.NoValue)
                    table.Fault(row, column, "formula-without-value");
                else if (isWorkbook && row.Cells[column].Kind == RawKind.Error)
                    table.Fault(row, column, "cell-error", text);
                if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                    text = row.Texts[column] = Clean(text);
                if (type != ColumnType.YesNo)
                    continue;
                if (IsBlankWord(text))
                    (row.Texts[column], blanked, example) = ("", blanked + 1, text.Trim());
                else
                    row.Texts[column] = YesOrNo(text);
            }
        }
        if (blanked > 0)
            table.Notice("notice.blank-words", blanked, example);
    }

    // "Tidak ada" and "belum ada" are an answer here.
    private static bool IsBlankWord(string text) =>
        text.Length > 0
        && NumberText.SaysNothing(text)
        && ColumnNames.KeyOf(text) is var key
        && !key.StartsWith("tidak", StringComparison.Ordinal)
        && !key.StartsWith("belum", StringComparison.Ordinal)
        && key != "none";

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '\u00A0' or '\u2007' or '\u2009' or '\u202F' or '\u3000')
                clean.Append(' ');
            else if (letter is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
                clean.Append(letter);
        }
        return clean.ToString().Trim(' ', '\t');
    }

    private static string YesOrNo(string text) =>
        ColumnNames.KeyOf(text) switch
        {
            "y" or "digital" or "iya" => "ya",
            "nondigital" or "bukandigital" or "t" or "n" => "tidak",
            _ => text,
        };
}
