using Scoring.Domain.Facts;
using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// Finds the region that each row of a file is about: by its code; by its name where there is no code; by another form of its code, or a
/// code of another list, only where the row's name agrees. A row whose name or province is another region's is refused.
/// </summary>
internal sealed class RegionFinder
{
    private readonly RowReader _reading;
    private readonly RegionColumns _columns;
    private readonly string[] _headers;
    private readonly bool _rowsAreRegions;
    private readonly bool _isImported;
    private readonly Utf8Index _index;
    private readonly RegionNotes _notes = new();
    private readonly Dictionary<(string Code, string Name, string Province), Finding> _findings = [];
    private Knowledge? _knowledge;

    /// <summary>Starts for a file.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="rowsAreRegions">
    /// True if each row is about a region itself; false if it is about something in a region, which may be its province's while the name is
    /// that of a place in it.
    /// </param>
    public RegionFinder(RowReader reading, Header header, bool rowsAreRegions)
    {
        (_reading, _rowsAreRegions, _index) = (reading, rowsAreRegions, reading.Known.RegionIndex);
        _columns = RegionColumns.Of(header, rowsAreRegions);
        _isImported = reading.Known.Imports.Any(import => import.Kind == ImportKind.Regions && !ShippedRegions.IsOne(import));
        _headers = [.. Enumerable.Range(0, header.Count).Select(header.Name)];
    }

    /// <summary>The columns that it reads.</summary>
    public RegionColumns Columns => _columns;

    /// <summary>True if it found a region.</summary>
    public bool WasUsed { get; private set; }

    /// <summary>True if it has something to tell about the rows read.</summary>
    public bool HasNotes => !_notes.IsEmpty;

    /// <summary>The index of the row's region in the list, or −1 after adding a problem.</summary>
    /// <param name="isNeeded">
    /// False if no rule reads regions: a code that is not in the list of the program is then kept as it is, −1 without a problem. A list
    /// that was imported must have it all the same.
    /// </param>
    public int Find(bool isNeeded = true)
    {
        if (_columns.IsCodeOnly && _reading.TryFindUnit(_index, _columns.Code) is >= 0 and var found)
        {
            WasUsed = true;
            return found;
        }
        var finding = FindingOfRow();
        if (finding.Problem is not { } code)
        {
            WasUsed = true;
            _notes.Add(finding, _reading.Rows.Line);
            return finding.Region;
        }
        if (_reading.IsOfRefused(ImportKind.Regions, HeaderOf(_columns.Code), TextOf(_columns.Code), TextOf(_columns.Name)))
            return -1;
        if (!isNeeded && !_isImported && code is ("unknown-region" or "region-name-unknown"))
        {
            _notes.Keep(finding.Value, _reading.Rows.Line);
            return -1;
        }
        _reading.ProblemOf(code, HeaderOf(finding.Column < 0 ? _columns.Code : finding.Column), finding.Value, finding.Arguments);
        return -1;
    }

    /// <summary>True if the row says nothing about a region.</summary>
    public bool IsBlank() =>
        (_columns.Code < 0 || _reading.IsBlank(_columns.Code)) && (_columns.Name < 0 || _reading.IsBlank(_columns.Name));

    /// <summary>Adds notices of what was read otherwise than it is written.</summary>
    public void Report(ProblemList problems) => _notes.Report(problems);

    private Finding FindingOfRow()
    {
        var key = (TextOf(_columns.Code), TextOf(_columns.Name), TextOf(_columns.Province) + "\u001f" + TextOf(_columns.OtherProvince));
        if (!_findings.TryGetValue(key, out var finding))
        {
            finding = Search(key.Item1, key.Item2);
            if (_findings.Count < 100_000)
                _findings.Add(key, finding);
        }
        return finding;
    }

