namespace Scoring.Cli.Rendering;

/// <summary>Columns that many tables have: one name in files and one title for people, whatever the table.</summary>
internal static class KnownColumns
{
    public static readonly GridColumn Ranking = new("ranking", "label.ranking"),
        List = new("list", "label.list"),
        Rank = new("rank", "label.rank"),
        Id = new("id", "label.id"),
        Name = new("name", "label.name"),
        Score = new("score", "label.score"),
        Cluster = new("cluster", "label.cluster"),
        Reading = new("reading", "label.reading"),
        CitedSource = new("source", "label.source"),
        Key = new("key", "label.key");

    /// <summary>Of the agreement of jurors.</summary>
    public static readonly GridColumn Measure = new("measure", "label.criterion"),
        Juror = new("juror", "label.juror"),
        Marks = new("marks", "label.marks"),
        Entries = new("entries", "label.entries"),
        Lower = new("lower", "label.interval-from", 2, 2),
        Upper = new("upper", "label.interval-to", 2, 2),
        Error = new("standard_error", "label.standard-error", 2, 2),
        Reliability = new("reliability", "label.estimate-reliability", 2, 2);

    /// <summary>Of two rows of figures side by side: what they are, how many units have both, and how they agree.</summary>
    public static readonly GridColumn First = new("first", "label.first"),
        Second = new("second", "label.second"),
        Compared = new("units", "label.compared"),
        Correlation = new("correlation", "label.correlation", 2),
        Spearman = new("spearman", "label.spearman", 2),
        Kendall = new("kendall", "label.kendall", 2),
        Chance = new("probability", "label.correlation-by-chance", 2, 3),
        Collinear = new("collinear", "label.collinear");
}
