using System.Text;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.Tables;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Kinds;

/// <summary>The state of reading a file of one kind.</summary>
/// <param name="Rows">The file's rows, positioned before the header.</param>
/// <param name="Edition">The rules that the file is for.</param>
/// <param name="Known">What is in force for the edition.</param>
/// <param name="Problems">Collects problems and notices.</param>
/// <param name="LeftOut">Lines whose rows are skipped as faulty because an earlier pass over the file found them so at its end.</param>
internal sealed record RowReader(CsvRows Rows, Edition Edition, CurrentFacts Known, ProblemList Problems, IReadOnlySet<int> LeftOut)
{
    private const int LooksForSuggestions = 200_000;

    /// <summary>The file's number format.</summary>
    public NumberForm Numbers { get; } = new();

    /// <summary>Knows the headers that people give to columns; null if the rows have the columns' own names.</summary>
    public ColumnNames? Names { get; init; }

    /// <summary>How the headers were read; null before <see cref="ReadHeader"/>, and if they have the columns' own names.</summary>
    public HeadersFound? Headers { get; private set; }

    /// <summary>The number of rows read, excluding the header.</summary>
    public int RowCount { get; set; }

    /// <summary>The number of rows with a problem.</summary>
    public int FaultyRows => _faultyRows.Count + FaultyAtEnd.Count(line => !_faultyRows.Contains(line));

    /// <summary>
    /// Lines of rows that are valid alone but wrong in combination: a second scoresheet, a fact that another file contains.
    /// </summary>
    public HashSet<int> FaultyAtEnd { get; } = [];

    /// <summary>True if the file adds to those in force, so that its rows may build on theirs.</summary>
    public bool Adds { get; init; }

    /// <summary>True for the register of what was entered on the site.</summary>
    public bool IsDoor { get; init; }

    /// <summary>
    /// The columns of the id, and of the name where rows are found by it, of the unit that each row describes; none by default.
    /// </summary>
    public int[] UnitColumns { get; set; } = [];

    /// <summary>The ids, and names, in the <see cref="UnitColumns"/> of rows with a problem.</summary>
    public IReadOnlySet<string> FaultyUnits => _faultyUnits;

    /// <summary>The line of the header; 0 before the first row is requested.</summary>
    public int HeaderLine { get; private set; }

    /// <summary>True if the file has a column <c>standing</c>, which says whether a row is illustrative; known after the header.</summary>
    public bool SaysStanding => _standing >= 0;

    /// <summary>True if a row's <c>standing</c> column marks its figures as illustrative.</summary>
    public bool IsIllustrative { get; private set; }

