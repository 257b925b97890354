using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Sources;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Committee;

/// <summary>
/// Reads an edition with the values that committees fill in and without those they leave open. Everything that needs an open value is read
/// for its faults, then left out with everything that needs it; the rest can be scored.
/// </summary>
/// <param name="files">The edition's files.</param>
/// <param name="committee">The files that fill it.</param>
/// <param name="sources">The sources that it may cite.</param>
/// <param name="carried">Finds editions that it carries over from.</param>
internal sealed class OpenEdition(EditionFiles files, IReadOnlyList<CommitteeFile> committee, SourceList sources, FindCarried carried)
{
    private static readonly HashSet<string> NeedTheValue =
    [
        FaultCodes.MissingKey,
        FaultCodes.CutMissing,
        FaultCodes.SeatsMissing,
        FaultCodes.ScaleWrong,
        FaultCodes.ScaleTurned,
        FaultCodes.WeightsTotal,
    ];

    private readonly Fillings _fillings = new();
    private readonly Dictionary<string, (YamlNode Value, FilledSection By)> _values = new(StringComparer.Ordinal);

    /// <summary>What was read beyond what is written.</summary>
    public ReadValues Values { get; } = new();

    /// <summary>The tree that was read: with the committee's values, without what needs an open one; null before reading.</summary>
    public YamlNode? Tree { get; private set; }

    /// <summary>The edition, or null with at least one fault.</summary>
    public Edition? Read(YamlNode root, FileFaults faults, Func<string, string> hashOf)
    {
        var markers = OpenMarker.In(root);
        var before = faults.All.Count;
        TakeValues(markers, faults);
        var known = _values.Count == 0 ? sources : sources.With(committee.Select(file => file.Decree).OfType<Source>());
        var filled = markers.Count == 0 ? root : OpenMarker.Fill(root, id => _values.TryGetValue(id, out var value) ? value.Value : null);
        var open = markers
            .Where(marker => !marker.HasMeanwhile && !_values.ContainsKey(marker.Id))
            .Select(marker => marker.Id)
            .ToHashSet(StringComparer.Ordinal);
        var definitions = markers.Count > 0 && root is YamlMapping map ? new Definitions(map) : null;
        // If the deferred part has faults they have all been reported by now; reading the rest again would report some of them twice.
        var edition =
            open.Count > 0 && CheckedWithout(ref filled, open, markers, definitions, known, faults)
                ? null
                : Reader(known).Read(filled, faults, hashOf, committee);
        Tree = filled;
        if (markers.Count > 0)
            Place(faults, before);
        CheckDeclared(markers, root, faults);
        return edition is null || definitions is null || faults.All.Count > before
            ? edition
            : WithOpenPoints(edition, markers, definitions, open);
    }

    private EditionReader Reader(SourceList known) => new(files, known, carried) { Fillings = _fillings, Values = Values };

    /// <summary>Provides the committee's values; a value for something that is not open, or given twice, is a fault.</summary>
    private void TakeValues(IReadOnlyList<OpenMarker> markers, FileFaults faults)
    {
        var ids = markers.Select(marker => marker.Id).Distinct().ToList();
        foreach (var file in committee)
        {
            faults.All.AddRange(file.Faults);
            if (file.Decree is null)
                continue;
            var (section, own) = (_fillings.Add(file.Name, new Citation(file.Decree, null, Standing.Committee)), faults.For(file.Name));
            foreach (var pair in file.Values.Where(pair => pair.Value is not YamlScalar { IsNull: true }))
            {
                if (!ids.Contains(pair.Key))
                    own.AddNear(FaultCodes.OpenUnknown, pair.Line, pair.Key, ids, files.Id, string.Join(", ", ids));
                else if (!_values.TryAdd(pair.Key, (Fillings.Moved(pair.Value, section), section)))
                    own.Add(FaultCodes.IdDuplicate, pair.Line, pair.Key, _values[pair.Key].By.File);
            }
        }
    }

