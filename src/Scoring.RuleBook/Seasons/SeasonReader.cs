using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Seasons;

/// <summary>Reads season.yaml: how an edition's season is run.</summary>
/// <param name="editionId">"programme/edition".</param>
/// <param name="edition">The edition's rules; null if they have faults, so that nothing is compared with them.</param>
internal sealed class SeasonReader(string editionId, Edition? edition)
{
    /// <summary>The file's name in the folder of an edition.</summary>
    public const string FileName = "season.yaml";

    /// <summary>The season of a text; null if it has faults.</summary>
    public SeasonRules? Read(string text, Place place)
    {
        var before = place.Faults.All.Count;
        if (
            YamlTree.Read(text, place.Faults) is not { } root
            || Entry.Open(SeasonForms.Season, root, place, SeasonForms.Season.Name) is not { } entry
        )
            return null;
        var calendar = entry.Child("calendar") is { } dates ? ReadCalendar(dates) : null;
        var form = entry.Child("form") is { } written ? new FormReader(edition).Read(written) : null;
        var season = new SeasonRules(
            editionId,
            HashOf(text),
            calendar ?? new SeasonCalendar(SeasonZone.Wib, [], 0),
            ReadRegistration(entry)
        )
        {
            Letter = ReadLetter(entry),
            Form = form,
            Evidence = entry.Child("evidence") is { } files ? FormReader.ReadFiles(files) : null,
            Administration = ReadAdministration(entry),
            Reading = ReadReading(entry, form),
            Calibration = ReadCalibration(entry),
            Vote = ReadVote(entry),
        };
        if (entry.Has("evidence") && edition is { Indicators.Count: 0 })
            place.Faults.Add(FaultCodes.TableMissing, entry.LineOf("evidence"), "evidence");
        return place.Faults.All.Count > before ? null : season;
    }

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static AnnouncementLetter? ReadLetter(Entry season) =>
        season.Child("letter") is { } letter
        && letter.Text("number") is { } number
        && letter.Date("date") is { } date
        && letter.Words("issuer") is { } issuer
            ? new AnnouncementLetter(number, date, issuer)
            : null;

    private static RegistrationRule ReadRegistration(Entry season) =>
        season.Child("registration") is { } registration
            ? new RegistrationRule(
                registration.Choice("by", new Dictionary<string, bool> { ["invitation"] = false, ["open"] = true }),
                registration.Whole("entries-per-agency")
            )
            : new RegistrationRule(false, null);

