using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Published;
using Scoring.RuleBook.Seasons;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

public sealed partial class RuleFolder
{
    // Alone, it is read without the facts of other editions: what an edition that shares bounds with it needs to know of it.
    private EditionReading ReadNew(string editionId, bool alone = false)
    {
        var (all, warnings) = (new List<RuleFault>(), new List<RuleFault>());
        Edition? edition = null;
        if (!Has(editionId))
            new FileFaults(editionId, all).AddNear(FaultCodes.EditionUnknown, 1, editionId, EditionIds);
        else
        {
            var files = FilesAt(editionId);
            var faults = new FileFaults($"{editionId}/{EditionFiles.Main}", all, warnings);
            if (RuleText.Read(files.PathOf(EditionFiles.Main), faults) is { } text && YamlTree.Read(text, faults) is { } root)
            {
                var reader = new OpenEdition(files, Committee.Of(editionId), SourcesOf(editionId), (other, facts, line, where) =>
                    alone && facts ? null : FindCarried(editionId, other, facts, line, where)
                );
                edition = reader.Read(root, faults, other => ReadFor(editionId, other).Edition!.Hash);
                if (reader.Tree is { } tree && !alone)
                    _trees.Add(editionId, (tree, reader.Values));
            }
        }
        RuleFault[] ordered =
        [
            .. SourcesOf(editionId).Faults,
            .. Committee.Homeless,
            .. all.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line),
        ];
        return new EditionReading(editionId, ordered.Length > 0 ? null : edition, ordered)
        {
            Warnings =
                ordered.Length > 0 ? [] : [.. warnings.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        };
    }

    private SeasonReading ReadSeason(string editionId, Edition? edition)
    {
        var path = FilesAt(editionId).PathOf(SeasonReader.FileName);
        if (!Has(editionId) || !File.Exists(path))
            return new SeasonReading(null, []);
        var faults = new FileFaults($"{editionId}/{SeasonReader.FileName}", []);
        var season = RuleText.Read(path, faults) is { } text
            ? new SeasonReader(editionId, edition).Read(text, new Place(faults, Sources, new Reach(null, true)))
            : null;
        return new SeasonReading(season, [.. faults.All.OrderBy(fault => fault.Line)]);
    }

    private PublishedReading ReadPublished(string editionId, Edition? edition)
    {
        var path = FilesAt(editionId).PathOf(PublishedReader.FileName);
        if (!Has(editionId) || !File.Exists(path))
            return new PublishedReading([], [], []);
        var faults = new FileFaults($"{editionId}/{PublishedReader.FileName}", []);
        if (RuleText.Read(path, faults) is not { } text)
            return new PublishedReading([], faults.All, []);
        var figures = new PublishedReader(editionId, new Place(faults, SourcesOf(editionId), new Reach(null, true))).Read(text);
        // A predicate that the limits contradict is printed as the source has it; a note must say so.
        foreach (var figure in figures.Where(figure => figure.Note is null))
        {
            if (
                edition is not null
                && figure is { Predicate: { } printed, Score: { } score }
                && figure.PredicateByRule(edition) is { } byRule
                && byRule.Id != printed
            )
                faults.Warn(FaultCodes.PublishedPredicate, figure.Line, figure.Name, score, printed, byRule.Id);
        }
        return new PublishedReading(figures, faults.All, faults.Warnings);
    }

    private static string[] FindEditions(string path) =>
        !Directory.Exists(path)
            ? []
            :
            [
                .. Directory
                    .GetDirectories(path)
                    .SelectMany(Directory.GetDirectories)
                    .Where(folder => File.Exists(System.IO.Path.Combine(folder, EditionFiles.Main)))
                    .Select(folder =>
                        $"{System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(folder))}/{System.IO.Path.GetFileName(folder)}"
                    )
                    .Order(StringComparer.Ordinal),
            ];
}