    private Finding Search(string code, string name)
    {
        if (_index.Ids.Count == 0)
            return Wrong("unknown-region", code, "");
        var known = _knowledge ??= new Knowledge(_reading.Known.Regions);
        var province = ProvinceOf(known);
        var finding = code.Length == 0 ? ByName(known, name, _columns.Name, province) : ByCode(known, code, name, province);
        return finding.Problem is null ? Agreeing(known, finding) : finding;
    }

    private Finding ByCode(Knowledge known, string code, string name, int province)
    {
        var region = known.Regions.Find(code);
        var named = name.Length == 0 ? [] : Narrowed(known.Names, name, province);
        if (region >= 0)
            return named.Count == 0 ? ByCodeAlone(known, region, name)
                : named.Contains(region) || IsPlaceIn(known, region, named) ? new Finding(region) { Name = name }
                : known.Codes.Of(code).Where(other => named.Contains(other.Region)).ToList() is [var other]
                    ? Said(known, other.Region, other.Form, code, name)
                : Wrong("region-name-differs", name, known.Label(region), known.Labels(named)) with { Column = _columns.Name };
        if (code.Any(char.IsLetter) && known.Names.Find(code).Count > 0)
            return ByName(known, code, _columns.Code, province);
        var candidates = known.Codes.Find(code);
        if (candidates.Where(other => named.Contains(other.Region)).ToList() is [var form])
            return Said(known, form.Region, form.Form, code, name);
        if (named.Count > 0)
            return Wrong("region-code-of-name", code, known.Labels(named));
        if (LostZeros.WithoutDecimals(code) is { } whole && known.Regions.Find(whole) is >= 0 and var written)
            return Said(known, written, CodeForm.Decimals, code, name);
        if (candidates.Count > 0)
            return Wrong("region-code-unsure", code, known.Labels([.. candidates.Select(other => other.Region)]));
        return Wrong("unknown-region", code, code.Any(char.IsAsciiDigit) ? _reading.NearestCode(_index, code) : known.NearestName(code));
    }

    // A misspelt name still points to a region: if it is the row's own, that is reported; if it is another's, the row is refused.
    private Finding ByCodeAlone(Knowledge known, int region, string name)
    {
        if (name.Length == 0)
            return new Finding(region);
        var near = known.Nearest(name);
        if (near >= 0 && near != region && _rowsAreRegions && !known.IsNear(name, region))
            return Wrong("region-name-differs", name, known.Label(region), known.Label(near)) with { Column = _columns.Name };
        return new Finding(region)
        {
            UnknownName = $"{name} → {known.Label(region)}",
            IsSlip = near >= 0,
            Name = name,
        };
    }

    private Finding ByName(Knowledge known, string name, int column, int province)
    {
        if (name.Length == 0)
            return _columns.Name < 0
                ? Wrong("unknown-region", "", "")
                : Wrong("value-missing", "", HeaderOf(_columns.Code < 0 ? _columns.Name : _columns.Code));
        var named = Narrowed(known.Names, name, province);
        return (
            named.Count switch
            {
                1 => new Finding(named[0]) { Name = name, Said = $"{name} → {known.Label(named[0])}" },
                0 => Wrong("region-name-unknown", name, known.NearestName(name)),
                _ => Wrong("region-name-ambiguous", name, known.Labels(named)),
            }
        ) with
        {
            Column = column,
        };
    }

    // The province decides between regions of one name; one that fits none of them is found out afterwards.
    private static IReadOnlyList<int> Narrowed(RegionNames names, string name, int province) =>
        province >= 0 && names.Find(name, province) is { Count: > 0 } narrowed ? narrowed : names.Find(name);

    private bool IsPlaceIn(Knowledge known, int region, IReadOnlyList<int> named) =>
        !_rowsAreRegions && named.All(place => known.Regions.Attribute(place, "province_code") == known.Regions.Id(region));

    private int ProvinceOf(Knowledge known)
    {
        var code = known.Regions.Find(TextOf(_columns.Province));
        return code >= 0 && known.Names.IsProvince(code) ? code
            : known.Names.FindProvinces(TextOf(_columns.OtherProvince)) is [var named] ? named
            : -1;
    }

