using System.Text.Json;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>What was written into a section of an entry.</summary>
/// <param name="Section">The section.</param>
/// <param name="Revision">Counts its saves; 0 if it was never saved.</param>
/// <param name="Answers">The answers by field, as typed.</param>
/// <param name="By">Who saved it; empty if nobody did.</param>
/// <param name="At">When, UTC; null if it was never saved.</param>
public sealed record SavedSection(string Section, int Revision, IReadOnlyDictionary<string, string> Answers, string By, DateTime? At)
{
    /// <summary>A section that was never saved.</summary>
    public static SavedSection Empty(string section) => new(section, 0, new Dictionary<string, string>(), "", null);
}

/// <summary>What is being written: changed in place, and no part of the trail.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class SectionStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The sections of an entry that were saved, by id.</summary>
    public IReadOnlyDictionary<string, SavedSection> Of(Entry entry) =>
        work.Locked<IReadOnlyDictionary<string, SavedSection>>(db =>
            db.Connection.Query<SectionRow>(
                    """
                    SELECT section AS Section, revision AS Revision, answers AS Answers, by AS By, at AS At
                    FROM entry_sections WHERE edition = @Edition AND entry = @Id
                    """,
                    new { entry.Edition, entry.Id },
                    db.Transaction
                )
                .Select(row => row.Saved)
                .ToDictionary(saved => saved.Section, StringComparer.Ordinal)
        );

    /// <summary>All answers of an entry by field.</summary>
    public IReadOnlyDictionary<string, string> AnswersOf(Entry entry) =>
        Of(entry)
            .Values.SelectMany(section => section.Answers)
            .DistinctBy(answer => answer.Key)
            .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);

    /// <summary>All answers of the entries of an edition by entry and field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> AnswersOf(string edition) =>
        work.Locked(db =>
            db.Connection.Query<EntrySectionRow>(
                    "SELECT entry AS Entry, answers AS Answers FROM entry_sections WHERE edition = @edition ORDER BY entry, section",
                    new { edition },
                    db.Transaction
                )
                .GroupBy(row => row.Entry, StringComparer.Ordinal)
                .ToDictionary(
                    rows => rows.Key,
                    rows =>
                        (IReadOnlyDictionary<string, string>)
                            rows.SelectMany(row => AnswersJson.Read(row.Answers))
                                .DistinctBy(answer => answer.Key)
                                .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal),
                    StringComparer.Ordinal
                )
        );

    /// <summary>Saves a section if nobody has saved it since a revision was seen.</summary>
    /// <returns>The section as it is now; null if it has another revision than the one seen.</returns>
    public SavedSection? Save(Entry entry, string section, int seen, IReadOnlyDictionary<string, string> answers) =>
        work.Locked(db =>
        {
            var values = new
            {
                entry.Edition,
                entry.Id,
                section,
                seen = (long)seen,
                answers = AnswersJson.Write(answers),
                trail.Who,
                at = Times.Text(trail.Now),
            };
            var saved =
                seen == 0
                    ? db.Connection.Execute(
                        """
                        INSERT INTO entry_sections (edition, entry, section, revision, answers, by, at)
                        VALUES (@Edition, @Id, @section, 1, @answers, @Who, @at) ON CONFLICT (edition, entry, section) DO NOTHING
                        """,
                        values,
                        db.Transaction
                    )
                    : db.Connection.Execute(
                        """
                        UPDATE entry_sections SET revision = revision + 1, answers = @answers, by = @Who, at = @at
                        WHERE edition = @Edition AND entry = @Id AND section = @section AND revision = @seen
                        """,
                        values,
                        db.Transaction
                    );
            return saved == 1 ? new SavedSection(section, seen + 1, answers, trail.Who, Times.Of(values.at)) : null;
        });
}

/// <summary>A row of entry_sections.</summary>
internal sealed record SectionRow(string Section, long Revision, string Answers, string By, string At)
{
    public SavedSection Saved => new(Section, (int)Revision, AnswersJson.Read(Answers), By, Times.Of(At));
}

/// <summary>A row of entry_sections with its entry.</summary>
internal sealed record EntrySectionRow(string Entry, string Answers);

/// <summary>Answers as a JSON object with sorted names.</summary>
internal static class AnswersJson
{
    /// <summary>Writes them; empty answers are left out.</summary>
    public static string Write(IReadOnlyDictionary<string, string> answers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (
                var (field, answer) in answers
                    .Where(answer => answer.Value.Length > 0)
                    .OrderBy(answer => answer.Key, StringComparer.Ordinal)
            )
                json.WriteString(field, answer);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Reads them.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString() ?? "", StringComparer.Ordinal);
    }
}
