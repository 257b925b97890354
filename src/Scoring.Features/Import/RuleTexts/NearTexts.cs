using System.Text;
using Scoring.Domain.Jury;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>
/// Finds values of a column that a person would take for one: usual abbreviations, a word for the kind before it, a letter.
/// </summary>
internal static class NearTexts
{
    // Comparing each with each takes the square; more values than these are names of things, where abbreviations alone are compared.
    private const int MostCompared = 400;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "kategori",
        "kelompok",
        "klaster",
        "jenis",
        "bidang",
        "urusan",
        "inovasi",
        "lomba",
        "category",
        "group",
        "class",
        "cluster",
    };

    /// <summary>Groups of two or more values that may be one, by the first of each; values that only differ in signs are none.</summary>
    /// <param name="values">The values, each once.</param>
    public static List<List<string>> Among(IReadOnlyList<string> values)
    {
        var forms = values
            .Select(value => new Form(value, KeyOf(value)))
            .Where(form => form.Key.Length > 0)
            .DistinctBy(form => form.Key, StringComparer.Ordinal)
            .ToList();
        if (forms.Count > MostCompared)
            return
            [
                .. forms
                    .GroupBy(form => PersonNames.InstitutionKey(form.Text), StringComparer.Ordinal)
                    .Where(group => group.Key.Length > 0 && group.Count() > 1)
                    .Select(group => group.Select(form => form.Text).ToList()),
            ];
        var found = new List<List<string>>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, form) in forms.Index())
        {
            if (taken.Contains(form.Text))
                continue;
            List<string> near = [.. forms.Skip(at + 1).Where(other => AreNear(form, other)).Select(other => other.Text)];
            if (near.Count == 0)
                continue;
            taken.UnionWith(near);
            found.Add([form.Text, .. near]);
        }
        return found;
    }

    private static bool AreNear(Form one, Form other) =>
        one.Bare == other.Bare || IsSlip(one.Key.Split(' '), other.Key.Split(' ')) || PersonNames.MayBeOneInstitution(one.Text, other.Text);

    // "Kelas A" and "Kelas B" are two: the letter must be one of a longer word.
    private static bool IsSlip(string[] words, string[] others) =>
        words.Length == others.Length
        && words.Zip(others).Where(pair => pair.First != pair.Second).ToList() is [var (wrong, right)]
        && PersonNames.IsOneLetterApart(wrong, right);

    // Letters, figures and single spaces, in small letters.
    private static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(letter))
                key.Append(char.ToLowerInvariant(letter));
            else if (char.IsWhiteSpace(letter) && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    private sealed record Form(string Text, string Key)
    {
        // Without the word for its kind: "Kategori Umum" is "Umum".
        public string Bare { get; } =
            Key.Split(' ') is { Length: > 1 } words && words.Where(word => !Kinds.Contains(word)).ToList() is { Count: > 0 } rest
                ? string.Join(' ', rest)
                : Key;
    }
}
