using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Problems;
using Scoring.RuleBook;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>
/// Brings a column that rules read as text into the rules' spelling, joins spellings of one value where each value makes a group, and
/// tells both, as well as the values that no rule looks for.
/// </summary>
/// <param name="problems">Receives the notices.</param>
internal sealed class RuleTextReader(ProblemList problems)
{
    private const int MostExamples = 8;

    /// <summary>Reads a column; its texts are replaced where they change.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="column">The column.</param>
    /// <param name="use">What rules read of it.</param>
    /// <param name="elsewhere">The texts of the same column in other files in force.</param>
    public void Read(string name, CodedColumn column, AttributeUse use, IEnumerable<string> elsewhere)
    {
        var texts = Counted(column);
        var (changed, unknown) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<(string Text, int Rows)>());
        foreach (var (text, rows) in use.Words.Count == 0 ? [] : texts)
        {
            var word = WordOf(text, use.Words);
            if (word is null)
                unknown.Add((text, rows));
            // Rules compare words without case; groups with it.
            else if (word.Length > 0 && word != text && (use.Groups || !word.Equals(text, StringComparison.OrdinalIgnoreCase)))
                changed.Add(text, word);
        }
        if (changed.Count > 0)
            problems.Notice("notice.words-read", name, RowsOf(texts, changed), Examples(texts, changed));
        if (unknown.Count > 0 && !AreFlags(use.Words, unknown))
            problems.Notice(
                "notice.words-unknown",
                name,
                unknown.Sum(pair => pair.Rows),
                Unknown(unknown, use.Words),
                string.Join(", ", use.Words)
            );
        var blank = column.Codes.Count(0);
        if (blank > 0 && texts.Count > 0 && (use.Groups || (use.Words.Count > 0 && !AreFlags(use.Words, texts))))
            problems.Notice(use.Groups ? "notice.groups-blank" : "notice.words-blank", name, blank);
        if (use.Groups)
            Join(name, texts, changed, use.Words, elsewhere);
        if (changed.Count > 0)
            column.Replace(changed);
    }

    private void Join(
        string name,
        List<(string Text, int Rows)> texts,
        Dictionary<string, string> changed,
        IReadOnlyList<string> words,
        IEnumerable<string> elsewhere
    )
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in words.Concat(elsewhere))
            known.TryAdd(WrittenText.Key(text), text);
        var joined = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = texts.Where(pair => !changed.ContainsKey(pair.Text)).GroupBy(pair => WrittenText.Key(pair.Text)).ToList();
        foreach (var group in groups)
        {
            // A value in one spelling stays as it is.
            var common = known.GetValueOrDefault(group.Key) ?? (group.Count() > 1 ? WrittenText.Common(group) : group.First().Text);
            foreach (var (text, _) in group.Where(pair => pair.Text != common))
                joined.Add(text, common);
        }
        if (joined.Count > 0)
            problems.Notice("notice.texts-joined", name, RowsOf(texts, joined), Examples(texts, joined));
        var values = groups
            .Select(group => joined.GetValueOrDefault(group.First().Text, group.First().Text))
            .Concat(changed.Values)
            .Concat(elsewhere)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        ReportAlike(name, values);
        ReportNear(name, values);
        foreach (var (text, common) in joined)
            changed.Add(text, common);
    }

    // What differs in hyphens, brackets and the like may be two things or one: it is reported and left unchanged.
    private void ReportAlike(string name, List<string> values)
    {
        var alike = values.GroupBy(Titles.Key, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1).ToList();
        if (alike.Count > 0)
            problems.Notice(
                "notice.texts-alike",
                name,
                alike.Count,
                Listed(alike.Count, alike.Take(MostExamples).Select(group => string.Join(" / ", group.Take(MostExamples).Select(Quoted))))
            );
    }

    // "Dinkes" and "Dinas Kesehatan", "Kategori Umum" and "Umum", "Umun" and "Umum": probably one value, and two groups all the same.
    private void ReportNear(string name, List<string> values)
    {
        var near = NearTexts.Among(values);
        if (near.Count > 0)
            problems.Notice(
                "notice.texts-near",
                name,
                near.Count,
                Listed(near.Count, near.Take(MostExamples).Select(group => string.Join(" / ", group.Take(MostExamples).Select(Quoted))))
            );
    }

    private static string Listed(int count, IEnumerable<string> examples) =>
        string.Join("; ", examples)
        + (count > MostExamples ? string.Create(CultureInfo.InvariantCulture, $"; … (+{count - MostExamples})") : "");

    // The rule's word for a text; empty for a text that is known not to count; null if it is none of them.
    private static string? WordOf(string text, IReadOnlyList<string> words)
    {
        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.Ordinal)) is { } same)
            return same;
        var key = Titles.Key(text);
        if (key.Length > 0 && words.FirstOrDefault(word => Titles.Key(word) == key) is { } alike)
            return alike;
        return AffairWords.AreCounted(words) ? AffairWords.Find(text) : null;
    }

    // A column of 0 and 1 of which rules look for one.
    private static bool AreFlags(IReadOnlyList<string> words, List<(string Text, int Rows)> unknown) =>
        words.Concat(unknown.Select(pair => pair.Text)).All(word => word is "0" or "1");

    private static List<(string Text, int Rows)> Counted(CodedColumn column)
    {
        var rows = new int[column.Texts.Count];
        foreach (var code in column.Codes)
            rows[code]++;
        return
        [
            .. column
                .Texts.Select((text, code) => (text, rows[code]))
                .Where(pair => pair.text is not null && pair.Item2 > 0)
                .Select(pair => (pair.text!, pair.Item2)),
        ];
    }

    private static int RowsOf(List<(string Text, int Rows)> texts, Dictionary<string, string> some) =>
        texts.Where(pair => some.ContainsKey(pair.Text)).Sum(pair => pair.Rows);

    private static string Examples(List<(string Text, int Rows)> texts, Dictionary<string, string> changed) =>
        Listed(
            texts.Count(pair => changed.ContainsKey(pair.Text)),
            texts
                .Where(pair => changed.ContainsKey(pair.Text))
                .OrderByDescending(pair => pair.Rows)
                .Take(MostExamples)
                .Select(pair => $"{Quoted(pair.Text)} ({pair.Rows}) → {Quoted(changed[pair.Text])}")
        );

    private static string Unknown(List<(string Text, int Rows)> unknown, IReadOnlyList<string> words) =>
        Listed(
            unknown.Count,
            unknown
                .OrderByDescending(pair => pair.Rows)
                .Take(MostExamples)
                .Select(pair => $"{Quoted(pair.Text)} ({pair.Rows}{(Nearest.To(Shown(pair.Text), words) is { } near ? $", {near}?" : "")})")
        );

    private static string Quoted(string text) => $"“{Shown(text)}”";

    private static string Shown(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
