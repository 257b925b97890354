using System.Buffers.Text;
using System.Text;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.RuleTexts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>Reads innovations: <c>innovation_id,region_code,title,category,agency,start_date,digital</c> and further attributes.</summary>
internal static class ReadSubmissions
{
    private static readonly string[] Columns = ["innovation_id", "region_code", "title", "category", "agency", "start_date", "digital"];
    private static readonly string[] Digital = ["0", "1", "tidak", "ya", "no", "yes", "false", "true"];

    /// <summary>Reads the file; null if its header is unusable.</summary>
    public static SubmissionRows? Read(RowReader reading)
    {
        var needed = Needed(reading.Edition);
        if (reading.ReadHeader() is not { } header)
            return null;
        var regions = reading.RegionsOf(header, rowsAreRegions: false);
        string[] found = regions.Columns.Name >= 0 ? ["region_code"] : [];
        if (!header.Require(reading.Problems, [.. needed.Except(found)], Columns))
            return null;
        var (id, title) = (header["innovation_id"], header["title"]);
        // Later files may name an innovation by either.
        reading.UnitColumns = [id, title];
        int[] own = [.. SubmissionRows.OwnAttributes.Select(name => header[name])];
        int[] times =
        [
            .. reading
                .Edition.Eligibility.SelectMany(rule => rule.TimeAttributes)
                .Where(name => name != "start_date")
                .Distinct()
                .Select(name => header[name])
                .Where(column => column >= 0),
        ];
        var others = header.Others(Columns);
        var submissions = new SubmissionRows(new Attributes([.. others.Select(column => header.Name(column).ToLowerInvariant())]))
        {
            IsDoor = reading.IsDoor,
        };
        var (regionNeeded, regionRead) = (needed.Contains("region_code"), ReadsRegions(reading.Edition));
        var allowed = AllowedByColumn(reading.Edition, header);
        var checks = new AttributeChecks(reading, header, reading.Edition.AttributesOf(Level.Innovation).All, "start_date", "digital");
        var dateColumn = own[2];
        // If only eligibility uses the date, a missing date makes the submission ineligible rather than the file faulty.
        var dateNeeded = reading.Edition.CountedInnovations.Any(condition => condition.Attributes.Contains("start_date"));
        while (reading.Next(header))
        {
            var rows = reading.Rows;
            if (reading.FilledId(id, "innovation_id") && submissions.Ids.Find(rows[id].WithoutSpaces()) is >= 0 and var first)
                reading.Problem("duplicate-id", "innovation_id", id, submissions.Lines[first]);
            reading.Filled(title, "title");
            var region = RegionOf(reading, regions, regionNeeded, regionRead);
            if (dateColumn >= 0 && !(rows[dateColumn].IsEmpty && !dateNeeded) && !IsDate(rows[dateColumn]))
                reading.Problem("date-impossible", "start_date", dateColumn, "yyyy-MM-dd");
            checks.Row();
            foreach (var column in times)
                CheckTime(reading, column, header.Name(column));
            var digital = own[3] < 0 ? default : DigitalOf(reading, own[3]);
            foreach (var values in allowed)
            {
                if (values.InRuleSpelling(reading) is null)
                    reading.Problem("value-not-allowed", header.Name(values.Column), values.Column, string.Join(", ", values.Values));
            }
            if (!reading.RowIsRight)
                continue;
            submissions.Ids.AddNew(rows[id].WithoutSpaces());
            submissions.Regions.Add(region);
            submissions.Titles.Add(rows[title].WithoutSpaces());
            for (var i = 0; i < 3; i++)
                submissions.Own[i].Add(ValueOf(reading, own[i], allowed));
            submissions.Own[3].Add(digital);
            submissions.Lines.Add(rows.Line);
            for (var i = 0; i < others.Count; i++)
                submissions.Attributes.Add(i, ValueOf(reading, others[i], allowed));
        }
        return submissions;
    }

    // Rules that look at regions without ranking them: an innovation may be without one, but not with a wrong one.
    private static bool ReadsRegions(Edition edition) =>
        edition.Eligibility.OfType<QuotaIsKept>().Any(rule => rule.IsPerRegion)
        || edition.AttributesOf(Level.Innovation).All.Any(use => use.Name is "type" or "province_code");

