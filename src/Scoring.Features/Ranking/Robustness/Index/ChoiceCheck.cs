using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>
/// Looks through a way to make an index otherwise before it is tried. What a rule file could not say is refused with what would be right.
/// </summary>
/// <param name="option">The option that names it, for refusals.</param>
/// <param name="kind">The choice.</param>
/// <param name="rule">The official rule.</param>
/// <param name="units">The units, for attributes that make groups.</param>
internal sealed class ChoiceCheck(string option, FactorKind kind, CompositeRule rule, UnitTable units)
{
    /// <summary>Refuses what is wrong in it.</summary>
    /// <param name="text">The whole text, of one way or several joined.</param>
    /// <exception cref="RefusalException">A word, a key or a value is unknown or impossible here.</exception>
    public void Of(string text)
    {
        foreach (var word in MethodWord.Read(text))
        {
            CheckWords(word);
            CheckKeys(text, word);
            foreach (var (key, value) in word.Options)
                CheckValue(text, key, value);
            if (word.Number("from") is { } from && from >= (word.Number("to") ?? Interval?.To.Amount ?? 100m))
                throw Wrong(text, "from", $"< {word.Text("to") ?? "to"}");
            if (word.Number("to") is { } to && to <= (word.Number("from") ?? Interval?.From.Amount ?? 0m))
                throw Wrong(text, "to", $"> {word.Text("from") ?? "from"}");
            CheckYardsticks(word);
        }
    }

    private IntervalNormalisation? Interval => rule.Normalisation as IntervalNormalisation;

    private IEnumerable<string> Indicators => rule.Root.Indicators.Select(leaf => leaf.Id);

    private void CheckWords(MethodWord word)
    {
        IReadOnlyList<string> owners = kind switch
        {
            FactorKind.Aggregation => [.. rule.Aggregations.Keys],
            // What one indicator has for itself is onto the interval of all.
            FactorKind.Normalisation when Interval is null => [],
            FactorKind.Imputation => [],
            _ => [.. Indicators],
        };
        if (word.Of is { } of && !owners.Contains(of))
            throw Unknown(of + "=", owners.Select(owner => owner + "=…").DefaultIfEmpty(string.Join(", ", Words(word with { Of = null }))));
        if (!Words(word).Contains(word.By))
            throw Unknown(
                word.By,
                word.Of is null
                    ? [.. Words(word), .. owners.Take(1).Select(owner => owner + "=…")]
                    : Words(word).Select(by => $"{word.Of}={by}")
            );
    }

    private IReadOnlyList<string> Words(MethodWord word) => MethodAlternatives.WordsOf(kind, word);

    private void CheckKeys(string text, MethodWord word)
    {
        var keys = MethodAlternatives.KeysOf(kind, word, rule);
        foreach (var (key, _) in word.Options.Where(one => !keys.Contains(one.Key)))
            throw new RefusalException(
                RefusalKind.Usage,
                keys.Count == 0 ? "index-choice-no-key" : "index-choice-key",
                $"{option} {text}",
                word.By,
                key,
                string.Join(", ", keys)
            );
        foreach (var twice in word.Options.GroupBy(one => one.Key).Where(group => group.Count() > 1 && kind != FactorKind.Imputation))
            throw Wrong(text, twice.Key, $"{twice.Key}={twice.Last().Value}");
        if (word.By == "power-mean" && word.Text("power") is null)
            throw Wrong(text, "power", "power-mean:power=0.5");
    }

    private void CheckValue(string text, string key, string value)
    {
        var number = new MethodWord(null, "", [(key, value)]).Number(key);
        var right = key switch
        {
            "from" when kind == FactorKind.Imputation => Named(value),
            "of" => Named(value),
            "from" or "to" or "power" => number is null ? "1.5" : null,
            "skewness" or "kurtosis" => number > 0m ? null : "> 0",
            "points" => number >= 0m && number == decimal.Truncate(number.Value) ? null : "0, 1, 2, …",
            "beyond" => value is "capped" or "counted" ? null : "capped, counted",
            "years" => value is "together" or "apart" ? null : "together, apart",
            "over" => value == "none" ? null : "none",
            _ => null,
        };
        if (right is not null)
            throw Wrong(text, key, right);
        if (key == MethodWord.Group && value != MethodWord.Everybody)
            CheckAttribute(value);
    }

    private string? Named(string id) => Indicators.Contains(id) ? null : string.Join(", ", Indicators);

    // An attribute that nobody has would compare or fill nothing, without a word.
    private void CheckAttribute(string attribute)
    {
        if (Has(attribute))
            return;
        string[] known = [.. units.AttributeNames.Where(Has).Order(StringComparer.Ordinal)];
        throw known.Length == 0
            ? new RefusalException(RefusalKind.Usage, "index-no-attribute", attribute)
            : new RefusalException(RefusalKind.Usage, "index-no-attribute-of", attribute, string.Join(", ", known));

        bool Has(string name) => units.Attribute(name)?.Any(value => !string.IsNullOrEmpty(value)) is true;
    }

    private void CheckYardsticks(MethodWord word)
    {
        if (kind == FactorKind.Normalisation && MethodAlternatives.LackingYardstick(word, rule) is { Count: > 0 } lacking)
            throw new RefusalException(
                RefusalKind.Usage,
                "index-choice-columns",
                option,
                word.By,
                word.By == "goalposts" ? "goalpost-low, goalpost-high" : "target",
                string.Join(", ", lacking)
            );
        // Their logarithm is needed as well.
        if (kind == FactorKind.Treatment && word is { Of: { } id, By: "log" or "box-cox" })
        {
            var yardstick = rule.Root.Indicators.First(leaf => leaf.Id == id).Yardstick;
            foreach (
                var limit in new[] { yardstick.Target, yardstick.Low, yardstick.High }.OfType<Constant>().Where(one => one.Amount <= 0m)
            )
                throw new RefusalException(RefusalKind.Usage, "index-choice-scale", option, $"{id}={word.By}", limit.Name, limit.Amount);
        }
    }

    private RefusalException Unknown(string word, IEnumerable<string> known) =>
        new(RefusalKind.Usage, "index-choice", option, word, string.Join(", ", known));

    private RefusalException Wrong(string text, string key, string right) =>
        new(RefusalKind.Usage, "index-choice-value", $"{option} {text}", key, right);
}
