using Scoring.Domain.Seasons;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Seasons;

/// <summary>The keys of season.yaml. Nothing in it decides a figure, so nothing needs a citation.</summary>
internal static class SeasonForms
{
    /// <summary>The words for what happens at a date.</summary>
    public static IReadOnlyDictionary<string, SeasonDateKind> DateKinds { get; } =
        new Dictionary<string, SeasonDateKind>(StringComparer.Ordinal)
        {
            ["announcement"] = SeasonDateKind.Announcement,
            ["entries-open"] = SeasonDateKind.EntriesOpen,
            ["entries-close"] = SeasonDateKind.EntriesClose,
            ["administration-closes"] = SeasonDateKind.AdministrationCloses,
            ["stage-opens"] = SeasonDateKind.StageOpens,
            ["stage-closes"] = SeasonDateKind.StageCloses,
            ["vote-opens"] = SeasonDateKind.VoteOpens,
            ["vote-closes"] = SeasonDateKind.VoteCloses,
            ["results"] = SeasonDateKind.Results,
            ["objections-close"] = SeasonDateKind.ObjectionsClose,
            ["award"] = SeasonDateKind.Award,
        };

    /// <summary>The words for zones.</summary>
    public static IReadOnlyDictionary<string, SeasonZone> Zones { get; } =
        Enum.GetValues<SeasonZone>().ToDictionary(zone => zone.Letters(), StringComparer.Ordinal);

    /// <summary>The words for kinds of fields.</summary>
    public static IReadOnlyDictionary<string, FieldKind> FieldKinds { get; } =
        new Dictionary<string, FieldKind>(StringComparer.Ordinal)
        {
            ["line"] = FieldKind.Line,
            ["text"] = FieldKind.Text,
            ["number"] = FieldKind.Number,
            ["date"] = FieldKind.Date,
            ["choice"] = FieldKind.Choice,
            ["yes-no"] = FieldKind.YesNo,
            ["region"] = FieldKind.Region,
            ["agency"] = FieldKind.Agency,
            ["link"] = FieldKind.Link,
            ["file"] = FieldKind.File,
            ["consent"] = FieldKind.Consent,
        };

    /// <summary>The words for kinds of votes.</summary>
    public static IReadOnlyDictionary<string, VoteKind> VoteKinds { get; } =
        new Dictionary<string, VoteKind>(StringComparer.Ordinal) { ["choose"] = VoteKind.Choose, ["rate"] = VoteKind.Rate };

    /// <summary>The words for kinds of files.</summary>
    public static IReadOnlyList<string> FileTypes { get; } = ["pdf", "picture", "office"];

    public static readonly Form Letter = new(
        "letter",
        [
            new Field("number", FieldType.Text).Must(),
            new Field("date", FieldType.Date).NotDeciding().Must(),
            new Field("issuer", FieldType.Words).Must(),
        ]
    );

    public static readonly Form Date = new(
        "date",
        [
            Field.Choice("what", DateKinds.Keys).NotDeciding().Must(),
            new Field("at", FieldType.Text).Must(),
            new Field("stage", FieldType.Text),
        ]
    );

    public static readonly Form Calendar = new(
        "calendar",
        [
            Field.Choice("zone", Zones.Keys).NotDeciding().Must(),
            new Field("grace-minutes", FieldType.Whole).NotDeciding().FromZero().Or("0"),
            Field.Maps("dates", Date),
        ]
    );

    public static readonly Form Registration = new(
        "registration",
        [
            Field.Choice("by", "invitation", "open").NotDeciding().Or("invitation"),
            new Field("entries-per-agency", FieldType.Whole).NotDeciding().AboveZero(),
        ]
    );

    public static readonly Form Files = new(
        "files",
        [
            Field.Several("types", FileTypes).NotDeciding(),
            new Field("most", FieldType.Whole).NotDeciding().AboveZero().Or("1"),
            new Field("megabytes", FieldType.Whole).NotDeciding().AboveZero().Or("20"),
            new Field("blind-safe", FieldType.TrueOrFalse).Or("false"),
        ]
    );

    public static readonly Form Choice = new(
        "choice",
        [new Field("value", FieldType.Text).Must(), new Field("name", FieldType.Words).Must()]
    );

    public static readonly Form FieldForm = new(
        "field",
        [
            new Field("id", FieldType.Id).Must(),
            new Field("name", FieldType.Words).Must(),
            new Field("help", FieldType.Words),
            Field.Choice("kind", FieldKinds.Keys).NotDeciding().Must(),
            new Field("column", FieldType.Text),
            new Field("required", FieldType.TrueOrFalse).Or("false"),
            new Field("words", FieldType.Whole).NotDeciding().AboveZero(),
            new Field("from", FieldType.Text),
            new Field("to", FieldType.Text),
            Field.Maps("choices", Choice),
            new Field("where", FieldType.Free),
            Field.Map("files", Files),
            new Field("hidden-from-jurors", FieldType.TrueOrFalse).Or("false"),
            new Field("purpose", FieldType.Words),
        ]
    );

    public static readonly Form Section = new(
        "section",
        [
            new Field("id", FieldType.Id).Must(),
            new Field("name", FieldType.Words).Must(),
            new Field("help", FieldType.Words),
            Field.Maps("fields", FieldForm).Must(),
        ]
    );

    public static readonly Form Entries = new(
        "form",
        [new Field("endorse", FieldType.TrueOrFalse).Or("false"), Field.Maps("sections", Section).Must()]
    );

    public static readonly Form Check = new(
        "check",
        [new Field("id", FieldType.Id).Must(), new Field("name", FieldType.Words).Must(), new Field("about", FieldType.Words)]
    );

    public static readonly Form Administration = new(
        "administration",
        [Field.Maps("checks", Check), new Field("repair-days", FieldType.Whole).NotDeciding().AboveZero().Or("3")]
    );

    public static readonly Form Before = new(
        "before",
        [new Field("stage", FieldType.Text).Must(), new Field("shows", FieldType.Text).Must()]
    );

    public static readonly Form Reading = new("reading", [new Field("blind", FieldType.Texts), Field.Maps("before", Before)]);

    public static readonly Form Calibration = new(
        "calibration",
        [new Field("stage", FieldType.Text).Must(), new Field("entries", FieldType.Whole).NotDeciding().AboveZero().Or("3")]
    );

    public static readonly Form Vote = new(
        "vote",
        [
            Field.Choice("kind", VoteKinds.Keys).NotDeciding().Or("choose"),
            new Field("ranking", FieldType.Text).Must(),
            new Field("most", FieldType.Whole).NotDeciding().AboveZero().Or("1"),
            new Field("measure", FieldType.Text).Must(),
            new Field("from", FieldType.Whole).NotDeciding().FromZero().Or("1"),
            new Field("to", FieldType.Whole).NotDeciding().AboveZero().Or("5"),
        ]
    );

    public static readonly Form Season = new(
        "season",
        [
            Field.Map("letter", Letter),
            Field.Map("calendar", Calendar).Must(),
            Field.Map("registration", Registration),
            Field.Map("form", Entries),
            Field.Map("evidence", Files),
            Field.Map("administration", Administration),
            Field.Map("reading", Reading),
            Field.Maps("calibration", Calibration),
            Field.Map("vote", Vote),
        ]
    );
}
