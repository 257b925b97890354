using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Output.Localization;

/// <summary>The roles as words of the command line and as labels for people.</summary>
public static class RoleLabels
{
    private static readonly (Roles Role, string Word)[] Words =
    [
        (Roles.Administrator, "administrator"),
        (Roles.Secretariat, "secretariat"),
        (Roles.Chair, "chair"),
        (Roles.Juror, "juror"),
        (Roles.RegionOfficer, "region-officer"),
        (Roles.AgencyVerifier, "agency-verifier"),
        (Roles.Examiner, "examiner"),
        (Roles.Innovator, "innovator"),
        (Roles.Auditor, "auditor"),
        (Roles.Reader, "reader"),
    ];

    /// <summary>Every role with its word, the one with the most rights first.</summary>
    public static IReadOnlyList<(Roles Role, string Word)> All => Words;

    /// <summary>The words of roles, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Of(Roles roles) => [.. Words.Where(pair => (roles & pair.Role) != 0).Select(pair => pair.Word)];

    /// <summary>The roles' labels, for a sentence.</summary>
    public static Text Sentence(Roles roles) => new(In(roles, "id"), In(roles, "en"));

    /// <summary>The roles' labels.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="language">"id" or "en".</param>
    public static string In(Roles roles, string language) =>
        string.Join(", ", Of(roles).Select(word => Texts.Get("role." + word, language)));

    // Lists of people take the labels, options the words.
    private static string Known(string language) =>
        string.Join(
            ", ",
            Words.Select(pair =>
                Texts.Get("role." + pair.Word, language) is var label && label == pair.Word ? label : $"{label} ({pair.Word})"
            )
        );

    /// <summary>The roles of these words.</summary>
    /// <exception cref="RefusalException">A word is unknown, or there are no words.</exception>
    public static Roles Read(IEnumerable<string> words)
    {
        var roles = Roles.None;
        foreach (var word in words)
        {
            var found = Array.Find(Words, pair => pair.Word == word);
            if (found.Word is null)
                throw new RefusalException(
                    RefusalKind.Usage,
                    "role-unknown",
                    word,
                    new Text(Known("id"), Known("en")),
                    Nearest.To(word, Words.Select(pair => pair.Word)) ?? ""
                );
            roles |= found.Role;
        }
        return roles;
    }
}
