using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Facts;

/// <summary>What is in force for an edition: its imports, and the units that further files may refer to.</summary>
internal sealed class CurrentFacts
{
    private readonly UnitOfWork _work;
    private readonly PayloadCache _cache;
    private readonly IReadOnlyDictionary<long, Payload> _pending;
    private readonly IReadOnlyList<(ImportKind Kind, RefusedUnits Units)> _refused;
    private UnitTable? _regions;
    private Utf8Index? _regionIndex;
    private Utf8Index? _innovationIndex;
    private IReadOnlySet<string>? _jurors;
    private bool _jurorsRead;
    private ILookup<string, string>? _jurorKeys;
    private List<PeopleRows>? _conflicts;
    private HashSet<(string, string, string)>? _finished;
    private readonly Dictionary<string, IReadOnlyList<Seat>> _seats = [];
    private List<Declaration>? _declared;

    /// <summary>Reads which imports are in force; their payloads are loaded lazily.</summary>
    public CurrentFacts(UnitOfWork work, PayloadCache cache, string edition)
        : this(work, cache, edition, work.Locked(db => ImportRecord.InForce(db, edition)), new Dictionary<long, Payload>(), []) { }

    private CurrentFacts(
        UnitOfWork work,
        PayloadCache cache,
        string edition,
        IReadOnlyList<ImportRecord> imports,
        IReadOnlyDictionary<long, Payload> pending,
        IReadOnlyList<(ImportKind, RefusedUnits)> refused
    ) => (_work, _cache, Edition, Imports, _pending, _refused) = (work, cache, edition, imports, pending, refused);

    /// <summary>The edition, "programme/edition".</summary>
    public string Edition { get; }

    /// <summary>The imports in force, oldest first.</summary>
    public IReadOnlyList<ImportRecord> Imports { get; }

    /// <summary>The state after one more import, whose payload is held here because it may not be in the database yet.</summary>
    public CurrentFacts After(ImportRecord import, Payload payload, IReadOnlyList<ImportRecord> replaced) =>
        new(
            _work,
            _cache,
            Edition,
            ImportRecord.Numbered([.. Imports.Where(known => replaced.All(old => old.Id != known.Id)), import]),
            new Dictionary<long, Payload>(_pending) { [import.Id] = payload },
            _refused
        );

    /// <summary>The state after a refused file of regions, submissions or jurors.</summary>
    public CurrentFacts After(ImportKind kind, RefusedUnits refused) =>
        new(_work, _cache, Edition, Imports, _pending, [.. _refused, (kind, refused)]);

    /// <summary>The refused file of a kind that may have a unit of one of the ids or names; null if there is none.</summary>
    public string? RefusedFileWith(ImportKind kind, params ReadOnlySpan<string> ids)
    {
        foreach (var (of, units) in _refused)
        {
            foreach (var id in ids)
            {
                if (of == kind && units.MayHave(id))
                    return units.File;
            }
        }
        return null;
    }

    /// <summary>An import's payload.</summary>
    public Payload PayloadOf(ImportRecord import) => _pending.GetValueOrDefault(import.Id) ?? _cache.Of(_work, import);

    /// <summary>The regions of the edition.</summary>
    public UnitTable Regions => _regions ??= MakeRegions();

    /// <summary>The regions' codes.</summary>
    public Utf8Index RegionIndex => _regionIndex ??= IndexOf<RegionRows>(ImportKind.Regions, rows => rows.Codes);

    /// <summary>The innovations' ids.</summary>
    public Utf8Index InnovationIndex => _innovationIndex ??= IndexOf<SubmissionRows>(ImportKind.Submissions, rows => rows.Ids);

    /// <summary>The innovations' ids, without building an index if a single import contains them all.</summary>
    public Utf8Column InnovationIds
    {
        get
        {
            var brought = Brought<SubmissionRows>(ImportKind.Submissions).Select(pair => pair.Payload.IdColumn).ToList();
            return brought.Count == 1 ? brought[0] : InnovationIndex.Ids;
        }
    }

    /// <summary>The jurors; null if no list was imported, in which case every name is accepted.</summary>
    public IReadOnlySet<string>? Jurors
    {
        get
        {
            if (!_jurorsRead)
            {
                _jurorsRead = true;
                var names = Brought<PeopleRows>(ImportKind.Jurors)
                    .SelectMany(pair => pair.Payload.Records.Select(record => record.Values["juror"]))
                    .ToHashSet();
                _jurors = names.Count == 0 ? null : names;
            }
            return _jurors;
        }
    }