    // The code of the row's region; as it is written if no rule reads it and no list has it, empty if there is none.
    private static ReadOnlySpan<byte> RegionOf(RowReader reading, RegionFinder regions, bool needed, bool read)
    {
        var (code, name) = (regions.Columns.Code, regions.Columns.Name);
        if ((code < 0 && name < 0) || (!needed && regions.IsBlank()))
            return default;
        var found = regions.Find(needed || read);
        return found >= 0 ? reading.Known.RegionIndex.Ids.Bytes(found)
            : code >= 0 ? reading.Rows[code].WithoutSpaces()
            : default;
    }

    private static void CheckTime(RowReader reading, int column, string name)
    {
        if (!reading.Rows[column].IsEmpty && Days.Read(reading.Text(column)) is null)
            reading.Problem("time-impossible", name, column, "yyyy-MM-dd HH:mm:ss");
    }

    private static ReadOnlySpan<byte> DigitalOf(RowReader reading, int column)
    {
        if (reading.Rows[column] is [(byte)'0' or (byte)'1'] digit)
            return digit;
        if (reading.IsBlank(column))
            return default;
        var place = PlaceInDigital(reading.Text(column));
        if (place < 0)
            reading.Problem("digital-wrong", "digital", column, "0, 1");
        return place % 2 == 0 ? "0"u8 : "1"u8;
    }

    private static int PlaceInDigital(string text) =>
        Array.FindIndex(Digital, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        text = text.WithoutSpaces();
        return text.Length == 10
            && text[4] == '-'
            && text[7] == '-'
            && Utf8Parser.TryParse(text[..4], out int year, out var y)
            && y == 4
            && Utf8Parser.TryParse(text[5..7], out int month, out var m)
            && m == 2
            && Utf8Parser.TryParse(text[8..], out int day, out var d)
            && d == 2
            && year is >= 1900 and <= 2200
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>The columns that a file must have: those that the edition's rules use.</summary>
    internal static List<string> Needed(Edition edition)
    {
        var needed = new List<string> { "innovation_id", "title" };
        if (edition.Rankings.Any(ranking => ranking.Level == Level.Region))
            needed.Add("region_code");
        var asked = edition
            .CountedInnovations.Where(condition => !condition.OnlyExcludes)
            .SelectMany(condition => condition.Attributes)
            .Concat(edition.Eligibility.Where(rule => rule.Open is null).SelectMany(rule => rule.Attributes))
            .Concat(edition.AllowedAttributes.Keys)
            .Concat(edition.Rankings.SelectMany(ranking => new[] { ranking.Within, ranking.Level.GroupAttribute }.OfType<string>()))
            .Concat(edition.Steps.Values.OfType<CountOfItems>().Select(step => step.OnlyIf?.Attribute).OfType<string>());
        foreach (
            var attribute in asked
                .Select(attribute => attribute.ToLowerInvariant())
                .Where(attribute => attribute is not ("type" or "province_code"))
        )
        {
            if (!needed.Contains(attribute))
                needed.Add(attribute);
        }
        return needed;
    }

    private static List<Allowed> AllowedByColumn(Edition edition, Header header) =>
        [
            .. edition
                .AllowedAttributes.Select(allowed => new Allowed(
                    header[allowed.Key.ToLowerInvariant()],
                    allowed.Value,
                    edition.Spellings.GetValueOrDefault(allowed.Key)
                ))
                .Where(allowed => allowed.Column >= 0),
        ];

    private static ReadOnlySpan<byte> ValueOf(RowReader reading, int column, List<Allowed> allowed)
    {
        if (column < 0)
            return default;
        foreach (var values in allowed)
        {
            if (values.Column == column)
                return Encoding.UTF8.GetBytes(values.InRuleSpelling(reading) ?? "");
        }
        return reading.Rows[column].WithoutSpaces();
    }

    /// <summary>
    /// The values that the rule allows in a column, ignoring case; stored in the rule's spelling so that each category has one form.
    /// </summary>
    private sealed record Allowed(int Column, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string>? Spellings)
    {
        // A value that differs in spaces or signs is taken here as it is; the whole column is brought into the rule's spelling and noted.
        public string? InRuleSpelling(RowReader reading)
        {
            var text = reading.Text(Column);
            return Values.FirstOrDefault(value => value == text)
                ?? Values.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? (
                    Titles.Key(text) is not { Length: > 0 } key ? null
                    : Values.Any(value => Titles.Key(value) == key) ? text
                    : Spellings?.GetValueOrDefault(key)
                );
        }
    }
}
