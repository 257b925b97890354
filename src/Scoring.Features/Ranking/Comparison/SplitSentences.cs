using Scoring.Features.Output.Localization;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>A split change in sentences, the same on the command line and on the site.</summary>
public static class SplitSentences
{
    /// <summary>What changed: both results, and the difference. No rank goes up or down where others took part.</summary>
    /// <param name="split">The split.</param>
    /// <param name="language">"id" or "en".</param>
    public static IReadOnlyList<string> Heads(ChangeSplit split, string language)
    {
        ArgumentNullException.ThrowIfNull(split);
        var (from, to) = (split.From.Name.In(language), split.To.Name.In(language));
        var heads = new List<string>();
        if (split is { Score: { } change, Before.Shown: { } before, After.Shown: { } after })
            heads.Add(
                Texts.Get(
                    "split.head",
                    language,
                    split.Row.Name,
                    Number(before, split.Before.Places, language),
                    from,
                    Number(after, split.After.Places, language),
                    to,
                    Signed(change, PlacesOf(split), language)
                )
            );
        if (split is { Before.Rank: { } rankBefore, After.Rank: { } rankAfter })
            heads.Add(
                Texts.Get(
                    "split.ranks",
                    language,
                    Number(rankBefore, 0, language),
                    split.Before.Of,
                    from,
                    Number(rankAfter, 0, language),
                    split.After.Of,
                    to
                )
            );
        return heads;
    }

    /// <summary>A sentence for each part, in order, with what the engine computed after it.</summary>
    public static IReadOnlyList<string> Parts(ChangeSplit split, string language)
    {
        ArgumentNullException.ThrowIfNull(split);
        var (from, to) = (split.From.Name.In(language), split.To.Name.In(language));
        var sentences = new List<string>();
        var of = split.Before.Of;
        foreach (var part in split.Parts)
        {
            var places = part.After.Of == of ? Moved(part.Ranks, language) : "";
            of = part.After.Of;
            var rank = part.After.Rank is { } number
                ? " " + Texts.Get("split.rank-there", language, Number(number, 0, language), part.After.Of)
                : "";
            var sentence =
                Texts.Get("split.part." + part.Factor, language, Signed(part.Score, PlacesOf(split), language))
                + places
                + ". "
                + Texts.Get("split.there." + part.Factor, language, to, from, Number(part.After.Shown!.Value, part.After.Places, language))
                + rank
                + ".";
            if (part.Least != part.Most)
                sentence +=
                    " "
                    + Texts.Get(
                        "split.order",
                        language,
                        Signed(part.Least, PlacesOf(split), language),
                        Signed(part.Most, PlacesOf(split), language)
                    );
            sentences.Add(sentence);
        }
        return sentences;
    }

    /// <summary>A sentence for an obstacle or a caveat.</summary>
    /// <param name="remark">What must be known.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="named">The change that it is about: its editions are called by their names; null for their ids.</param>
    public static string Remark(ChangeRemark remark, string language, ChangeSplit? named = null)
    {
        ArgumentNullException.ThrowIfNull(remark);
        string Called(string id) =>
            id == named?.From.Id ? named.From.Name.In(language)
            : id == named?.To.Id ? named.To.Name.In(language)
            : id;
        return Texts.Get(
            "split.remark." + remark.Code,
            language,
            Called(remark.Facts),
            Called(remark.Rules),
            remark.Mismatch?.Sentence(language) ?? ""
        );
    }

    /// <summary>A difference with its sign, for example +1.20 or −0.50.</summary>
    public static string Signed(decimal number, int places, string language) =>
        number == 0 ? Number(0, places, language) : (number > 0 ? "+" : "−") + Number(Math.Abs(number), places, language);

    private static string Moved(decimal? ranks, string language) =>
        ranks switch
        {
            null => "",
            0 => ", " + Texts.Get("split.same-rank", language),
            > 0 => ", " + Texts.Get("split.up", language, Number(ranks.Value, 0, language)),
            _ => ", " + Texts.Get("split.down", language, Number(-ranks.Value, 0, language)),
        };

    private static int PlacesOf(ChangeSplit split) => Math.Max(split.Before.Places, split.After.Places);

    private static string Number(decimal number, int places, string language) =>
        Numbers.Format(number, language, places, Math.Max(places, 1));
}
