using System.Globalization;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Web.Ministry;

/// <summary>Reads what a person chose of the reading of an uploaded file. The fields are those of ReadingFields.</summary>
internal static class ReadingForm
{
    /// <summary>The choices of one of the files.</summary>
    /// <param name="form">The form.</param>
    /// <param name="file">The file's place among those of the upload, from 0.</param>
    /// <param name="shown">How the file was described on the page with the form: the fields are in its order.</param>
    public static ReadingChoices Read(IFormCollection form, int file, FileDescription shown)
    {
        var columns = new Dictionary<string, string>();
        for (var i = 0; i < shown.Headers.Count; i++)
        {
            var (header, chosen) = (shown.Headers[i], form[ColumnField(file, i)].ToString());
            // What an earlier file was said to mean need not be said again; choosing the program's own reading takes it back.
            if (header.IsRemembered ? chosen != (header.Chosen ?? "") : chosen.Length > 0)
                columns[header.Text] = chosen;
        }
        var sheets = form[Field("sheet", file)].OfType<string>().Where(name => shown.Sheets.Any(sheet => sheet.Name == name)).ToList();
        return new ReadingChoices
        {
            Columns = columns,
            DecimalSign = form[Field("decimal", file)].ToString() switch
            {
                "." => '.',
                "," => ',',
                _ => null,
            },
            Dates = Enum.TryParse<DateOrder>(form[Field("dates", file)], out var order) ? order : null,
            Sheets =
                sheets.Count == 0
                || sheets.SequenceEqual(shown.Sheets.Where(sheet => sheet.IsRead).Select(sheet => sheet.Name)) && !WereNamed(form, file)
                    ? []
                    : sheets,
        };
    }

    /// <summary>The name of a field of a file.</summary>
    public static string Field(string name, int file) => $"{name}-{file.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The name of the field for one of the file's headers.</summary>
    public static string ColumnField(int file, int header) => string.Create(CultureInfo.InvariantCulture, $"column-{file}-{header}");

    private static bool WereNamed(IFormCollection form, int file) => form[Field("sheets-named", file)] == "true";
}