    /// <summary>
    /// Reads everything for its faults, except those that only say that an open value is missing, and removes what needs one from the tree.
    /// True if there are faults.
    /// </summary>
    private bool CheckedWithout(
        ref YamlNode tree,
        HashSet<string> open,
        IReadOnlyList<OpenMarker> markers,
        Definitions? definitions,
        SourceList known,
        FileFaults faults
    )
    {
        var scratch = new FileFaults(faults.File, []);
        Reader(known).Read(tree, scratch, _ => "", committee);
        var keys = markers.Where(marker => open.Contains(marker.Id)).Select(marker => marker.Key).ToHashSet(StringComparer.Ordinal);
        var real = scratch
            .All.Where(fault =>
                !(
                    NeedTheValue.Contains(fault.Code)
                    && (keys.Contains(fault.Key) || (fault.File == faults.File && definitions?.Depends(fault.Line, open) == true))
                )
            )
            .ToList();
        faults.All.AddRange(real);
        if (definitions is not null && tree is YamlMapping map)
            tree = definitions.Without(open, map);
        return real.Count > 0;
    }

    /// <summary>Shows each fault once, in its own file.</summary>
    private void Place(FileFaults faults, int before)
    {
        var placed = faults
            .All.Skip(before)
            .Select(fault => _fillings.Placed(fault, faults.File))
            .DistinctBy(fault => (fault.Code, fault.File, fault.Line, fault.Key))
            .ToList();
        faults.All.RemoveRange(before, faults.All.Count - before);
        faults.All.AddRange(placed);
        var warnings = faults.Warnings.Select(warning => _fillings.Placed(warning, faults.File)).ToList();
        faults.Warnings.Clear();
        faults.Warnings.AddRange(warnings);
    }

    /// <summary>Every marker refers to a point that the edition declares open.</summary>
    private static void CheckDeclared(IReadOnlyList<OpenMarker> markers, YamlNode root, FileFaults faults)
    {
        if (markers.Count == 0)
            return;
        var declared = ((root as YamlMapping)?.Find("open")?.Value as YamlSequence)
            ?.Items.OfType<YamlMapping>()
            .Select(item => (item.Find("id")?.Value as YamlScalar)?.Text)
            .OfType<string>()
            .ToList()
            ?? [];
        foreach (var marker in markers.Where(marker => !declared.Contains(marker.Id)).DistinctBy(marker => marker.Id))
            faults.AddNear(FaultCodes.ReferenceToNothing, marker.Line, marker.Id, declared, "open");
    }

    private Edition WithOpenPoints(Edition edition, IReadOnlyList<OpenMarker> markers, Definitions definitions, HashSet<string> open)
    {
        var main = $"{files.Id}/{EditionFiles.Main}";
        return edition with
        {
            RuleGaps =
            [
                .. edition.RuleGaps.Select(point =>
                    point with
                    {
                        Places =
                        [
                            .. markers
                                .Where(marker => marker.Id == point.Id)
                                .Select(marker => new OpenPlace(main, marker.Line, marker.Path)),
                        ],
                        FilledBy = _values.TryGetValue(point.Id, out var value) ? value.By.Decree : null,
                    }
                ),
            ],
            OpenRankings =
            [
                .. definitions
                    .Rankings.Where(ranking => ranking.Needs.Overlaps(open))
                    .Select(ranking => new OpenRanking(
                        ranking.Id,
                        NameOf(ranking.Map) ?? new Text(ranking.Id, ranking.Id),
                        [.. ranking.Needs.Where(open.Contains).Order(StringComparer.Ordinal)]
                    )),
            ],
            CommitteeRankings = definitions
                .Rankings.Where(ranking => ranking.Needs.Overlaps(_values.Keys) && !ranking.Needs.Overlaps(open))
                .ToDictionary(
                    ranking => ranking.Id,
                    ranking => (IReadOnlyList<string>)[.. ranking.Needs.Where(_values.ContainsKey).Order(StringComparer.Ordinal)]
                ),
        };
    }

    private static Text? NameOf(YamlMapping ranking) =>
        ranking.Find("name")?.Value switch
        {
            YamlScalar plain => new Text(plain.Text, plain.Text),
            YamlMapping words when words.Find("id")?.Value is YamlScalar id && words.Find("en")?.Value is YamlScalar en => new Text(
                id.Text,
                en.Text
            ),
            _ => null,
        };
}
