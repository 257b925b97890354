using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Features.Ranking;

/// <summary>One edition's facts in the form another edition's rules take.</summary>
/// <param name="own">The edition the facts were reported for.</param>
/// <param name="facts">Its facts.</param>
/// <param name="rules">The edition whose rules are applied to them.</param>
/// <remarks>
/// Indicators match by id, and by official number if no id does: that is reported. Measures, stages and criteria match by id.
/// </remarks>
internal sealed class RemappedFacts(Edition own, EditionFacts facts, Edition rules)
{
    private readonly List<RuleMismatch> _mismatches = [];
    private readonly Dictionary<(Level, string), NumberFacts> _measures = facts.Measures.ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>What did not match, once the facts are computed.</summary>
    public IReadOnlyList<RuleMismatch> Mismatches => _mismatches;

    /// <summary>The facts in the order of the other rules' tables and stages.</summary>
    public EditionFacts ToFacts()
    {
        var levels = rules.Indicators.ToDictionary(table => table.Level, MatchedLevels);
        foreach (var table in own.Indicators.Where(table => rules.TableOf(table.Level) is null))
            _mismatches.Add(new RuleMismatch("table-not-asked", table.Level, table.Indicators.Count));
        MatchMeasures();
        if (rules.Results is not null && facts.Results is null)
            _mismatches.Add(new RuleMismatch("no-results"));
        return new EditionFacts
        {
            Regions = facts.Regions,
            Innovations = facts.Innovations,
            RegionOfInnovation = facts.RegionOfInnovation,
            Levels = levels,
            Measures = _measures,
            Results = rules.Results?.Level == own.Results?.Level ? facts.Results : null,
            Sheets = rules
                .Stages.Where(stage => facts.Sheets.ContainsKey(stage.Id) || Missing(stage))
                .ToDictionary(stage => stage.Id, MatchedSheets),
            History = facts.History,
            HandPicks = facts.HandPicks,
            Processes = rules.Processes,
            Disqualified = facts.Disqualified,
            EligibilityOverrides = facts.EligibilityOverrides,
        };
    }

    private bool Missing(Stage stage)
    {
        _mismatches.Add(new RuleMismatch("stage-not-marked", stage.Id, stage.Name));
        return false;
    }

    private LevelFacts MatchedLevels(IndicatorTable table)
    {
        var before = own.TableOf(table.Level);
        var known = facts.Levels.GetValueOrDefault(table.Level);
        var units = facts.Units(table.Level).Count;
        if (before is null)
        {
            _mismatches.Add(new RuleMismatch("table-not-reported", table.Level, table.Indicators.Count));
            return LevelFacts.None(table, units);
        }
        int[] places = [.. table.Indicators.Select(indicator => PlaceOf(indicator, table, before))];
        for (var i = 0; i < before.Indicators.Count; i++)
        {
            if (!places.Contains(i))
                _mismatches.Add(new RuleMismatch("indicator-not-asked", before.Indicators[i].Number, before.Indicators[i].Name));
        }
        if (known is null)
            return LevelFacts.None(table, units);
        var width = places.Length;
        var cells = new byte[units * width];
        Array.Fill(cells, LevelFacts.Absent);
        for (var column = 0; column < width; column++)
        {
            if (places[column] >= 0)
                CopyColumn(known, places[column], table.Indicators[column], cells, column, width);
        }
        return LevelFacts.Claimed(table, units, cells, Claims(table, known, places), (unit, cell) =>
            places[cell] < 0 ? default : known.OriginOf(unit, places[cell])
        );
    }

    private static Dictionary<int, LevelClaim> Claims(IndicatorTable table, LevelFacts known, int[] places)
    {
        var claims = new Dictionary<int, LevelClaim>();
        if (known.Claims is not { } there)
            return claims;
        for (var unit = 0; unit < known.Units; unit++)
        {
            for (var column = 0; column < places.Length; column++)
            {
                if (places[column] < 0 || there.Of(unit, places[column]) is var claim && claim == default)
                    continue;
                var allowed = claim.Level is { } level && table.Indicators[column].Levels.Contains(level);
                claims.Add(unit * places.Length + column, allowed ? claim : claim with { Level = null });
            }
        }
        return claims;
    }

