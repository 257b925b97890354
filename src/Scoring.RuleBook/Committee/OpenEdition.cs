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
        FaultCodes.ScaleDecimals,
        FaultCodes.ScaleValues,
        FaultCodes.ScalePass,
        FaultCodes.ScaleLabels,
        FaultCodes.LevelsWrong,
        FaultCodes.ScaleTurned,
        FaultCodes.WeightsTotal,
    ];

    private readonly Fillings _fillings = new();
    private readonly Dictionary<string, (YamlNode Value, FilledSection By)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Text> _words = new(StringComparer.Ordinal);

    /// <summary>What was read beyond what is written.</summary>
    public ReadValues Values { get; } = new();

    /// <summary>The tree that was read: with the committee's values, without what needs an open one; null before reading.</summary>
    public YamlNode? Tree { get; private set; }

    /// <summary>The edition, or null with at least one fault.</summary>
    public Edition? Read(YamlNode root, FileFaults faults, Func<string, string> hashOf)
    {
        var points = OpenPoint.In(root);
        IReadOnlyList<OpenMarker> markers = [.. points.SelectMany(point => point.Markers).OrderBy(marker => marker.Line)];
        var before = faults.All.Count;
        TakeValues(points, faults);
        var known = _values.Count == 0 ? sources : sources.With(committee.Select(file => file.Decree).OfType<Source>());
        var filling = new PointFilling(files.Id, faults);
        var written = WithFilled(root, points, filling);
        var filled =
            markers.Count == 0 && _values.Count == 0
                ? root
                : OpenMarker.Fill(written, id => _values.TryGetValue(id, out var value) ? value.Value : null);
        var open = markers
            .Where(marker => !marker.HasMeanwhile && !_values.ContainsKey(marker.Id))
            .Select(marker => marker.Id)
            .ToHashSet(StringComparer.Ordinal);
        var definitions =
            (markers.Count > 0 || _values.Count > 0) && written is YamlMapping map
                ? new Definitions(map, filling.From, filling.OfAll)
                : null;
        // If the deferred part has faults they have all been reported by now; reading the rest again would report some of them twice.
        var edition =
            open.Count > 0 && CheckedWithout(ref filled, open, markers, definitions, known, faults)
                ? null
                : Reader(known).Read(filled, faults, hashOf, committee);
        Tree = filled;
        if (markers.Count > 0 || _values.Count > 0)
            Place(faults, before);
        CheckDeclared(points, root, faults);
        return edition is null || faults.All.Count > before ? edition : WithOpenPoints(edition, points, definitions, open);
    }

    private YamlNode WithFilled(YamlNode root, IReadOnlyList<OpenPoint> points, PointFilling filling)
    {
        foreach (var point in points.Where(point => _values.ContainsKey(point.Id)))
        {
            var value = _values[point.Id].Value;
            if (PointFilling.Words(point, value) is { } words)
                _words.Add(point.Id, words);
            if (root is YamlMapping map)
                root = filling.Put(map, point, value);
        }
        return root;
    }

    private EditionReader Reader(SourceList known) => new(files, known, carried) { Fillings = _fillings, Values = Values };

    /// <summary>Provides the committee's values; a value for something that is not open, or given twice, is a fault.</summary>
    private void TakeValues(IReadOnlyList<OpenPoint> points, FileFaults faults)
    {
        var ids = points.Select(point => point.Id).ToList();
        foreach (var file in committee)
        {
            faults.All.AddRange(file.Faults);
            if (file.Decree is null)
                continue;
            var (section, own) = (_fillings.Add(file.Name, new Citation(file.Decree, null, file.Decree.Standing)), faults.For(file.Name));
            foreach (var pair in file.Values.Where(pair => pair.Value is not YamlScalar { IsNull: true }))
            {
                if (!ids.Contains(pair.Key))
                    own.AddNear(
                        ids.Count == 0 ? FaultCodes.OpenNothing : FaultCodes.OpenUnknown,
                        pair.Line,
                        pair.Key,
                        ids,
                        files.Id,
                        string.Join(", ", ids)
                    );
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

    /// <summary>Every marker refers to a point that the edition declares open, and what a point replaces is there.</summary>
    private static void CheckDeclared(IReadOnlyList<OpenPoint> points, YamlNode root, FileFaults faults)
    {
        var declared = OpenPoint.Items(root, "open").Select(item => OpenPoint.TextAt(item, "id")).OfType<string>().ToList();
        foreach (var marker in points.Where(point => !declared.Contains(point.Id)).Select(point => point.Markers[0]))
            faults.AddNear(FaultCodes.ReferenceToNothing, marker.Line, marker.Id, declared, "open");
        if (points.All(point => point.Replaces.Count == 0) || root is not YamlMapping map)
            return;
        var defined = map
            .Pairs.Where(pair => pair.Key != "open")
            .SelectMany(pair => OpenPoint.Items(root, pair.Key))
            .Select(item => OpenPoint.TextAt(item, "id"))
            .OfType<string>()
            .ToList();
        foreach (var item in OpenPoint.Items(root, "open"))
        {
            var point = points.First(one => one.Id == (OpenPoint.TextAt(item, "id") ?? one.Id));
            foreach (var id in point.Replaces.Where(id => !defined.Contains(id)))
                faults.AddNear(FaultCodes.ReferenceToNothing, item.Find("replaces")?.Line ?? item.Line, id, defined, "replaces");
        }
    }

    private Edition WithOpenPoints(Edition edition, IReadOnlyList<OpenPoint> points, Definitions? definitions, HashSet<string> open)
    {
        var byId = points.ToDictionary(point => point.Id, StringComparer.Ordinal);
        return edition with
        {
            RuleGaps =
            [
                .. edition.RuleGaps.Select(point =>
                    point with
                    {
                        Places = byId[point.Id].Places(files.Id),
                        FilledBy = _values.TryGetValue(point.Id, out var value) ? value.By.Decree : null,
                        Settled = _words.GetValueOrDefault(point.Id),
                    }
                ),
            ],
            OpenRankings =
            [
                .. (definitions?.Rankings ?? [])
                    .Where(ranking => ranking.Needs.Overlaps(open))
                    .Select(ranking => new OpenRanking(
                        ranking.Id,
                        NameOf(ranking.Map) ?? new Text(ranking.Id, ranking.Id),
                        [.. ranking.Needs.Where(open.Contains).Order(StringComparer.Ordinal)]
                    )),
            ],
            CommitteeRankings = (definitions?.Rankings ?? [])
                .Where(ranking => ranking.Needs.Overlaps(_values.Keys) && !ranking.Needs.Overlaps(open))
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
