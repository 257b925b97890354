using System.Text;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The facts about an edition's entries and jurors that marking needs, from files and declarations.</summary>
/// <param name="inForce">The edition's current facts.</param>
/// <param name="edition">The rules.</param>
/// <param name="hidden">The columns that the user must not see; empty for none.</param>
internal sealed class MarkingFacts(CurrentFacts inForce, Edition edition, IReadOnlySet<string> hidden)
{
    private readonly Dictionary<string, MarkingRights> _rights = [];

    /// <summary>True if the innovation was imported.</summary>
    public bool Has(string entry) => inForce.InnovationIndex.Find(entry) >= 0;

    /// <summary>The ids of all innovations.</summary>
    public IReadOnlyList<string> Entries => inForce.InnovationIds.ToStrings();

    /// <summary>The entry's title; empty if the files give none, or the user must not see it.</summary>
    public string TitleOf(string entry) => !hidden.Contains("title") && Find(entry) is var (rows, row) ? rows.Titles[row] : "";

    /// <summary>
    /// What the files say about the entry, by column, in file order; the region with its name. Empty columns are left out, and those that
    /// the user must not see.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> FactsOf(string entry)
    {
        if (Find(entry) is not var (rows, row))
            return [];
        var facts = new List<KeyValuePair<string, string>>();
        if (rows.Regions[row] is { Length: > 0 } code)
            facts.Add(
                KeyValuePair.Create(
                    "region_code",
                    inForce.Regions.Find(code) is >= 0 and var region ? $"{inForce.Regions.Name(region)} ({code})" : code
                )
            );
        for (var i = 0; i < SubmissionRows.OwnAttributes.Count; i++)
        {
            if (rows.Own[i][row] is { Length: > 0 } value)
                facts.Add(KeyValuePair.Create(SubmissionRows.OwnAttributes[i], value));
        }
        for (var i = 0; i < rows.Attributes.Names.Count; i++)
        {
            if (rows.Attributes.Of(row, i) is { Length: > 0 } value)
                facts.Add(KeyValuePair.Create(rows.Attributes.Names[i], value));
        }
        facts.RemoveAll(fact => hidden.Contains(fact.Key));
        return facts;
    }

    /// <summary>The juror's name from the list of jurors; the id if there is no list.</summary>
    public string NameOf(string juror) =>
        inForce
            .Brought<PeopleRows>(ImportKind.Jurors)
            .SelectMany(pair => pair.Payload.Records)
            .Where(record => record.Values.GetValueOrDefault("juror") == juror)
            .Select(record => record.Values.GetValueOrDefault("name"))
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? juror;

    /// <summary>The criteria to mark at an entry: all of the stage, or those of the entry's rubric; empty if it has no rubric.</summary>
    public IReadOnlyList<Criterion> CriteriaOf(Stage stage, string entry)
    {
        if (stage.RubricBy is null)
            return stage.Leaves;
        return stage.RubricFor(Attribute(entry, stage.RubricBy)) is { } rubric
            ? [.. stage.Leaves.Skip(rubric.FirstLeaf).Take(rubric.LeafCount)]
            : [];
    }

    /// <summary>What bars a juror from an entry by the stage's rules, or null.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="seat">The juror and the entry.</param>
    /// <param name="isSeated">True if the juror has the seat.</param>
    public Conflict? ConflictOf(Stage stage, Seat seat, bool isSeated)
    {
        if (isSeated && Find(seat.Entry) is not null)
            return Because(
                MarkingRights.ConflictOfSeated(
                    inForce,
                    stage,
                    seat.Juror,
                    PanelPeople.Entry(seat.Entry, name => Attribute(seat.Entry, name))
                )
            );
        if (!_rights.TryGetValue(stage.Id, out var rights))
            _rights.Add(stage.Id, rights = new MarkingRights(inForce, stage));
        return Because(rights.ConflictOf(seat.Juror, seat.Entry));

        Conflict? Because(string? reason) =>
            reason is null
                ? null
                : new Conflict(seat.Juror, seat.Entry, new Declared([new Declaration(seat.Juror, seat.Entry, reason)]), reason);
    }

    /// <summary>The imported sheet of a seat, or null.</summary>
    public FileSheet? FileSheetOf(Stage stage, Seat seat)
    {
        foreach (var (import, rows) in inForce.Brought<SheetRows>(ImportKind.Marks))
        {
            if (rows.Find(stage.Id, seat.Entry, seat.Juror) is not { } sheet)
                continue;
            var names = rows
                .Layout.Where(name => name.StartsWith(stage.Id + "/", StringComparison.Ordinal))
                .Select(name => name[(stage.Id.Length + 1)..]);
            var marks = names
                .Zip(sheet.Marks)
                .Where(pair => pair.Second is not null)
                .ToDictionary(pair => pair.First, pair => pair.Second!.Value);
            return new FileSheet(import.FileName, sheet.FirstLine, marks, import.IsIllustrative);
        }
        return null;
    }

    /// <summary>The edition's rules.</summary>
    public Edition Edition => edition;

    private string? Attribute(string entry, string name)
    {
        if (Find(entry) is not var (rows, row))
            return null;
        if (name == "region_code")
            return rows.Regions[row];
        for (var i = 0; i < SubmissionRows.OwnAttributes.Count; i++)
        {
            if (SubmissionRows.OwnAttributes[i] == name)
                return rows.Own[i][row];
        }
        for (var i = 0; i < rows.Attributes.Names.Count; i++)
        {
            if (rows.Attributes.Names[i] == name)
                return rows.Attributes.Of(row, i);
        }
        return null;
    }

    private (SubmissionRows Rows, int Row)? Find(string entry)
    {
        var id = Encoding.UTF8.GetBytes(entry);
        foreach (var (_, rows) in inForce.Brought<SubmissionRows>(ImportKind.Submissions))
        {
            if (rows.Ids.Find(id) is >= 0 and var row)
                return (rows, row);
        }
        return null;
    }
}
