using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Eligibility;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Sources;
using Scoring.RuleBook.Steps;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads one edition: every part in turn, so that all faults are reported at once.</summary>
/// <param name="files">The edition's files.</param>
/// <param name="sources">The sources that it may cite.</param>
/// <param name="carried">Finds editions that it carries over from.</param>
internal sealed class EditionReader(EditionFiles files, SourceList sources, FindCarried carried)
{
    private readonly EditionParts _parts = new(carried, files);

    /// <summary>The values that committees put into the tree, or null.</summary>
    public Fillings? Fillings { get; init; }

    /// <summary>Where what is not written is noted, or null.</summary>
    public ReadValues? Values { get; init; }

    /// <summary>The edition, or null with at least one fault.</summary>
    /// <param name="root">The tree of edition.yaml.</param>
    /// <param name="faults">The faults of edition.yaml.</param>
    /// <param name="hashOf">The hash of an edition that is carried over from.</param>
    /// <param name="committee">The committee's files that fill it; they are part of its hash.</param>
    public Edition? Read(YamlNode root, FileFaults faults, Func<string, string> hashOf, IReadOnlyList<CommitteeFile> committee)
    {
        var place = new Place(faults, sources, new Reach(null, false)) { Fillings = Fillings, Values = Values };
        if (Entry.Open(EditionForms.Edition, root, place, "edition.yaml") is not { } entry)
            return null;
        CheckFolder(entry, "programme", files.Programme);
        CheckFolder(entry, "edition", files.Year);
        var (name, about) = (entry.Words("name"), entry.Words("about"));
        var references = Citations.References(entry, "references");
        _parts.UnitTypes = ReadUnitTypes(entry);
        AllowedValuesReader.Read(entry.Node("attributes"), _parts, place);
        new IndicatorReader(files.Folder, files.Id).Read(entry.Children("indicators"), _parts);
        var indicatorIds = _parts
            .Tables.Values.OfType<IndicatorTable>()
            .SelectMany(table => table.Indicators)
            .Select(indicator => indicator.Id);
        FactReader.ReadMeasures(entry, _parts, [.. indicatorIds]);
        FactReader.ReadResults(entry, _parts);
        var counted = ConditionReader.ReadList(entry, "counts-innovations", Level.Innovation, _parts);
        var open = FactReader.ReadOpenPoints(entry);
        var eligibility = new EligibilityReader(_parts, open).Read(entry);
        _parts.AsksEligibility = entry.Has("eligibility");
        var stages = entry.Children("stages");
        ReadStages(stages);
        var tree = new StepTree(_parts);
        var steps = tree.Read(entry.Items("scores"), entry.Place);
        var spreads = SpreadReader.Read(stages, _parts, tree);
        var rounding = entry.Child("rounding") is { } child ? RoundingReader.Read(child) : null;
        var bands = ReadBands(entry, out var written);
        FactReader.ReadDraw(entry, _parts);
        var rankings = new RankingReader(tree, _parts, bands, rounding).Read(entry.Children("rankings"));
        PanelKeys.CheckEntries(entry, stages, rankings);
        CheckBands(bands, written, rounding, rankings);
        var awards = AwardReader.Read(entry, rankings);
        var publishing = entry.Child("publishing") is { } form ? ReadPublishing(form) : PublishingRule.Usual;
        // An edition may leave open what every ranking needs, or what the rankings are: it then says so under open.
        if (rankings.Count == 0 && faults.All.Count == 0 && !entry.Has("open"))
            faults.Add(FaultCodes.MissingKey, entry.LineOf("rankings"), "rankings", "edition");
        if (faults.All.Count > 0 || name is null)
            return null;
        var ranges = new RangeCheck(tree, _parts.Results, faults);
        ranges.CheckMaxima(steps.Values);
        ranges.CheckRankings(rankings);
        return new Edition
        {
            Id = files.Id,
            Name = name,
            About = about,
            References = references,
            Hash = EditionHash.Of(files, files.RuleFiles(root), [.. _parts.CarriesOverFrom.Select(hashOf)], committee),
            Steps = steps,
            Indicators = [.. _parts.Tables.Values.OfType<IndicatorTable>()],
            Measures = [.. _parts.Measures.Values.OfType<MeasureRule>()],
            Stages = [.. _parts.Stages.Values.OfType<Stage>()],
            Spreads = spreads,
            UnitTypes = _parts.UnitTypes,
            CountedInnovations = counted,
            Eligibility = eligibility,
            NothingReportedIsNotAssessable = entry.Has("not-assessable"),
            Results = _parts.Results,
            Rankings = rankings,
            Awards = awards,
            Publishing = publishing,
            RuleGaps = open,
            CarriesOverFrom = _parts.CarriesOverFrom,
            AllowedAttributes = _parts.Attributes,
            Spellings = _parts.Spellings,
        };
    }