    private SeasonCalendar ReadCalendar(Entry calendar)
    {
        var zone = calendar.Choice("zone", SeasonForms.Zones);
        var dates = new List<(SeasonDate Date, int Line)>();
        foreach (var entry in calendar.Children("dates"))
        {
            if (ReadDate(entry, zone) is not { } date)
                continue;
            if (dates.Find(other => other.Date.Kind == date.Kind && other.Date.Stage == date.Stage) is { Date: not null } first)
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("what"), entry.Text("what")!, first.Line);
            else
                dates.Add((date, entry.Map.Line));
        }
        CheckOrder(calendar.Faults, dates);
        CheckClosing(calendar.Faults, zone, dates);
        return new SeasonCalendar(zone, [.. dates.Select(date => date.Date)], calendar.Whole("grace-minutes") ?? 0);
    }

    private SeasonDate? ReadDate(Entry entry, SeasonZone zone)
    {
        if (!entry.Has("what"))
            return null;
        var kind = entry.Choice("what", SeasonForms.DateKinds);
        var stage = entry.Text("stage");
        var isOfStage = kind is SeasonDateKind.StageOpens or SeasonDateKind.StageCloses;
        if (isOfStage && stage is null)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "stage", entry.Form.Name);
        else if (!isOfStage && stage is not null)
            entry.Faults.Add(FaultCodes.KeyWithoutEffect, entry.LineOf("stage"), "stage", entry.Text("what")!);
        else if (stage is not null)
            CheckStage(entry, "stage");
        if (entry.Text("at") is not { } written)
            return null;
        var isClosing =
            kind
            is SeasonDateKind.EntriesClose
                or SeasonDateKind.AdministrationCloses
                or SeasonDateKind.StageCloses
                or SeasonDateKind.VoteCloses
                or SeasonDateKind.ObjectionsClose;
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new SeasonDate(kind, stage, isClosing ? zone.EndOf(day) : zone.Moment(day, TimeOnly.MinValue), false);
        if (
            DateTime.TryParseExact(
                written,
                ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
            return new SeasonDate(kind, stage, zone.Moment(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)), true);
        entry.Faults.Add(FaultCodes.NotADate, entry.LineOf("at"), "at", written);
        return null;
    }

    // Only what must follow on another is compared; a stage's dates are compared with each other.
    private static void CheckOrder(FileFaults faults, List<(SeasonDate Date, int Line)> dates)
    {
        (SeasonDateKind Before, SeasonDateKind After)[] orders =
        [
            (SeasonDateKind.Announcement, SeasonDateKind.EntriesClose),
            (SeasonDateKind.EntriesOpen, SeasonDateKind.EntriesClose),
            (SeasonDateKind.EntriesClose, SeasonDateKind.AdministrationCloses),
            (SeasonDateKind.StageOpens, SeasonDateKind.StageCloses),
            (SeasonDateKind.VoteOpens, SeasonDateKind.VoteCloses),
            (SeasonDateKind.StageCloses, SeasonDateKind.Results),
            (SeasonDateKind.VoteCloses, SeasonDateKind.Results),
            (SeasonDateKind.Results, SeasonDateKind.ObjectionsClose),
        ];
        foreach (var later in dates)
        {
            var before = orders.Where(order => order.After == later.Date.Kind).Select(order => order.Before);
            var earlier = dates
                .Where(date => before.Contains(date.Date.Kind) && (date.Date.Stage == later.Date.Stage || later.Date.Stage is null))
                .OrderByDescending(date => date.Date.At)
                .FirstOrDefault();
            if (earlier.Date is not null && earlier.Date.At > later.Date.At)
                faults.Add(FaultCodes.DatesOrder, later.Line, WordOf(later.Date.Kind), WordOf(earlier.Date.Kind), earlier.Line);
        }
    }

    // What the rules refuse as too late must be what the form accepts.
    private void CheckClosing(FileFaults faults, SeasonZone zone, List<(SeasonDate Date, int Line)> dates)
    {
        if (edition?.Eligibility.OfType<SubmittedInTime>().FirstOrDefault(rule => rule.Closing is not null)?.Closing is not { } day)
            return;
        if (dates.Find(date => date.Date.Kind == SeasonDateKind.EntriesClose) is not { Date: { } end, Line: var line })
            return;
        if (DateOnly.FromDateTime(zone.Local(end.At)) != day)
            faults.Add(FaultCodes.ClosingDiffers, line, "at", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string WordOf(SeasonDateKind kind) => SeasonForms.DateKinds.First(pair => pair.Value == kind).Key;

    private static AdministrationRule ReadAdministration(Entry season)
    {
        if (season.Child("administration") is not { } administration)
            return new AdministrationRule([], 3);
        var checks = new List<AdministrationCheck>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in administration.Children("checks"))
        {
            if (entry.Id("id") is not { } id || entry.Words("name") is not { } name)
                continue;
            if (!lines.TryAdd(id, entry.LineOf("id")))
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, lines[id]);
            checks.Add(new AdministrationCheck(id, name, entry.Words("about")));
        }
        return new AdministrationRule(checks, administration.Whole("repair-days") ?? 1);
    }

    private ReadingRule ReadReading(Entry season, EntryForm? form)
    {
        if (season.Child("reading") is not { } reading)
            return new ReadingRule([], new Dictionary<string, string>());
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reading.Children("before"))
        {
            if (CheckStage(entry, "stage") is { } stage && CheckStage(entry, "shows") is { } shown)
                before[stage] = shown;
        }
        var known = form?.Fields.Select(field => field.Id).ToList();
        foreach (var id in reading.Texts("blind").Where(id => known?.Contains(id) == false))
            reading.Faults.AddNear(FaultCodes.ReferenceToNothing, reading.LineOf("blind"), id, known!, "blind");
        return new ReadingRule(reading.Texts("blind"), before);
    }

    private List<CalibrationRule> ReadCalibration(Entry season)
    {
        var rounds = new List<CalibrationRule>();
        foreach (var entry in season.Children("calibration"))
        {
            var count = entry.Whole("entries") ?? 3;
            if (count is < 2 or > 5)
                entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("entries"), "entries", 2, 5);
            if (CheckStage(entry, "stage") is { } stage)
                rounds.Add(new CalibrationRule(stage, count));
        }
        return rounds;
    }

    private PublicVote? ReadVote(Entry season)
    {
        if (season.Child("vote") is not { } vote || vote.Text("ranking") is not { } ranking || vote.Text("measure") is not { } measure)
            return null;
        if (edition is not null)
        {
            var rankings = edition.Rankings.Where(rule => rule.Level == Level.Innovation).Select(rule => rule.Id);
            var waiting = edition.OpenRankings.Select(rule => rule.Id);
            if (!rankings.Concat(waiting).Contains(ranking))
                vote.Faults.AddNear(FaultCodes.ReferenceToNothing, vote.LineOf("ranking"), ranking, rankings, "ranking");
            var measures = edition.Measures.Where(rule => rule.Level == Level.Innovation).Select(rule => rule.Id).ToList();
            if (!measures.Contains(measure))
                vote.Faults.AddNear(FaultCodes.MeasureUnknown, vote.LineOf("measure"), measure, measures);
        }
        var (from, to) = (vote.Whole("from") ?? 1, vote.Whole("to") ?? 5);
        if (from >= to || to > 100)
            vote.Faults.Add(FaultCodes.RangeWrong, vote.LineOf("to"), "to", from, to);
        return new PublicVote(vote.Choice("kind", SeasonForms.VoteKinds), ranking, vote.Whole("most") ?? 1, measure, from, to);
    }

    private string? CheckStage(Entry entry, string key)
    {
        if (entry.Text(key) is not { } stage)
            return null;
        if (edition is not null && edition.Stages.All(known => known.Id != stage))
            entry.Faults.AddNear(FaultCodes.StageUnknown, entry.LineOf(key), stage, edition.Stages.Select(known => known.Id));
        return stage;
    }
}
