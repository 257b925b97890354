using System.Text;
using Scoring.Domain.Rules;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Imports.Problems;
using Scoring.Features.Imports.Reading;
using Scoring.RuleBook;

namespace Scoring.Features.Imports.Kinds;

/// <summary>What reading a file of one kind works with.</summary>
/// <param name="Rows">The file's rows, before the header.</param>
/// <param name="Edition">The rules that the file is for.</param>
/// <param name="Known">What is in force for the edition.</param>
/// <param name="Problems">Where problems and notices go.</param>
internal sealed record KindReading(CsvRows Rows, Edition Edition, FactsInForce Known, ProblemList Problems)
{
    private const int Suggestions = 200;

    private readonly Dictionary<(Utf8Index, string), string> _suggested = [];
    private readonly Dictionary<Utf8Index, string[]> _knownIds = [];
    private int _faultyLine = -1;
    private int? _standing;

    /// <summary>The file's numbers.</summary>
    public NumberForm Numbers { get; } = new();

    /// <summary>Rows read, header not counted.</summary>
    public int RowCount { get; set; }

    /// <summary>Rows with a problem.</summary>
    public int FaultyRows { get; private set; }

    /// <summary>True where a row says, in the column <c>standing</c>, that its figures are illustrative.</summary>
    public bool IsIllustrative { get; private set; }

    /// <summary>Goes to the next row that fits the header; rows that do not are problems.</summary>
    public bool Next(Header header)
    {
        var standing = _standing ??= header["standing"];
        while (Rows.Read())
        {
            RowCount++;
            if (Rows.Count == header.Count && !Rows.QuoteMisplaced)
            {
                IsIllustrative |= standing >= 0 && Rows[standing].SequenceEqual("illustrative"u8);
                return true;
            }
            header.Fits(Rows, Problems);
            MarkFaulty();
        }
        if (Rows.Fault != RowFault.None)
            Problems.Add(Header.CodeOf(Rows.Fault), Rows.Line, "", "", ImportLimits.LongestRow);
        return false;
    }

    /// <summary>Adds a problem of the row that is being read.</summary>
    public void Problem(string code, string column, int value, params object[] arguments) =>
        ProblemOf(code, column, value < 0 ? "" : Rows.Text(value), arguments);

    /// <summary>Adds a problem of the row that is being read, about a text.</summary>
    public void ProblemOf(string code, string column, string value, params object[] arguments)
    {
        Problems.Add(code, Rows.Line, column, value, arguments);
        MarkFaulty();
    }

    /// <summary>True where the row being read has no problem so far.</summary>
    public bool RowIsRight => _faultyLine != Rows.Line;

    /// <summary>A value that must not be empty; false where it is, or where it is too long.</summary>
    public bool Filled(int column, string name)
    {
        if (column >= 0 && !Rows[column].Trim((byte)' ').IsEmpty)
            return NotTooLong(column, name);
        ProblemOf("value-missing", name, "", name);
        return false;
    }

    /// <summary>False where a value is longer than any of ours can be.</summary>
    public bool NotTooLong(int column, string name)
    {
        if (Rows[column].Length <= ImportLimits.LongestValue)
            return true;
        Problem("value-too-long", name, column, ImportLimits.LongestValue);
        return false;
    }

    /// <summary>A value as text without spaces around it; empty where the column is missing.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Rows[column].Trim((byte)' '));

    /// <summary>The number of a known unit by its id, or −1 with a problem that names the nearest known id.</summary>
    public int FindUnit(Utf8Index known, int column, string name, string code)
    {
        var id = Rows[column];
        var found = known.Find(id);
        if (found >= 0)
            return found;
        found = known.Find(id.Trim((byte)' '));
        if (found < 0)
            Problem(code, name, column, NearestId(known, Text(column)));
        return found;
    }

    // A whole column of wrong ids (the file of another year) must not be compared with all known ones a hundred thousand times.
    private string NearestId(Utf8Index known, string id)
    {
        if (_suggested.TryGetValue((known, id), out var found))
            return found;
        if (_suggested.Count >= Suggestions)
            return "";
        if (!_knownIds.TryGetValue(known, out var ids))
            _knownIds.Add(known, ids = known.Ids.ToStrings());
        return _suggested[(known, id)] = Nearest.To(id, ids) ?? "";
    }

    private void MarkFaulty()
    {
        if (_faultyLine == Rows.Line)
            return;
        _faultyLine = Rows.Line;
        FaultyRows++;
    }
}
