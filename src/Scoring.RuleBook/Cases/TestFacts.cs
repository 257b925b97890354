using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Cases;

/// <summary>Makes an edition's facts from a case's input.</summary>
/// <param name="edition">The rules.</param>
/// <param name="faults">The faults of the case file.</param>
internal sealed class TestFacts(Edition edition, FileFaults faults)
{
    /// <summary>The id of the unit of a case that has only one.</summary>
    public const string OnlyUnit = "unit";

    private readonly GivenReader _reader = new(edition, faults);
    private readonly List<GivenItem> _regions = [];
    private readonly List<GivenItem> _innovations = [];
    private readonly List<HandPick> _picks = [];
    private readonly List<AwardRecord> _history = [];
    private readonly Dictionary<string, List<Scoresheet>> _sheets = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds a unit: an innovation if it has sheets or says so, or by default if the edition ranks innovations; a region otherwise.
    /// </summary>
    public void Add(Entry unit, string id)
    {
        var isInnovation =
            unit.Has("sheets")
            || unit.Has("innovation")
            || (!unit.Has("region") && !unit.Has("innovations") && edition.Rankings[0].Level == Level.Innovation);
        if (isInnovation)
        {
            var region = unit.Has("region")
                ? AddRegion(new GivenItem(id, -1, _reader.Attributes(unit.Node("region"), null, [])), unit)
                : -1;
            AddInnovation(
                _reader.Facts(unit, Level.Innovation, new GivenItem(id, region, _reader.Attributes(unit.Node("innovation"), edition, []))),
                unit
            );
        }
        else
            AddRegion(_reader.Facts(unit, Level.Region, new GivenItem(id, -1, _reader.Attributes(unit.Node("region"), null, []))), unit);
    }

    /// <summary>Adds the plenary's picks. A pick that no rule allows is a fault.</summary>
    public void AddPicks(IReadOnlyList<Entry> picks)
    {
        string[] known =
        [
            .. edition.Rankings.Where(ranking => ranking.Cut is { TakesPicks: true }).Select(ranking => ranking.Id),
            .. (edition.Awards?.Awards ?? []).Where(award => award.By is AwardBy.Hand or AwardBy.Honour).Select(award => award.Id),
        ];
        foreach (var pick in picks)
        {
            if (
                pick.Text("for") is not { } target
                || pick.Text("unit") is not { } unit
                || pick.Text("reason") is not { } reason
                || pick.Text("by") is not { } by
            )
                continue;
            if (known.Contains(target))
                _picks.Add(new HandPick(target, unit, reason, by));
            else
                faults.AddNear(FaultCodes.PickUnknown, pick.LineOf("for"), target, known, string.Join(", ", known));
        }
    }

    /// <summary>The edition over these facts.</summary>
    public Evaluation Evaluate()
    {
        var facts = FactsBuilder.Build(edition, _regions, _innovations, _sheets, _picks, _history);
        return new Evaluation(edition, facts, other => CarriedEdition.Evaluate(edition, other, facts, _regions, _innovations));
    }

    private int AddRegion(GivenItem region, Entry unit)
    {
        _regions.Add(region);
        var index = _regions.Count - 1;
        foreach (var entry in unit.Children("innovations"))
        {
            var count = entry.Whole("count") ?? 1;
            var attributes = _reader.Attributes(entry.Map, edition, CaseForms.Innovations.Fields);
            var item = _reader.Facts(entry, Level.Innovation, new GivenItem("", index, attributes));
            for (var i = 0; i < count; i++)
                AddInnovation(item with { Id = (count == 1 ? entry.Text("id") : null) ?? $"{region.Id}.{_innovations.Count + 1}" }, entry);
        }
        return index;
    }

    private void AddInnovation(GivenItem innovation, Entry entry)
    {
        _innovations.Add(innovation);
        _history.AddRange(GivenReader.History(entry, innovation.Id, innovation.Region < 0 ? null : _regions[innovation.Region].Id));
        foreach (var (stage, sheet) in _reader.Sheets(entry, _innovations.Count - 1))
        {
            if (!_sheets.TryGetValue(stage.Id, out var sheets))
                _sheets.Add(stage.Id, sheets = []);
            sheets.Add(sheet);
        }
    }
}