    private static List<string> ReadUnitTypes(Entry entry)
    {
        var types = new List<string>();
        foreach (var type in entry.Texts("unit-types").Select(type => type.Trim().ToLowerInvariant()))
        {
            if (type.Length == 0 || types.Contains(type))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("unit-types"), type, entry.LineOf("unit-types"));
            else
                types.Add(type);
        }
        return types;
    }

    // No objections beyond a year: a longer time is a slip.
    private static PublishingRule ReadPublishing(Entry form)
    {
        const int year = 366;
        var days = form.Has("objection-days") ? form.Whole("objection-days") : null;
        if (days > year)
            form.Faults.Add(FaultCodes.RangeWrong, form.LineOf("objection-days"), "objection-days", 1, days);
        return new PublishingRule(form.TrueOrFalse("second-person", false), days ?? PublishingRule.UsualDays, form.Citation);
    }

    private static void CheckFolder(Entry entry, string key, string folder)
    {
        if (entry.Id(key) is { } written && written != folder)
            entry.Faults.Add(FaultCodes.IdNotFolder, entry.LineOf(key), key, written, folder);
    }

    private void ReadStages(IReadOnlyList<Entry> stages)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in stages)
        {
            var stage = StageReader.Read(item, _parts);
            if ((item.Node("id") as YamlScalar)?.Text is not { } id)
                continue;
            if (lines.TryAdd(id, item.LineOf("id")))
                _parts.Stages.Add(id, stage);
            else
                item.Faults.Add(FaultCodes.IdDuplicate, item.LineOf("id"), id, lines[id]);
        }
    }

    private static BandTable? ReadBands(Entry entry, out IReadOnlyList<WrittenBand> written)
    {
        written = [];
        var notAssessable = entry.Child("not-assessable");
        var shownAs = notAssessable?.Words("shown-as");
        _ = notAssessable?.Choice("when", new Dictionary<string, bool> { ["nothing-reported"] = true });
        if (entry.Child("bands") is not { } child)
            return shownAs is null ? null : new BandTable(true, [], shownAs);
        var ofRounded = BandReader.OfRounded(child);
        if (BandReader.Read(child) is not { } bands)
            return null;
        written = bands;
        return new BandTable(ofRounded, [.. bands.Select(band => band.Band)], shownAs);
    }

    /// <summary>
    /// Checks the bands at the decimals of the published score: the edition's, and those of every ranking that rounds differently.
    /// </summary>
    private static void CheckBands(
        BandTable? bands,
        IReadOnlyList<WrittenBand> written,
        Rounding? rounding,
        IReadOnlyList<RankingRule> rankings
    )
    {
        if (bands is null || (bands.OfRounded && rounding is null))
            return;
        if (!bands.OfRounded)
        {
            BandCheck.Check(written, null);
            return;
        }
        var others = rankings.Where(ranking => ranking.Bands == bands).Select(ranking => ranking.Rounding.Places);
        foreach (var places in others.Prepend(rounding!.Places).Distinct())
        {
            if (!BandCheck.Check(written, places))
                return;
        }
    }
}
