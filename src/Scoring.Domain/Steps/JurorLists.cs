using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>Where a sheet's entry is in its juror's list.</summary>
/// <param name="Ahead">How many entries the juror marked higher.</param>
/// <param name="Equal">How many other entries the juror marked equal.</param>
/// <param name="Compared">How many entries the juror placed, this one among them.</param>
internal sealed record ListPlace(int Ahead, int Equal, int Compared);

/// <summary>Every juror's own order of the entries of a stage.</summary>
internal sealed class JurorLists
{
    private const int MostNamed = 5;

    private readonly Dictionary<int, ListPlace> _places = [];
    private readonly Dictionary<int, Note> _refusals = [];
    private readonly HashSet<(string Group, string Juror)> _leftOut = [];
    private readonly Dictionary<int, string> _groups = [];
    private readonly Func<int, string> _jurorOf;

    private readonly record struct Mark(int Entry, int Sheet, string Juror, decimal Total);

    /// <summary>Lays out the lists of a stage.</summary>
    public JurorLists(Evaluation evaluation, PlacesRule rule, Step total)
    {
        var (totals, sheets) = (evaluation.Of(total), evaluation.Facts.Units(total.Level));
        _jurorOf = sheets.Name;
        var marks = new List<Mark>();
        var kinds = rule.Within is null ? null : evaluation.Facts.Innovations.Attribute(rule.Within);
        var counted = evaluation.CountedItems(Level.Innovation, total.Level);
        foreach (var entry in EntriesOf(evaluation, rule.Stage))
        {
            foreach (var sheet in counted.Of(entry))
            {
                if (totals[sheet].IsPresent)
                    marks.Add(new Mark(entry, sheet, sheets.Name(sheet), Exact.Canonicalize(totals[sheet].Number)));
            }
        }
        foreach (var mark in marks)
            _groups.TryAdd(mark.Entry, rule.Within is null ? "" : kinds?[mark.Entry]?.Trim().ToUpperInvariant() ?? "");
        foreach (var group in marks.GroupBy(mark => _groups[mark.Entry], StringComparer.Ordinal))
            Place(evaluation, rule, [.. group]);
    }

    /// <summary>The place of a sheet; null if it has none.</summary>
    public ListPlace? PlaceOf(int sheet) => _places.GetValueOrDefault(sheet);

    /// <summary>Why the places of an entry cannot be compared; null if they can or if it is not among those compared.</summary>
    public Note? RefusalOf(int entry) => _refusals.GetValueOrDefault(entry);

    /// <summary>Those with which an entry is compared; null if it is not compared.</summary>
    public string? GroupOf(int entry) => _groups.GetValueOrDefault(entry);

    /// <summary>Why a sheet has no place, other than that none of its entry's has.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="entry">Its entry.</param>
    public IReadOnlyList<Note> WhyNotPlaced(int sheet, int entry)
    {
        if (RefusalOf(entry) is not null)
            return [];
        return _leftOut.Contains((GroupOf(entry) ?? "", _jurorOf(sheet)))
            ? [new Note(NoteCode.JurorLeftOutOfPlaces, _jurorOf(sheet))]
            : [new Note(NoteCode.SheetNotPlaced)];
    }

    /// <summary>The entries that are compared: of the stage, eligible, not disqualified.</summary>
    private static IEnumerable<int> EntriesOf(Evaluation evaluation, Stage stage)
    {
        var innovations = evaluation.Facts.Innovations;
        var ranking = stage.EntriesOf is { } name ? evaluation.Edition.Rankings.FirstOrDefault(rule => rule.Id == name) : null;
        var result = ranking is null ? null : evaluation.Ranking(ranking);
        var among = result is null or { AwaitsDecision: true }
            ? null
            : result.Rows.Where(row => row.WithinCut).Select(row => row.Unit).ToHashSet();
        for (var entry = 0; entry < innovations.Count; entry++)
        {
            if (
                among?.Contains(entry) != false
                && (evaluation.Eligibility.Count == 0 || evaluation.Eligibility[entry].IsEligible)
                && evaluation.Facts.DisqualificationOf(innovations.Id(entry)) is null
            )
                yield return entry;
        }
    }

    private void Place(Evaluation evaluation, PlacesRule rule, Mark[] marks)
    {
        var entries = marks.Select(mark => mark.Entry).Distinct().ToList();
        var lists = marks.GroupBy(mark => mark.Juror, StringComparer.Ordinal).OrderBy(list => list.Key, StringComparer.Ordinal).ToList();
        var refusal = rule.Missing switch
        {
            MissingSheets.AmongOwn => rule.EqualNumbers ? WhyUnequal(lists, marks) : null,
            MissingSheets.JurorLeftOut => LeaveOut(lists, entries),
            _ => WhyIncomplete(evaluation, lists, entries),
        };
        if (refusal is not null)
        {
            foreach (var entry in entries)
                _refusals.Add(entry, refusal);
            return;
        }
        foreach (var list in lists)
        {
            Mark[] own = [.. list];
            foreach (var mark in own)
            {
                _places.Add(
                    mark.Sheet,
                    new ListPlace(
                        own.Count(other => other.Total > mark.Total),
                        own.Count(other => other.Total == mark.Total) - 1,
                        own.Length
                    )
                );
            }
        }
    }

    private static Note? WhyIncomplete(Evaluation evaluation, List<IGrouping<string, Mark>> lists, List<int> entries)
    {
        var missing = lists
            .SelectMany(list =>
                entries.Except(list.Select(mark => mark.Entry)).Select(entry => $"{list.Key}: {evaluation.Facts.Innovations.Id(entry)}")
            )
            .ToList();
        return missing.Count == 0
            ? null
            : new Note(
                NoteCode.PlacesNeedAllSheets,
                missing.Count,
                string.Join("; ", missing.Take(MostNamed)) + (missing.Count > MostNamed ? "; …" : "")
            );
    }

    private Note? LeaveOut(List<IGrouping<string, Mark>> lists, List<int> entries)
    {
        foreach (var list in lists.Where(list => list.Count() < entries.Count))
            _leftOut.Add((_groups[entries[0]], list.Key));
        lists.RemoveAll(list => list.Count() < entries.Count);
        return lists.Count == 0 ? new Note(NoteCode.NoJurorMarkedAll, entries.Count) : null;
    }

    private static Note? WhyUnequal(List<IGrouping<string, Mark>> lists, Mark[] marks)
    {
        int[] lengths = [.. lists.Select(list => list.Count())];
        int[] jurors = [.. marks.GroupBy(mark => mark.Entry).Select(entry => entry.Count())];
        return lengths.Min() == lengths.Max() && jurors.Min() == jurors.Max()
            ? null
            : new Note(NoteCode.PlacesOfUnequalLists, lengths.Min(), lengths.Max(), jurors.Min(), jurors.Max());
    }
}