    private void CopyColumn(LevelFacts known, int from, Indicator indicator, byte[] cells, int to, int width)
    {
        var refused = 0;
        for (var unit = 0; unit < known.Units; unit++)
        {
            // Their own rule on evidence says which of the verified levels count.
            var level = known.Claims?.VerifiedAt(unit, from) ?? known.Of(unit)[from];
            if (level == LevelFacts.Absent || indicator.Levels.Contains(level))
                cells[unit * width + to] = level;
            else
                refused++;
        }
        if (refused > 0)
            _mismatches.Add(new RuleMismatch("level-not-allowed", indicator.Number, indicator.Name, refused));
    }

    /// <summary>The position of an indicator in the edition's own table; −1 if absent.</summary>
    private int PlaceOf(Indicator indicator, IndicatorTable table, IndicatorTable before)
    {
        var byId = IndexOf(before, one => one.Id == indicator.Id);
        if (byId >= 0)
            return byId;
        // A number is taken only if its old owner has no place of its own in the new table.
        var byNumber = IndexOf(before, one => one.Number == indicator.Number && IndexOf(table, other => other.Id == one.Id) < 0);
        if (byNumber < 0)
        {
            _mismatches.Add(new RuleMismatch("indicator-not-reported", indicator.Number, indicator.Name));
            return -1;
        }
        var old = before.Indicators[byNumber];
        _mismatches.Add(new RuleMismatch("by-number", indicator.Number, old.Name, indicator.Name));
        if (_measures.TryGetValue((table.Level, old.Id), out var measured))
            _measures.TryAdd((table.Level, indicator.Id), measured);
        return byNumber;
    }

    private void MatchMeasures()
    {
        foreach (var rule in rules.Measures.Where(rule => !_measures.ContainsKey((rule.Level, rule.Id))))
            _mismatches.Add(new RuleMismatch("measure-not-reported", rule.Id, rule.Name));
        foreach (var rule in own.Measures.Where(rule => facts.Measures.ContainsKey((rule.Level, rule.Id))))
        {
            var asked =
                rules.Measures.Any(other => other.Level == rule.Level && other.Id == rule.Id)
                || rules.TableOf(rule.Level)?.Find(rule.Id) >= 0;
            if (!asked)
                _mismatches.Add(new RuleMismatch("measure-not-asked", rule.Id, rule.Name));
        }
    }

    private SheetFacts MatchedSheets(Stage stage)
    {
        var known = facts.Sheets[stage.Id];
        var ids = known.Stage.Leaves.Select(leaf => leaf.Id).ToList();
        int[] places = [.. stage.Leaves.Select(leaf => ids.IndexOf(leaf.Id))];
        foreach (var (leaf, _) in stage.Leaves.Zip(places).Where(pair => pair.Second < 0))
            _mismatches.Add(new RuleMismatch("criterion-not-marked", leaf.Id, leaf.Name, stage.Name));
        foreach (var leaf in known.Stage.Leaves.Where(leaf => stage.Leaves.All(other => other.Id != leaf.Id)))
            _mismatches.Add(new RuleMismatch("criterion-not-asked", leaf.Id, leaf.Name, stage.Name));
        return new SheetFacts(
            stage,
            facts.Innovations.Count,
            known.Sheets.Select(sheet =>
                sheet with
                {
                    Superseded = false,
                    Marks = [.. places.Select((place, i) => place < 0 ? null : OnScale(sheet.Marks[place], stage, i))],
                    Origins = new SheetOrigins((_, leaf) => sheet.OriginOf(Math.Max(places[leaf], 0))),
                }
            )
        );
    }

    private decimal? OnScale(decimal? mark, Stage stage, int leaf)
    {
        if (mark is not { } given || stage.ScaleOf(stage.Leaves[leaf]).Allows(given))
            return mark;
        var told = new RuleMismatch("mark-off-scale", stage.Leaves[leaf].Id, stage.Leaves[leaf].Name, stage.Name);
        if (
            !_mismatches.Exists(one =>
                one.Code == told.Code && one.Arguments[0].Equals(told.Arguments[0]) && one.Arguments[2].Equals(told.Arguments[2])
            )
        )
            _mismatches.Add(told);
        return null;
    }

    private static int IndexOf(IndicatorTable table, Predicate<Indicator> wanted)
    {
        for (var i = 0; i < table.Indicators.Count; i++)
        {
            if (wanted(table.Indicators[i]))
                return i;
        }
        return -1;
    }
}
