using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Imports.Reading;

namespace Scoring.Features.Facts;

/// <summary>What is in force for an edition: its imports, and the units that further files may name.</summary>
internal sealed class FactsInForce
{
    private readonly SqliteConnection _connection;
    private readonly PayloadCache _cache;
    private UnitTable? _regions;
    private Utf8Index? _regionIndex;
    private Utf8Index? _innovationIndex;
    private IReadOnlySet<string>? _jurors;
    private bool _jurorsRead;
    private Dictionary<string, List<PeopleRows>>? _conflicts;

    /// <summary>Reads which imports are in force; what they brought is read when it is asked for.</summary>
    public FactsInForce(SqliteConnection connection, string edition, PayloadCache cache)
    {
        (_connection, _cache) = (connection, cache);
        Imports = ImportRecord.InForce(connection, edition);
    }

    /// <summary>The imports in force, oldest first.</summary>
    public IReadOnlyList<ImportRecord> Imports { get; }

    /// <summary>The regions of the edition.</summary>
    public UnitTable Regions => _regions ??= MakeRegions();

    /// <summary>The regions' codes.</summary>
    public Utf8Index RegionIndex => _regionIndex ??= IndexOf<RegionRows>(ImportKind.Regions, rows => rows.Codes);

    /// <summary>The innovations' ids.</summary>
    public Utf8Index InnovationIndex => _innovationIndex ??= IndexOf<SubmissionRows>(ImportKind.Submissions, rows => rows.Ids);

    /// <summary>The jurors; null where no list was brought in, so that every name is accepted.</summary>
    public IReadOnlySet<string>? Jurors
    {
        get
        {
            if (!_jurorsRead)
            {
                _jurorsRead = true;
                var names = Brought<PeopleRows>(ImportKind.Jurors).SelectMany(pair => pair.Payload.Records.Select(record => record.Values["juror"])).ToHashSet();
                _jurors = names.Count == 0 ? null : names;
            }
            return _jurors;
        }
    }

    /// <summary>What the imports of a kind brought, oldest first.</summary>
    public IEnumerable<(ImportRecord Import, T Payload)> Brought<T>(ImportKind kind) where T : Payload =>
        Imports.Where(import => import.Kind == kind).Select(import => (import, (T)_cache.Of(_connection, import)));

    /// <summary>Why a juror may not mark an innovation; null where nothing was declared.</summary>
    public string? ConflictOf(string juror, string innovation)
    {
        _conflicts ??= new() { [""] = [.. Brought<PeopleRows>(ImportKind.Conflicts).Select(pair => pair.Payload)] };
        if (_conflicts[""].Count == 0)
            return null;
        var region = RegionOf(innovation);
        return _conflicts[""].SelectMany(rows => rows.Records)
            .Where(record => record.Values.GetValueOrDefault("juror") == juror)
            .Where(record => record.Values.GetValueOrDefault("innovation_id") == innovation
                || (region is not null && !record.Values.ContainsKey("innovation_id") && record.Values.GetValueOrDefault("region_code") == region))
            .Select(record => record.Values.GetValueOrDefault("reason", ""))
            .FirstOrDefault();
    }

    private string? RegionOf(string innovation)
    {
        foreach (var (_, rows) in Brought<SubmissionRows>(ImportKind.Submissions))
        {
            if (rows.Ids.Find(System.Text.Encoding.UTF8.GetBytes(innovation)) is >= 0 and var row)
                return rows.Regions[row];
        }
        return null;
    }

    private Utf8Index IndexOf<T>(ImportKind kind, Func<T, Utf8Index> of) where T : Payload
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
        var payloads = Brought<RegionRows>(ImportKind.Regions).ToList();
        var codes = RegionIndex.Ids.ToStrings();
        var places = Places.Of(RegionIndex, payloads.Select(pair => pair.Payload.Codes));
        var attributes = new Dictionary<string, string?[]>
        {
            ["type"] = new string?[codes.Length],
            ["province_code"] = new string?[codes.Length],
        };
        var names = new string[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var (file, row) = places[i];
            var rows = payloads[file].Payload;
            names[i] = rows.Names[row];
            attributes["type"][i] = rows.Types[row];
            attributes["province_code"][i] = rows.Provinces[row];
        }
        for (var file = 0; file < payloads.Count; file++)
            Spread(attributes, payloads[file].Payload.Attributes, places, file, codes.Length);
        return new UnitTable(Level.Region, codes, names, attributes,
            unit => payloads[places[unit].File].Import.At(payloads[places[unit].File].Payload.Lines[places[unit].Row]));
    }

    /// <summary>Puts a file's further columns into the attributes of the units it brought.</summary>
    internal static void Spread(Dictionary<string, string?[]> attributes, Attributes further, (int File, int Row)[] places, int file, int count)
    {
        for (var name = 0; name < further.Names.Count; name++)
        {
            if (!attributes.TryGetValue(further.Names[name], out var column))
                attributes.Add(further.Names[name], column = new string?[count]);
            for (var unit = 0; unit < count; unit++)
            {
                if (places[unit].File == file)
                    column[unit] = further.Of(places[unit].Row, name);
            }
        }
    }
}

/// <summary>In which file and row each unit stands; a unit that several files bring stands in the newest.</summary>
internal static class Places
{
    /// <summary>The file and row of each unit of an index, from files oldest first.</summary>
    public static (int File, int Row)[] Of(Utf8Index units, IEnumerable<Utf8Index> files)
    {
        var places = new (int File, int Row)[units.Ids.Count];
        var file = 0;
        foreach (var rows in files)
        {
            for (var row = 0; row < rows.Ids.Count; row++)
                places[ReferenceEquals(rows, units) ? row : units.Find(rows.Ids.Bytes(row))] = (file, row);
            file++;
        }
        return places;
    }
}
