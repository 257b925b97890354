using Dapper;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>A part of the rules that stays as it is.</summary>
/// <param name="Path">Where it is in its file.</param>
/// <param name="Why">Why: announced, running, marked or closed.</param>
/// <param name="Stage">The stage whose marks lock it; null for none.</param>
public sealed record RuleLock(string Path, string Why, string? Stage);

/// <summary>What of a season's rules is locked: by its announcement, its first entry, a stage's first mark, a stage's closing.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="stages">The states of stages.</param>
internal sealed class RuleLocks(UnitOfWork work, StageStore stages)
{
    private const string Edition = "edition.yaml";
    private const string Season = "season.yaml";

    // Those who decided to take part have read these.
    private static readonly string[] Announced = ["attributes", "eligibility", "indicators", "measures", "counts-innovations", "results"];

    // A change in how a score is made up or cut is one of the stages that it rests on.
    private static readonly string[] Scoring = ["scores", "rounding", "bands", "not-assessable", "draw"];
    private static readonly string[] Entering = ["form", "registration", "evidence"];
    private static readonly string[] Selecting = ["rankings", "awards"];

    /// <summary>What is locked, by the path of the part.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="state">How far the season is.</param>
    /// <param name="file">edition.yaml or season.yaml.</param>
    /// <param name="draft">The file.</param>
    public IReadOnlyList<RuleLock> Of(string edition, SeasonStanding state, string file, RuleDraft draft)
    {
        var locked = new List<RuleLock>();
        if (file == Edition)
        {
            if (state.State >= SeasonState.Announced)
                locked.AddRange(Announced.Select(path => new RuleLock(path, "announced", null)));
            var marked = MarkedStages(edition);
            var written = draft.MapAt("")?.Find("stages")?.Items ?? [];
            locked.AddRange(
                written
                    .Where(stage => marked.Contains(stage.Find("id")?.Text ?? ""))
                    .Select(stage => new RuleLock(stage.Path, "marked", stage.Find("id")!.Text))
            );
            if (marked.Count > 0)
                locked.AddRange(Scoring.Select(path => new RuleLock(path, "marked", marked.Order(StringComparer.Ordinal).First())));
            if (marked.Where(stage => stages.Of(edition, stage).IsClosed).Order(StringComparer.Ordinal).FirstOrDefault() is { } closed)
                locked.AddRange(Selecting.Select(path => new RuleLock(path, "closed", closed)));
        }
        else if (file == Season && state.State >= SeasonState.Running)
            locked.AddRange(Entering.Select(path => new RuleLock(path, "running", null)));
        return locked;
    }

    /// <summary>The locks that a change touches.</summary>
    public IReadOnlyList<RuleLock> Touched(
        string edition,
        SeasonStanding state,
        IReadOnlyDictionary<string, byte[]> before,
        IReadOnlyDictionary<string, byte[]> after
    )
    {
        var touched = new List<RuleLock>();
        foreach (var file in new[] { Edition, Season })
        {
            if (
                !before.TryGetValue(file, out var old)
                || RuleDraft.Open(file, RuleFiles.Text(old)) is not { } one
                || Of(edition, state, file, one) is not { Count: > 0 } locks
            )
                continue;
            // A file that is gone or cannot be read changes everything.
            if (!after.TryGetValue(file, out var now) || RuleDraft.Open(file, RuleFiles.Text(now)) is not { } other)
            {
                touched.AddRange(locks);
                continue;
            }
            var changed = other.ChangedFrom(one);
            touched.AddRange(locks.Where(part => changed.Any(path => Meets(path, part.Path)) && !IsKept(part, one, other)));
        }
        // Tables and the committee's values decide like the keys that name them.
        var tables = before
            .Keys.Union(after.Keys)
            .Where(name => name is not (Edition or Season) && !name.EndsWith(".md", StringComparison.Ordinal));
        if (
            state.State >= SeasonState.Announced
            && tables.FirstOrDefault(name =>
                !before.TryGetValue(name, out var old) || !after.TryGetValue(name, out var now) || !old.AsSpan().SequenceEqual(now)
            )
                is { } table
            && !table.StartsWith("committee/", StringComparison.Ordinal)
        )
            touched.Add(new RuleLock(table, "announced", null));
        return touched;
    }

    // A stage that only moved in its list is the same stage.
    private static bool IsKept(RuleLock part, RuleDraft before, RuleDraft after)
    {
        if (part.Stage is null || !part.Path.StartsWith("stages/", StringComparison.Ordinal))
            return false;
        var moved = (after.MapAt("")?.Find("stages")?.Items ?? []).FirstOrDefault(stage => stage.Find("id")?.Text == part.Stage);
        return moved is not null && before.IsSame(part.Path, after, moved.Path);
    }

    private static bool Meets(string changed, string part) =>
        changed == part
        || changed.StartsWith(part + "/", StringComparison.Ordinal)
        || part.StartsWith(changed + "/", StringComparison.Ordinal);

    private HashSet<string> MarkedStages(string edition) =>
        work.Locked(db =>
        {
            var marked = db
                .Connection.Query<string>(
                    "SELECT DISTINCT stage FROM sheet_revisions WHERE edition = @edition",
                    new { edition },
                    db.Transaction
                )
                .ToHashSet(StringComparer.Ordinal);
            // What a file of marks speaks of: a line for each stage with its jurors.
            var scopes = db.Connection.Query<string>(
                "SELECT scope FROM imports WHERE edition = @edition AND kind = 'Marks' AND in_force = 1",
                new { edition },
                db.Transaction
            );
            foreach (var line in scopes.SelectMany(scope => scope.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
                marked.Add(line.Split('/', '\t', ' ')[0]);
            return marked;
        });
}
