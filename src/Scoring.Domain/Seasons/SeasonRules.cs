using Scoring.Domain.Rules;

namespace Scoring.Domain.Seasons;

/// <summary>
/// How the season of an edition is run: its letter and dates, who may enter what, how entries are checked, read and voted on. It decides no
/// figure, so it is not part of the edition's hash.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Hash">SHA-256 of season.yaml with line feeds, 64 lower-case hexadecimal digits.</param>
/// <param name="Calendar">The dates.</param>
/// <param name="Registration">How innovators get in.</param>
public sealed record SeasonRules(string Edition, string Hash, SeasonCalendar Calendar, RegistrationRule Registration)
{
    /// <summary>The letter that announces the season; null if it is not written yet.</summary>
    public AnnouncementLetter? Letter { get; init; }

    /// <summary>What an entry asks; null if entries come in as files only.</summary>
    public EntryForm? Form { get; init; }

    /// <summary>The files that prove the level of an indicator; null if no evidence is asked for.</summary>
    public FileRule? Evidence { get; init; }

    /// <summary>How the administration checks entries.</summary>
    public AdministrationRule Administration { get; init; } = new([], 3);

    /// <summary>What jurors read beside their scoresheet.</summary>
    public ReadingRule Reading { get; init; } = new([], new Dictionary<string, string>());

    /// <summary>The rounds in which a stage's jurors mark a few entries together before they begin.</summary>
    public IReadOnlyList<CalibrationRule> Calibration { get; init; } = [];

    /// <summary>The vote of the public; null for none.</summary>
    public PublicVote? Vote { get; init; }
}

/// <summary>The letter that announces a season.</summary>
/// <param name="Number">Its number, as printed.</param>
/// <param name="Date">Its date.</param>
/// <param name="Issuer">Who signed it.</param>
public sealed record AnnouncementLetter(string Number, DateOnly Date, Text Issuer);

/// <summary>How innovators get in.</summary>
/// <param name="IsOpen">True if anybody may ask for an account; false if they are invited.</param>
/// <param name="MostEntries">How many entries an agency may send at most; null for any number.</param>
public sealed record RegistrationRule(bool IsOpen, int? MostEntries);

/// <summary>How the administration checks entries.</summary>
/// <param name="Checks">What an examiner answers with yes or no for each entry, in order.</param>
/// <param name="RepairDays">How many days an innovator has for a repair, at least 1.</param>
public sealed record AdministrationRule(IReadOnlyList<AdministrationCheck> Checks, int RepairDays);

/// <summary>One question of the administration; its answers are the column check_ID of the register.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Name">The question, for people.</param>
/// <param name="About">What to look at; null for nothing more.</param>
public sealed record AdministrationCheck(string Id, Text Name, Text? About)
{
    /// <summary>The column of the register that holds the answers: lolos or tidak-lolos.</summary>
    public string Column => "check_" + Id.Replace('-', '_');
}

/// <summary>What jurors read beside their scoresheet.</summary>
/// <param name="Blind">The fields of the form that no juror sees.</param>
/// <param name="Before">For each stage whose jurors see the result of an earlier one, that stage.</param>
public sealed record ReadingRule(IReadOnlyList<string> Blind, IReadOnlyDictionary<string, string> Before);

/// <summary>A round in which all jurors of a stage mark the same few entries first. Its marks are not facts.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Entries">How many entries the chair picks at most, 2 to 5.</param>
public sealed record CalibrationRule(string Stage, int Entries);

/// <summary>A vote of the public: one for each confirmed e-mail address.</summary>
/// <param name="Kind">What a vote says.</param>
/// <param name="Ranking">The ranking whose entries within the cut can be voted for.</param>
/// <param name="Most">How many entries one vote may choose at most, at least 1.</param>
/// <param name="Measure">The measure that the result becomes.</param>
/// <param name="From">The lowest grade, where votes are grades.</param>
/// <param name="To">The highest grade.</param>
public sealed record PublicVote(VoteKind Kind, string Ranking, int Most, string Measure, int From, int To);

/// <summary>What a vote says.</summary>
public enum VoteKind
{
    /// <summary>Which entries: the measure is how many votes named an entry.</summary>
    Choose,

    /// <summary>A grade for each entry voted for: the measure is their mean.</summary>
    Rate,
}