    /// <summary>
    /// The juror of the list whom a text names: by id, or by the only id or name that equals it but for titles, case, spaces and signs;
    /// null if there is a list and nobody, or more than one, is meant. Without a list the text itself.
    /// </summary>
    public string? JurorNamed(string text)
    {
        if (Jurors is not { } jurors || jurors.Contains(text))
            return text;
        _jurorKeys ??= Brought<PeopleRows>(ImportKind.Jurors)
            .SelectMany(pair => pair.Payload.Records.Select(record => record.Values))
            .SelectMany(values =>
                new[] { values["juror"], values.GetValueOrDefault("name", values["juror"]) }.Select(name =>
                    (Key: PersonNames.Key(name), Id: values["juror"])
                )
            )
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Id, StringComparer.Ordinal);
        string[] named = [.. _jurorKeys[PersonNames.Key(text)].Distinct(StringComparer.Ordinal)];
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>
    /// The id of the juror of the list whom an unknown name probably means: by initials or a slip in the name, else the nearest id; null if
    /// there is none.
    /// </summary>
    public string? NearestJuror(string text)
    {
        string[] near =
        [
            .. Brought<PeopleRows>(ImportKind.Jurors)
                .SelectMany(pair => pair.Payload.Records.Select(record => record.Values))
                .Where(values => PersonNames.MayBeOnePerson(values.GetValueOrDefault("name", values["juror"]), text))
                .Select(values => values["juror"])
                .Distinct(StringComparer.Ordinal),
        ];
        return near.Length == 1 ? near[0] : Nearest.To(text, Jurors ?? new HashSet<string>());
    }

    /// <summary>The seats of a stage, by entry and juror; empty if none were assigned.</summary>
    public IReadOnlyList<Seat> SeatsOf(string stage)
    {
        if (!_seats.TryGetValue(stage, out var seats))
            _seats.Add(stage, seats = _work.Locked(db => SeatStore.Read(db, Edition, stage)));
        return seats;
    }

    /// <summary>The conflicts of interest declared by command, oldest first.</summary>
    public IReadOnlyList<Declaration> Declared => _declared ??= _work.Locked(db => ConflictStore.Read(db, Edition));

    /// <summary>The payloads of the imports of a kind, oldest first.</summary>
    public IEnumerable<(ImportRecord Import, T Payload)> Brought<T>(ImportKind kind)
        where T : Payload => Imports.Where(import => import.Kind == kind).Select(import => (import, (T)PayloadOf(import)));

    /// <summary>
    /// True if the juror's scoresheet was entered here mark by mark and submitted, or the juror abstained: no file can import another one.
    /// </summary>
    public bool IsEntered(string stage, string innovation, string juror) =>
        (_finished ??= _work.Locked(db => SheetStore.Finished(db, Edition))).Contains((stage, innovation, juror));

    /// <summary>Why a juror may not mark an innovation; null if no conflict was declared.</summary>
    public string? ConflictOf(string juror, string innovation)
    {
        _conflicts ??= [.. Brought<PeopleRows>(ImportKind.Conflicts).Select(pair => pair.Payload)];
        return Declared.Count == 0 && _conflicts.Count == 0 ? null : DeclaredConflictOf(juror, innovation, _conflicts);
    }

    private string? DeclaredConflictOf(string juror, string innovation, List<PeopleRows> conflicts)
    {
        if (Declared.FirstOrDefault(one => one.Juror == juror && one.Entry == innovation) is { } declared)
            return declared.Reason;
        if (conflicts.Count == 0)
            return null;
        var region = RegionOf(innovation);
        return conflicts
            .SelectMany(rows => rows.Records)
            .Where(record => record.Values.GetValueOrDefault("juror") == juror)
            .Where(record =>
                record.Values.GetValueOrDefault("innovation_id") == innovation
                || (
                    region is not null
                    && !record.Values.ContainsKey("innovation_id")
                    && record.Values.GetValueOrDefault("region_code") == region
                )
            )
            .Select(record => record.Values.GetValueOrDefault("reason", ""))
            .FirstOrDefault();
    }

    private string? RegionOf(string innovation)
    {
        foreach (var (_, rows) in Brought<SubmissionRows>(ImportKind.Submissions))
        {
            if (rows.Ids.Find(innovation) is >= 0 and var row)
                return rows.Regions[row];
        }
        return null;
    }

    private Utf8Index IndexOf<T>(ImportKind kind, Func<T, Utf8Index> of)
        where T : Payload
    {
        var payloads = Brought<T>(kind).Select(pair => of(pair.Payload)).ToList();
        if (payloads.Count == 1)
            return payloads[0];
        var merged = new Utf8Index(new Utf8Column());
        foreach (var ids in payloads)
        {
            for (var i = 0; i < ids.Ids.Count; i++)
                merged.Add(ids.Ids.Bytes(i));
        }
        return merged;
    }

    private UnitTable MakeRegions()
    {
        var files = Brought<RegionRows>(ImportKind.Regions)
            .Select(pair => new UnitFile(
                pair.Import,
                pair.Payload.Codes.Ids,
                pair.Payload.Names,
                pair.Payload.Lines,
                [("type", pair.Payload.Types), ("province_code", pair.Payload.Provinces)],
                pair.Payload.Attributes
            ))
            .ToList();
        return UnitFiles.Join(Level.Region, RegionIndex, files);
    }
}
