using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Published;
using Scoring.RuleBook.Sources;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

/// <summary>
/// One folder of rule files: scoring-rules/PROGRAMME/EDITION. What was read is cached; create a new instance to read changed files.
/// </summary>
public sealed class RuleFolder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EditionReading> _readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (YamlNode Tree, ReadValues Values)> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _carried = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedReading> _published = new(StringComparer.Ordinal);
    private readonly string? _committee;
    private SourceList? _sources;
    private CommitteeFiles? _files;

    /// <summary>Opens a rules folder; only the names of its editions are read yet.</summary>
    /// <param name="path">The folder; a missing one contains no editions.</param>
    /// <param name="committee">
    /// A committee's file, or a folder of them, in addition to those in the rules folder's own folder "committee"; null for none.
    /// </param>
    public RuleFolder(string path, string? committee = null)
    {
        (Path, _committee) = (path, committee);
        EditionIds = FindEditions(path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The editions in it ("programme/edition"), in ordinal order: the folders that contain an edition.yaml.</summary>
    public IReadOnlyList<string> EditionIds { get; }

    /// <summary>True if the folder contains that edition.</summary>
    public bool Has(string editionId) => EditionIds.Contains(editionId, StringComparer.Ordinal);

    /// <summary>Reads an edition, and those it carries over from. Read once; later calls return the same result.</summary>
    /// <param name="editionId">"programme/edition"; an unknown one gives the fault <c>edition-unknown</c>.</param>
    public EditionReading Read(string editionId)
    {
        lock (_gate)
        {
            if (!_readings.TryGetValue(editionId, out var reading))
                _readings.Add(editionId, reading = ReadNew(editionId));
            return reading;
        }
    }

    /// <summary>The faults in sources.yaml; empty if there are none.</summary>
    public IReadOnlyList<RuleFault> ReadSources()
    {
        lock (_gate)
            return Sources.Faults;
    }

    /// <summary>
    /// What an edition defines but nothing uses, as warnings; none for an edition with faults, which must be fixed first.
    /// </summary>
    /// <param name="editionId">"programme/edition".</param>
    public IReadOnlyList<RuleFault> Unused(string editionId)
    {
        if (Read(editionId).Edition is not { } edition || Tree(editionId) is not YamlMapping root)
            return [];
        var carriedElsewhere = EditionIds
            .Where(other => other != editionId)
            .SelectMany(other => EditionFiles.CarriedSteps(Tree(other), editionId));
        return UnusedDefinitions.In(root, edition, $"{editionId}/{EditionFiles.Main}", [.. carriedElsewhere]);
    }

    /// <summary>What a copied edition still has of the one that it was copied from, as warnings (<see cref="CopiedLines"/>).</summary>
    /// <param name="editionId">"programme/edition".</param>
    public IReadOnlyList<RuleFault> LeftOver(string editionId) =>
        TextOf(editionId) is { } text
            ? CopiedLines.LeftIn(text, $"{editionId}/{EditionFiles.Main}", other => Has(other) ? TextOf(other) : null)
            : [];

    /// <summary>
    /// The figures of an edition that were made public: not part of its rules, and no input of any score. Read once; later calls return the
    /// same result.
    /// </summary>
    /// <param name="editionId">"programme/edition".</param>
    public PublishedReading ReadPublished(string editionId)
    {
        var edition = Read(editionId).Edition;
        lock (_gate)
        {
            if (!_published.TryGetValue(editionId, out var reading))
                _published.Add(editionId, reading = ReadPublished(editionId, edition));
            return reading;
        }
    }

    /// <summary>
    /// The sources that no edition, no committee's file and no published figure cites, as warnings. Reads every edition.
    /// </summary>
    public IReadOnlyList<RuleFault> UnusedSources()
    {
        foreach (var edition in EditionIds)
            ReadPublished(edition);
        lock (_gate)
            return
            [
                .. Sources
                    .Unused.OrderBy(source => source.Line)
                    .Select(source => new RuleFault(FaultCodes.Unused, SourceList.FileName, source.Line, source.Id, ["sources"])),
            ];
    }

    /// <summary>
    /// The files that an edition is read from: its own, the sources, and the committee's that fill it; not those of editions that it
    /// carries over from. Names are relative to the rules folder.
    /// </summary>
    /// <param name="editionId">"programme/edition".</param>
    public IReadOnlyList<(string Name, string Path)> FilesOf(string editionId)
    {
        var files = new EditionFiles(Path, editionId);
        var own = Tree(editionId) is { } root ? files.RuleFiles(root).Select(file => ($"{editionId}/{file}", files.PathOf(file))) : [];
        var sources = System.IO.Path.Combine(Path, SourceList.FileName);
        lock (_gate)
        {
            return
            [
                .. own,
                .. File.Exists(sources) ? [(SourceList.FileName, sources)] : Array.Empty<(string, string)>(),
                .. Committee
                    .Of(editionId)
                    .Select(file => ($"{CommitteeFiles.FolderName}/{System.IO.Path.GetFileName(file.Path)}", file.Path)),
            ];
        }
    }

    /// <summary>The rules of an edition as they were read; null if they have faults.</summary>
    public RulesAsRead? AsRead(string editionId)
    {
        lock (_gate)
        {
            if (Read(editionId).Edition is not { } edition)
                return null;
            var (tree, values) = _trees[editionId];
            var files = new EditionFiles(Path, editionId);
            return new RulesAsRead(
                editionId,
                edition.Hash,
                edition.CarriesOverFrom,
                [.. Committee.Of(editionId).Select(file => System.IO.Path.GetFileName(file.Path)).Order(StringComparer.Ordinal)],
                tree,
                values,
                [
                    .. files
                        .RuleFiles(tree)
                        .Where(file => file != EditionFiles.Main)
                        .Order(StringComparer.Ordinal)
                        .Select(file => (file, CsvTable.Rows(RuleText.Read(files.PathOf(file), new FileFaults(file, []))!))),
                ]
            );
        }
    }

    private YamlNode? Tree(string editionId)
    {
        var unheard = new FileFaults(editionId, []);
        return TextOf(editionId) is { } text ? YamlTree.Read(text, unheard) : null;
    }

    private string? TextOf(string editionId) =>
        RuleText.Read(new EditionFiles(Path, editionId).PathOf(EditionFiles.Main), new FileFaults(editionId, []));

    /// <summary>Faults in committee files that cannot be assigned to an edition; empty if there are none.</summary>
    public IReadOnlyList<RuleFault> ReadCommittee()
    {
        lock (_gate)
            return Committee.Homeless;
    }

    internal CommitteeFiles Committee => _files ??= new CommitteeFiles(Path, _committee, Sources, EditionIds);

    internal SourceList Sources => _sources ??= SourceList.Read(Path);

    private EditionReading ReadNew(string editionId)
    {
        var (all, warnings) = (new List<RuleFault>(), new List<RuleFault>());
        Edition? edition = null;
        if (!Has(editionId))
            new FileFaults(editionId, all).AddNear(FaultCodes.EditionUnknown, 1, editionId, EditionIds);
        else
        {
            var files = new EditionFiles(Path, editionId);
            var faults = new FileFaults($"{editionId}/{EditionFiles.Main}", all, warnings);
            if (RuleText.Read(files.PathOf(EditionFiles.Main), faults) is { } text && YamlTree.Read(text, faults) is { } root)
            {
                var reader = new OpenEdition(files, Committee.Of(editionId), Sources, (other, line, where) =>
                    FindCarried(editionId, other, line, where)
                );
                edition = reader.Read(root, faults, other => Read(other).Edition!.Hash);
                if (reader.Tree is { } tree)
                    _trees.Add(editionId, (tree, reader.Values));
            }
        }
        RuleFault[] ordered =
        [
            .. Sources.Faults,
            .. Committee.Homeless,
            .. all.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line),
        ];
        return new EditionReading(editionId, ordered.Length > 0 ? null : edition, ordered)
        {
            Warnings =
                ordered.Length > 0 ? [] : [.. warnings.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)],
        };
    }

    private PublishedReading ReadPublished(string editionId, Edition? edition)
    {
        var path = new EditionFiles(Path, editionId).PathOf(PublishedReader.FileName);
        if (!Has(editionId) || !File.Exists(path))
            return new PublishedReading([], [], []);
        var faults = new FileFaults($"{editionId}/{PublishedReader.FileName}", []);
        if (RuleText.Read(path, faults) is not { } text)
            return new PublishedReading([], faults.All, []);
        var figures = new PublishedReader(editionId, new Place(faults, Sources, new Reach(null, true))).Read(text);
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

    private Edition? FindCarried(string from, string other, int line, FileFaults faults)
    {
        if (!Has(other))
            faults.AddNear(FaultCodes.EditionUnknown, line, other, EditionIds);
        else if (WayBack(other, from, []) is { } way)
            faults.Add(FaultCodes.Circle, line, other, string.Join(" → ", [from, .. way]));
        else if (Read(other) is { Edition: { } edition })
            return edition;
        else
            faults.Add(FaultCodes.EditionFaulty, line, other, Read(other).Faults.Count);
        return null;
    }

    /// <summary>The editions on the path from one to another by what each carries over; null if there is no path.</summary>
    private List<string>? WayBack(string start, string target, HashSet<string> seen)
    {
        if (start == target)
            return [start];
        if (!seen.Add(start))
            return null;
        foreach (var next in CarriedBy(start))
        {
            if (WayBack(next, target, seen) is { } way)
                return [start, .. way];
        }
        return null;
    }

    private IReadOnlyList<string> CarriedBy(string editionId)
    {
        if (_carried.TryGetValue(editionId, out var known))
            return known;
        var unheard = new FileFaults(editionId, []);
        var path = new EditionFiles(Path, editionId).PathOf(EditionFiles.Main);
        var root = Has(editionId) && RuleText.Read(path, unheard) is { } text ? YamlTree.Read(text, unheard) : null;
        var carried = EditionFiles.CarriedEditions(root);
        _carried.Add(editionId, carried);
        return carried;
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
