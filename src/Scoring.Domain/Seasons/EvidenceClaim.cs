namespace Scoring.Domain.Seasons;

/// <summary>The document that shows a level.</summary>
/// <param name="Number">Its number; may be empty.</param>
/// <param name="Dated">Its day as YYYY-MM-DD; may be empty.</param>
/// <param name="Subject">What it is about; may be empty.</param>
public sealed record EvidenceDocument(string Number, string Dated, string Subject)
{
    /// <summary>None.</summary>
    public static EvidenceDocument None { get; } = new("", "", "");

    /// <summary>True if anything is said of it.</summary>
    public bool IsNamed => Number.Length + Dated.Length + Subject.Length > 0;

    /// <summary>The document in one line, as the register has it.</summary>
    public string Line => string.Join(", ", new[] { Number, Dated, Subject }.Where(part => part.Length > 0));
}

/// <summary>The level of an indicator that an entry claims.</summary>
/// <param name="Indicator">The indicator's id.</param>
/// <param name="Level">The level.</param>
/// <param name="Document">The document that shows it.</param>
public sealed record EvidenceClaim(string Indicator, int Level, EvidenceDocument Document)
{
    /// <summary>The beginning of the field of evidence, before the indicator's id.</summary>
    public const string Prefix = "evidence/";

    /// <summary>The field of this claim and its files.</summary>
    public string Field => FieldOf(Indicator);

    /// <summary>The field of an indicator: what a repair names, and the place of its files.</summary>
    public static string FieldOf(string indicator) => Prefix + indicator;
}
