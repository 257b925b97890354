using System.Globalization;
using System.Text;
using System.Xml;

namespace Scoring.Features.Import.Workbooks;

/// <summary>Reads XML forwards within the limits of a workbook.</summary>
internal static class WorkbookXml
{
    private const int EscapeLength = 7;

    /// <summary>Moves on; false at the end of the part.</summary>
    /// <exception cref="WorkbookException">The part is damaged or nested too deep.</exception>
    public static bool ReadWithin(this XmlReader xml, WorkbookLimits limits, string part)
    {
        try
        {
            if (!xml.Read())
                return false;
        }
        catch (Exception fault) when (WorkbookPackage.IsDamage(fault))
        {
            throw new WorkbookException("workbook-unreadable", WorkbookPackage.Shown(part));
        }
        return xml.Depth <= limits.Depth ? true : throw new WorkbookException("workbook-depth", limits.Depth);
    }

    /// <summary>
    /// The text below the element that the reader stands on, without that of elements named <paramref name="without"/>. The reader is left
    /// on the element's end.
    /// </summary>
    /// <exception cref="WorkbookException">The part is damaged, nested too deep, or the text is too long.</exception>
    public static string TextBelow(this XmlReader xml, WorkbookLimits limits, string part, string without = "")
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, skipped) = (xml.Depth, int.MaxValue);
        var text = "";
        StringBuilder? longer = null;
        while (xml.ReadWithin(limits, part) && xml.Depth > depth)
        {
            if (xml.Depth <= skipped)
                skipped = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement && xml.LocalName == without ? xml.Depth : int.MaxValue;
            if (skipped != int.MaxValue || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
                continue;
            var more = ValueOf(xml, limits, part);
            if (text.Length == 0 && longer is null)
                text = more;
            else
                (longer ??= new StringBuilder(text)).Append(more);
            if ((longer?.Length ?? text.Length) > limits.CellLength)
                throw new WorkbookException("workbook-cell-length", limits.CellLength);
        }
        return Unescaped(longer?.ToString() ?? text);
    }

    /// <summary>A number from 0; null if it is none.</summary>
    public static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True for "1" and "true".</summary>
    public static bool IsTrue(string? text) => text is "1" or "true";

    private static string ValueOf(XmlReader xml, WorkbookLimits limits, string part)
    {
        try
        {
            return xml.Value;
        }
        catch (Exception fault) when (WorkbookPackage.IsDamage(fault))
        {
            throw new WorkbookException("workbook-unreadable", WorkbookPackage.Shown(part));
        }
    }

    /// <summary>
    /// Spreadsheets write characters that XML cannot hold as _x0007_. What no text may hold, a control character or half of a pair, is
    /// shown as U+FFFD.
    /// </summary>
    internal static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (CodeAt(text, at) is not { } letter)
            {
                plain.Append(text[at]);
                continue;
            }
            plain.Append(letter is '\t' or '\n' or '\r' || !(char.IsControl(letter) || char.IsSurrogate(letter)) ? letter : '\uFFFD');
            at += EscapeLength - 1;
        }
        return plain.ToString();
    }

    private static char? CodeAt(string text, int at) =>
        at + EscapeLength <= text.Length
        && text.AsSpan(at).StartsWith("_x")
        && text[at + EscapeLength - 1] == '_'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
