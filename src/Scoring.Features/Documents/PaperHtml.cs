using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Documents;

/// <summary>
/// A printable page as one HTML file: no script, no external resources. Every text goes through <see cref="Text"/>, which encodes it.
/// </summary>
/// <param name="language">"id" or "en".</param>
internal sealed class PaperHtml(string language)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    /// <summary>The language of the document.</summary>
    public string Language => language;

    /// <summary>Writes the head of the file.</summary>
    /// <param name="title">The title.</param>
    /// <param name="style">The style sheet; data in it must have gone through <see cref="InStyle"/>.</param>
    public void Start(string title, string style)
    {
        _html
            .Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(language)
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(Encoder.Encode(title))
            .Append("</title>\n<style>\n")
            .Append(style)
            .Append("</style>\n</head>\n<body>\n");
    }

    /// <summary>Opens an element.</summary>
    public PaperHtml Open(string tag, string? name = null)
    {
        _html.Append('<').Append(tag);
        if (name is not null)
            _html.Append(" class=\"").Append(name).Append('"');
        _html.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    public PaperHtml Close(string tag)
    {
        _html.Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>Writes a text, encoded.</summary>
    public PaperHtml Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>Writes an element containing a text.</summary>
    public PaperHtml Element(string tag, string text, string? name = null) => Open(tag, name).Text(text).Close(tag);

    /// <summary>A sentence from the texts.</summary>
    public string Say(string key, params object[] arguments) => Texts.Get("paper." + key, language, arguments);

    /// <summary>Writes an element containing a sentence from the texts.</summary>
    public PaperHtml Localized(string tag, string key, params object[] arguments) => Element(tag, Say(key, arguments));

    /// <summary>Writes a table; nothing if it has no rows.</summary>
    /// <param name="name">Its CSS class.</param>
    /// <param name="titles">The text keys of its column titles.</param>
    /// <param name="rows">Its cells; a row may have a CSS class.</param>
    public void Table(string name, IReadOnlyList<string> titles, IEnumerable<(string? Class, IReadOnlyList<string> Cells)> rows)
    {
        Open("table", name).Open("thead").Open("tr");
        foreach (var title in titles)
            Localized("th", title);
        Close("tr").Close("thead").Open("tbody");
        foreach (var row in rows)
        {
            Open("tr", row.Class);
            foreach (var cell in row.Cells)
                Element("td", cell);
            Close("tr");
        }
        Close("tbody").Close("table");
    }

    /// <summary>A text as a style sheet string, with every character escaped.</summary>
    public static string InStyle(string text)
    {
        var safe = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) // a space too: it would end the escape before it
                safe.Append(rune.ToString());
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
        }
        return safe.Append('"').ToString();
    }

    /// <summary>The file.</summary>
    public string End() => _html.Append("</body>\n</html>\n").ToString();

    /// <summary>A number formatted for the language; empty for null.</summary>
    public string Number(decimal? number, int places = 0) =>
        number is { } value ? Numbers.Format(value, language, places, Math.Max(places, 4)) : "";

    /// <summary>A UTC time to the minute.</summary>
    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