    private readonly Dictionary<(Utf8Index, string), string> _suggestions = [];
    private readonly Dictionary<Utf8Index, string[]> _knownIds = [];
    private readonly bool _leavesOut = LeftOut.Count > 0;
    private int _lastUnit = -1;
    private int _faultyLine = -1;
    private readonly HashSet<int> _faultyRows = [];
    private readonly HashSet<string> _faultyUnits = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, string Column, string File), HashSet<int>> _ofRefused = [];
    private int? _standing;
    private InnovationTitles? _byTitle;

    /// <summary>Reads the header row. Null if the file has none; the problem is in the list.</summary>
    public Header? ReadHeader()
    {
        var header = Header.Read(Rows, Problems, Names is null ? null : headers => (Headers = Names.Resolve(headers)).Names);
        _standing = header?["standing"];
        return header;
    }

    /// <summary>Advances to the next row that fits the header; rows that do not are problems.</summary>
    public bool Next(Header header)
    {
        var standing = _standing ??= header["standing"];
        HeaderLine = header.Line;
        while (Rows.Read())
        {
            RowCount++;
            if (_leavesOut && LeftOut.Contains(Rows.Line))
            {
                MarkFaulty();
                continue;
            }
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

    /// <summary>Adds the row counts of a part of the file that another reader read without a problem.</summary>
    public void TakeOver(RowReader part)
    {
        RowCount += part.RowCount;
        IsIllustrative |= part.IsIllustrative;
    }

    /// <summary>Adds a problem of the row being read.</summary>
    public void Problem(string code, string column, int value, params object[] arguments) =>
        ProblemOf(code, column, value < 0 ? "" : Rows.Text(value), arguments);

    /// <summary>Adds a problem of the row being read, about a text.</summary>
    public void ProblemOf(string code, string column, string value, params object[] arguments)
    {
        Problems.Add(code, Rows.Line, column, value, arguments);
        MarkFaulty();
    }

    /// <summary>
    /// Adds a problem found after all rows were read, for example one that concerns all lines of a scoresheet; the first line is named.
    /// </summary>
    public void ProblemAtEnd(string code, IReadOnlyCollection<int> lines, string column, string value, params object[] arguments)
    {
        Problems.Add(code, lines.Min(), column, value, arguments);
        FaultyAtEnd.UnionWith(lines);
    }

    /// <summary>True if the row being read has no problem so far.</summary>
    public bool RowIsRight => _faultyLine != Rows.Line;

    /// <summary>
    /// An id: not empty, and without line breaks and other control characters, which no id contains and which would break files written
    /// from it.
    /// </summary>
    public bool FilledId(int column, string name)
    {
        if (!Filled(column, name))
            return false;
        if (!Rows[column].ContainsAnyInRange((byte)0, (byte)31) && !Rows[column].Contains((byte)127))
            return true;
        Problem("id-wrong", name, column);
        return false;
    }

    /// <summary>A value that must not be empty; false if it is empty or too long.</summary>
    public bool Filled(int column, string name)
    {
        if (column >= 0 && !Rows[column].WithoutSpaces().IsEmpty)
            return NotTooLong(column, name);
        ProblemOf("value-missing", name, "", name);
        return false;
    }

    /// <summary>Spellings that were read as a juror of the list, with the juror's id, in the order of the file.</summary>
    public Dictionary<string, string> SpeltJurors { get; } = new(StringComparer.Ordinal);

    /// <summary>The juror that a value names, by any spelling of an id or name of the list; null if the list has none or several.</summary>
    public string? JurorOf(int column)
    {
        var text = Text(column);
        if (Known.JurorNamed(text) is not { } juror)
            return null;
        if (juror != text)
            SpeltJurors.TryAdd(text, juror);
        return juror;
    }

    /// <summary>False if a value is longer than any valid one.</summary>
    public bool NotTooLong(int column, string name)
    {
        if (Rows[column].Length <= ImportLimits.LongestValue)
            return true;
        Problem("value-too-long", name, column, ImportLimits.LongestValue);
        return false;
    }

    /// <summary>True if a value is empty or consists of spaces.</summary>
    public bool IsBlank(int column) => Rows[column].WithoutSpaces().IsEmpty;

    /// <summary>A value as trimmed text; empty if the column is missing.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Rows[column].WithoutSpaces());

    /// <summary>Finds the regions of the rows; null until <see cref="RegionsOf"/> is asked, for a file that names none.</summary>
    public RegionFinder? Regions { get; private set; }

    /// <summary>Starts to find the regions of the rows after a header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="rowsAreRegions">True if each row is about a region itself.</param>
    public RegionFinder RegionsOf(Header header, bool rowsAreRegions) => Regions = new RegionFinder(this, header, rowsAreRegions);

    /// <summary>The number of a known unit by its id, or −1.</summary>
    public int TryFindUnit(Utf8Index known, int column)
    {
        var id = Rows[column];
        var found = known.Find(id, ref _lastUnit);
        return found >= 0 ? found : known.Find(id.WithoutSpaces(), ref _lastUnit);
    }

    /// <summary>The innovations that were found by their titles.</summary>
    public InnovationTitles ByTitle => _byTitle ??= new InnovationTitles(Known);

    /// <summary>
    /// The number of a known innovation by its id, or by its title if one alone has it; −1 after adding a problem that names the nearest
    /// known id.
    /// </summary>
    public int FindInnovation(int column)
    {
        var found = TryFindUnit(Known.InnovationIndex, column);
        if (found >= 0)
            return found;
        found = ByTitle.Find(this, column);
        if (found == InnovationTitles.Nobody && !IsOfRefused(ImportKind.Submissions, "innovation_id", Text(column)))
            Problem("unknown-innovation", "innovation_id", column, NearestOf(Known.InnovationIndex, Text(column)));
        return Math.Max(found, -1);
    }

    /// <summary>Adds the problem that the juror of the row is not in the list, with the nearest one.</summary>
    public void UnknownJuror(int column)
    {
        if (!IsOfRefused(ImportKind.Jurors, "juror", Text(column)))
            Problem("unknown-juror", "juror", column, Known.NearestJuror(Text(column)) ?? "");
    }

    /// <summary>
    /// True if the row names a unit that a refused file of the same command may have: the row is not used, and nothing more is said of it
    /// than how many there are.
    /// </summary>
    public bool IsOfRefused(ImportKind kind, string column, params ReadOnlySpan<string> ids)
    {
        if (Known.RefusedFileWith(kind, ids) is not { } file)
            return false;
        var code = kind switch
        {
            ImportKind.Regions => "of-refused-regions",
            ImportKind.Submissions => "of-refused-submissions",
            _ => "of-refused-jurors",
        };
        var key = (code, column, file);
        if (!_ofRefused.TryGetValue(key, out var lines))
            _ofRefused.Add(key, lines = []);
        lines.Add(Rows.Line);
        MarkFaulty();
        return true;
    }

    /// <summary>Adds one problem for all rows about units that an earlier file was refused for.</summary>
    public void ReportRefused()
    {
        foreach (var ((code, column, file), lines) in _ofRefused)
            Problems.Add(code, lines.Min(), column, "", lines.Count, file);
    }

    /// <summary>
    /// The nearest known code of a region; empty if there is none. Codes of figures alone are not compared by how alike they look: each of
    /// them is near another region's.
    /// </summary>
    public string NearestCode(Utf8Index known, string code) => code.Any(char.IsLetter) ? NearestOf(known, code) : "";

    // A file for another edition contains no known ids. Each suggestion compares all ids: the first few get one, and the fewer ids there
    // are, the more suggestions are made.
    private string NearestOf(Utf8Index known, string id)
    {
        if (known.Ids.Count > 50_000 || id.Length > 100)
            return "";
        if (
            _suggestions.TryGetValue((known, id), out var nearest)
            || (long)(_suggestions.Count + 1) * known.Ids.Count > LooksForSuggestions
        )
            return nearest ?? "";
        if (!_knownIds.TryGetValue(known, out var ids))
            _knownIds.Add(known, ids = known.Ids.ToStrings());
        nearest = Nearest.To(id, ids) ?? "";
        _suggestions.Add((known, id), nearest);
        return nearest;
    }

    private void MarkFaulty()
    {
        if (_faultyLine == Rows.Line)
            return;
        _faultyLine = Rows.Line;
        _faultyRows.Add(Rows.Line);
        foreach (var column in UnitColumns.Where(column => column >= 0 && column < Rows.Count && !IsBlank(column)))
            _faultyUnits.Add(Text(column));
    }
}