    private Finding Agreeing(Knowledge known, Finding finding)
    {
        foreach (var column in new[] { _columns.Province, _columns.OtherProvince })
        {
            if (TextOf(column) is { Length: > 0 } written && known.ProvinceDiffers(finding, written))
                return Wrong("province-differs", written, known.Label(finding.Region), known.LabelOfProvince(finding.Region)) with
                {
                    Column = column,
                };
        }
        return finding;
    }

    private static Finding Said(Knowledge known, int region, CodeForm form, string code, string name) =>
        new(region)
        {
            Form = form,
            Name = name,
            Said = $"{code} → {known.Label(region)}",
        };

    private static Finding Wrong(string code, string value, params object[] arguments) =>
        new(-1)
        {
            Problem = code,
            Value = value,
            Arguments = arguments,
        };

    private string TextOf(int column) => column < 0 ? "" : _reading.Text(column).Trim();

    private string HeaderOf(int column) => column < 0 ? "region_code" : _headers[column];

    /// <summary>What is known of the list in force.</summary>
    private sealed class Knowledge(UnitTable regions)
    {
        public UnitTable Regions => regions;

        public OtherCodes Codes { get; } = new(regions);

        public RegionNames Names => _names ??= new RegionNames(regions, OtherNames());

        private RegionNames? _names;

        public string Label(int region) => $"{regions.Id(region)} ({regions.Name(region)})";

        public string Labels(IReadOnlyList<int> places) =>
            string.Join(" / ", places.Take(5).Select(Label)) + (places.Count > 5 ? " …" : "");

        public int Nearest(string name) => Names.Nearest(name);

        // As near as a slip: of two towns with like names, the row's own may be meant as well.
        public bool IsNear(string name, int region) =>
            RuleBook.Nearest.To(name, [regions.Name(region), regions.Name(region).Split(' ', 2)[^1]]) is not null;

        public string NearestName(string name) => Names.Nearest(name) is >= 0 and var nearest ? Label(nearest) : "";

        public string LabelOfProvince(int region) =>
            regions.Attribute(region, "province_code") is { Length: > 0 } code && regions.Find(code) is >= 0 and var province
                ? Label(province)
                : regions.Attribute(region, "province_code") ?? "";

        // A province by the code of another year agrees too, and by that of the statistics office beside such a code; a text that is no
        // province's says nothing.
        public bool ProvinceDiffers(Finding finding, string written)
        {
            if (regions.Attribute(finding.Region, "province_code") is not { Length: > 0 } code || written == code || Named(written, code))
                return false;
            var all = ProvincesOf(finding.Region);
            if (written.All(char.IsAsciiDigit))
                return !all.Contains(written)
                    && !(
                        finding.Form == CodeForm.Statistics
                        && Codes.Of(written).Any(other => other.Form == CodeForm.Statistics && all.Contains(Codes.Newest[other.Region]))
                    );
            return Names.FindProvinces(written) is { Count: > 0 } named && !named.Any(province => all.Contains(Codes.Newest[province]));
        }

        private bool Named(string written, string code) => Names.FindProvinces(written).Any(province => regions.Id(province) == code);

        // The provinces of a region by the program's lists of all years.
        private List<string?> ProvincesOf(int region) =>
            Codes.Newest[region] is { } newest ? [newest[..2], OtherCodes.Until2022(newest)[..2]] : [];

        private IEnumerable<(int, string)> OtherNames()
        {
            var places = Codes.Newest.Index().Where(pair => pair.Item is not null).ToDictionary(pair => pair.Item!, pair => pair.Index);
            return ShippedRegions
                .RowsOf("other-names.csv")
                .Where(row => places.ContainsKey(row[0]))
                .Select(row => (places[row[0]], row[1]));
        }
    }
}
