using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Users;

/// <summary>
/// The groups that entries can be of: the answers to choose from in the forms of all seasons, such as general and pupils. People write
/// them by their value or by their name in either language.
/// </summary>
/// <param name="rules">The rules.</param>
internal sealed class EntryGroups(RuleFolder rules)
{
    private const char Several = ';';

    /// <summary>The groups that there are, by value.</summary>
    public IReadOnlyList<FormChoice> All() =>
        [
            .. rules
                .EditionIds.Select(edition => rules.ReadSeason(edition).Season?.Form)
                .OfType<EntryForm>()
                .SelectMany(form => form.Fields)
                .Where(field => field.Kind == FieldKind.Choice && field.Column is not null)
                .SelectMany(field => field.Choices)
                .DistinctBy(choice => choice.Value)
                .OrderBy(choice => choice.Value, StringComparer.Ordinal),
        ];

    /// <summary>The values of groups that were written down, separated by semicolons; empty for none.</summary>
    /// <exception cref="RefusalException">A word is no group of any season.</exception>
    public IReadOnlyList<string> Read(string? written)
    {
        var words = (written ?? "").Split(Several, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var all = All();
        return [.. words.Select(word => ValueOf(all, word)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string ValueOf(IReadOnlyList<FormChoice> all, string word) =>
        all.FirstOrDefault(choice => IsNamed(choice, word))?.Value
        ?? throw new RefusalException(
            RefusalKind.Usage,
            "user-group-unknown",
            word,
            all.Count == 0 ? "–" : string.Join(", ", all.Select(choice => choice.Value))
        );

    private static bool IsNamed(FormChoice choice, string word) =>
        new[] { choice.Value, choice.Name.In("id"), choice.Name.In("en") }.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>What an event records of an account's groups; nothing where it has none, as events before there were groups.</summary>
    public static IReadOnlyList<(string Name, object? Value)> InEvent(Account account) =>
        account.Groups.Count > 0 ? [("groups", string.Join("; ", account.Groups))] : [];

    /// <summary>True if an entry with these answers is of one of these groups.</summary>
    /// <param name="form">The season's form.</param>
    /// <param name="answers">The answers by field.</param>
    /// <param name="groups">The groups.</param>
    public static bool Has(EntryForm form, IReadOnlyDictionary<string, string> answers, IReadOnlyList<string> groups) =>
        form.Fields.Any(field =>
            field.Kind == FieldKind.Choice
            && field.Column is not null
            && answers.TryGetValue(field.Id, out var answer)
            && groups.Contains(answer, StringComparer.Ordinal)
        );
}
