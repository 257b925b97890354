using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Sources;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

/// <summary>
/// One folder of rule files: scoring-rules/PROGRAMME/EDITION. What was read is cached; create a new instance to read changed files. May be
/// used by several threads at once.
/// </summary>
public sealed partial class RuleFolder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EditionReading> _readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (YamlNode Tree, ReadValues Values)> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedReading> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeasonReading> _seasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceList> _sourcesOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly string? _committee;
    private readonly string? _keptPath;
    private SourceList? _sources;
    private CommitteeFiles? _files;

    /// <summary>Opens a rules folder; only the names of its editions are read yet.</summary>
    /// <param name="path">The folder; a missing one contains no editions.</param>
    /// <param name="committee">
    /// A committee's file, or a folder of them, in addition to those in the rules folder's own folder "committee"; null for none.
    /// </param>
    /// <param name="kept">
    /// A folder of the same form with the editions and committee files that a database keeps; they are read like those of the rules folder.
    /// Null for none.
    /// </param>
    public RuleFolder(string path, string? committee = null, string? kept = null)
    {
        (Path, _committee, _keptPath) = (path, committee, kept);
        _kept.UnionWith(kept is null ? [] : FindEditions(kept));
        EditionIds = [.. FindEditions(path).Union(_kept).Order(StringComparer.Ordinal)];
    }

    /// <summary>The path of the rules folder.</summary>
    public string Path { get; }

    /// <summary>
    /// The editions ("programme/edition") of the rules folder and those that the database keeps, in ordinal order: the folders that
    /// contain an edition.yaml.
    /// </summary>
    public IReadOnlyList<string> EditionIds { get; }

    /// <summary>True if the edition is kept in the database: its files then count, also if the rules folder has them too.</summary>
    /// <param name="editionId">"programme/edition".</param>
    public bool IsKept(string editionId) => _kept.Contains(editionId);

    /// <summary>The path of the folder of an edition's files; it need not exist.</summary>
    /// <param name="editionId">"programme/edition".</param>
    public string FolderOf(string editionId) => FilesAt(editionId).Folder;

    /// <summary>True if there is that edition, in the rules folder or kept in the database.</summary>
    /// <param name="editionId">"programme/edition".</param>
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

    /// <summary>The faults in the shared sources.yaml; empty if there are none.</summary>
    public IReadOnlyList<RuleFault> ReadSources()
    {
        lock (_gate)
            return Sources.Faults;
    }

    /// <summary>
    /// What an edition defines but nothing uses, as warnings; none for an unknown edition, or one with faults, which must be fixed first.
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
    /// The figures of an edition that its organiser made public: not part of its rules, and no input of any score. Read once; later calls
    /// return the same result. Nothing for an unknown edition.
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
    /// How the season of an edition is run, from its season.yaml. Read once; later calls return the same result. Nothing for an unknown
    /// edition.
    /// </summary>
    /// <param name="editionId">"programme/edition".</param>
    public SeasonReading ReadSeason(string editionId)
    {
        var edition = Read(editionId).Edition;
        lock (_gate)
        {
            if (!_seasons.TryGetValue(editionId, out var reading))
                _seasons.Add(editionId, reading = ReadSeason(editionId, edition));
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
    /// carries over from. Names are relative to the rules folder, with slashes; paths say where the files are read. Of an edition that
    /// cannot be read at all only those besides its own.
    /// </summary>
    /// <param name="editionId">"programme/edition".</param>
    public IReadOnlyList<(string Name, string Path)> FilesOf(string editionId)
    {
        var files = FilesAt(editionId);
        var own = Tree(editionId) is { } root ? files.RuleFiles(root).Select(file => ($"{editionId}/{file}", files.PathOf(file))) : [];
        var sources = System.IO.Path.Combine(Path, SourceList.FileName);
        var ownSources = files.PathOf(SourceList.FileName);
        lock (_gate)
        {
            return
            [
                .. own,
                .. File.Exists(ownSources) ? [($"{editionId}/{SourceList.FileName}", ownSources)] : Array.Empty<(string, string)>(),
                .. File.Exists(sources) ? [(SourceList.FileName, sources)] : Array.Empty<(string, string)>(),
                .. Committee
                    .Of(editionId)
                    .Select(file => ($"{CommitteeFiles.FolderName}/{System.IO.Path.GetFileName(file.Path)}", file.Path)),
            ];
        }
    }

    /// <summary>The rules of an edition as they were read; null for an unknown edition, or one with faults.</summary>
    /// <param name="editionId">"programme/edition".</param>
    public RulesAsRead? AsRead(string editionId)
    {
        lock (_gate)
        {
            if (Read(editionId).Edition is not { } edition)
                return null;
            var (tree, values) = _trees[editionId];
            var files = FilesAt(editionId);
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

    private string? TextOf(string editionId) => RuleText.Read(FilesAt(editionId).PathOf(EditionFiles.Main), new FileFaults(editionId, []));

    /// <summary>The faults of committee files that belong to no known edition; empty if there are none.</summary>
    public IReadOnlyList<RuleFault> ReadCommittee()
    {
        lock (_gate)
            return Committee.Homeless;
    }

    internal CommitteeFiles Committee => _files ??= new CommitteeFiles(Path, _committee, _keptPath, Sources, EditionIds);

    internal SourceList Sources => _sources ??= SourceList.Read(Path);

    /// <summary>The sources that an edition may cite: the shared ones and, if its folder has a list, its own.</summary>
    internal SourceList SourcesOf(string editionId)
    {
        if (_sourcesOf.TryGetValue(editionId, out var known))
            return known;
        var own = FilesAt(editionId).PathOf(SourceList.FileName);
        return _sourcesOf[editionId] = File.Exists(own) ? Sources.WithFile(own, $"{editionId}/{SourceList.FileName}") : Sources;
    }

    private EditionFiles FilesAt(string editionId) => new(IsKept(editionId) ? _keptPath! : Path, editionId);
}
