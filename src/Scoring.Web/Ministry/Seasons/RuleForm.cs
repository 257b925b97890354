using System.Globalization;
using Scoring.RuleBook.Drafts;

namespace Scoring.Web.Ministry.Seasons;

/// <summary>What a form of rules says: fields that were changed, and the button that was pressed.</summary>
internal static class RuleForm
{
    /// <summary>The name of the field of a key.</summary>
    public static string Of(string path) => "f:" + path;

    /// <summary>The names of the two fields of a text in both languages.</summary>
    public static (string Indonesian, string English) OfWords(string path) => ("i:" + path, "e:" + path);

    /// <summary>The value of a key as it is shown: numbers with the decimal sign of the reader.</summary>
    public static string Shown(DraftField field, string language) =>
        field.Kind == DraftKind.Number && language == "id" && field.Text.Count(letter => letter == '.') == 1
            ? field.Text.Replace('.', ',')
            : field.Text;

    /// <summary>The changes that a form asks for: what differs from what is written, and what its button does.</summary>
    /// <param name="form">The form.</param>
    /// <param name="draft">The file as it is; null if there is none yet.</param>
    /// <param name="language">The reader's language, in which numbers were shown.</param>
    public static IReadOnlyList<RuleEdit> EditsOf(IFormCollection form, RuleDraft? draft, string language)
    {
        var edits = new List<RuleEdit>();
        foreach (
            var key in form.Keys.Where(key =>
                key.StartsWith("f:", StringComparison.Ordinal) || key.StartsWith("i:", StringComparison.Ordinal)
            )
        )
        {
            var path = key[2..];
            var known = FieldAt(draft, path);
            if (key[0] == 'i')
            {
                var (indonesian, english) = (form[key].ToString(), form["e:" + path].ToString());
                if (!Same(known?.Words?.Id, indonesian) || !Same(known?.Words?.En, english))
                    edits.Add(new SetWords(path, indonesian, english));
                continue;
            }
            var typed = string.Join('\n', form[key].Where(value => !string.IsNullOrWhiteSpace(value)));
            if (!Same(known is null ? null : Shown(known, language), typed))
                edits.Add(new SetText(path, typed));
        }
        if (form["do"].ToString().Split(':', 2) is [var act, { Length: > 0 } target])
            edits.AddRange(ActOf(act, target, form, draft));
        return edits;
    }

    private static IEnumerable<RuleEdit> ActOf(string act, string target, IFormCollection form, RuleDraft? draft) =>
        act switch
        {
            "remove" => [new Remove(target)],
            "up" => [new Move(target, Down: false)],
            "down" => [new Move(target, Down: true)],
            "add" =>
            [
                new AddItem(target, form["kind:" + target].ToString() is { Length: > 0 } kind ? kind : null, FirstValues(target, draft)),
            ],
            _ => [],
        };

    // An id that no other item of the list has, so that the new one can be found; its writer gives it a better one.
    private static Dictionary<string, string> FirstValues(string target, RuleDraft? draft)
    {
        var list = FieldAt(draft, target);
        var example = list?.Items is [var first, ..] ? first : null;
        var wantsId = example?.Find("id") is not null || list?.ItemKinds.Count > 0 || NamedLists.Contains(target.Split('/')[^1]);
        if (!wantsId)
            return [];
        var taken = (list?.Items ?? []).Select(item => item.Find("id")?.Text).ToHashSet();
        for (var number = (list?.Items.Count ?? 0) + 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"new-{number}");
            if (!taken.Contains(id))
                return new Dictionary<string, string> { ["id"] = id };
        }
    }

    private static readonly HashSet<string> NamedLists = new(StringComparer.Ordinal)
    {
        "stages",
        "criteria",
        "rubrics",
        "measures",
        "rankings",
        "sections",
        "fields",
        "checks",
        "list",
    };

    private static DraftField? FieldAt(RuleDraft? draft, string path)
    {
        var slash = path.LastIndexOf('/');
        return draft?.MapAt(slash < 0 ? "" : path[..slash])?.Find(path[(slash + 1)..]);
    }

    private static bool Same(string? written, string typed) =>
        (written ?? "").ReplaceLineEndings("\n").Trim() == typed.ReplaceLineEndings("\n").Trim();
}
