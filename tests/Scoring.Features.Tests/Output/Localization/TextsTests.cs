using System.Collections;
using System.Globalization;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Output.Localization;

public sealed class TextsTests
{
    private static readonly string[] ProblemCodes =
    [
        "file-not-found",
        "file-empty",
        "file-binary",
        "row-too-long",
        "value-too-long",
        "wrong-encoding",
        "header-missing",
        "header-unknown",
        "header-duplicate",
        "row-short",
        "row-long",
        "quote-open",
        "value-missing",
        "unknown-region",
        "unknown-innovation",
        "duplicate-id",
        "duplicate-fact",
        "given-elsewhere",
        "unknown-indicator",
        "level-not-allowed",
        "number-wrong",
        "number-mixed-decimals",
        "off-scale",
        "unknown-criterion",
        "unknown-juror",
        "unknown-stage",
        "date-impossible",
        "time-impossible",
        "type-wrong",
        "value-not-allowed",
        "province-missing",
        "province-unknown",
        "second-sheet",
        "sheet-exists",
        "measure-out-of-range",
        "result-out-of-range",
        "digital-wrong",
        "kind-not-taken",
        "conflict-without-subject",
        "conflict-of-interest",
        "quote-misplaced",
        "no-rows",
    ];

    private static readonly string[] Notices =
    [
        "windows-1252",
        "semicolon",
        "replaces",
        "unchanged",
        "skipped",
        "not-listed",
        "units-dropped",
    ];

    private static readonly string[] Refusals =
    [
        "unknown-edition",
        "unknown-ranking",
        "unknown-unit",
        "rules-faulty",
        "no-facts",
        "open-points",
        "carried-facts-missing",
        "folder-without-inputs",
        "inputs-wrong",
        "simulate-wrong",
        "file-not-found",
        "kind-unknown",
        "file-not-named",
        "edition-form",
        "database-not-ours",
        "database-cannot-open",
        "database-newer",
        "simulate-wrong.no-table",
        "simulate-wrong.unknown-indicator",
        "simulate-wrong.on-innovations",
        "simulate-wrong.unknown-innovation",
        "simulate-wrong.level",
        "simulate-wrong.range",
        "simulate-wrong.form",
        "simulate-wrong.number",
        "simulate-wrong.not-a-region",
        "simulate-wrong.no-change",
    ];

    private static readonly string[] Kinds =
    [
        "sum",
        "hierarchy-node",
        "weighted-sum",
        "weighted-mean",
        "product",
        "percent-of-maximum",
        "clamp",
        "difference",
        "rounded",
        "points",
        "measure",
        "imported-result",
        "carried-over",
        "sum-of-items",
        "mean-of-items",
        "best-of-items",
        "trimmed-mean-of-items",
        "median-of-items",
        "count-of-items",
        "mean-of-jurors",
        "sum-of-jurors",
        "median-of-jurors",
        "trimmed-mean-of-jurors",
        "winsorised-mean-of-jurors",
        "share-trimmed-mean-of-jurors",
        "closest-mean-of-jurors",
        "standardised-mean-of-jurors",
        "standardised-mark",
        "multiplied",
        "count-of-jurors",
        "stages",
        "criteria-total",
        "indicator",
        "criterion",
        "branch",
        "count",
        "covered",
        "minimum",
        "maximum",
        "percent-of-own-maximum",
        "level-by-limits",
        "points-by-level",
        "points-by-band",
        "progress",
        "consensus-of-jurors",
        "severity-adjusted-mean-of-jurors",
        "seat-mean",
        "hierarchy",
        "arithmetic",
        "geometric",
        "harmonic",
        "power-mean",
        "copeland",
        "min-max",
        "z-score",
        "rank",
        "percentile-rank",
        "borda",
        "distance-to-best",
        "distance-to-target",
        "goalposts",
        "per-denominator",
        "imputed",
        "estimated-by-regression",
        "estimated-by-em",
        "screened-out",
        "winsorised",
        "logarithm",
    ];

    [Test]
    public void Both_languages_have_the_same_keys()
    {
        Keys("id").Order(StringComparer.Ordinal).ShouldBe(Keys("").Order(StringComparer.Ordinal));
    }

    [Test]
    public void Both_languages_name_the_same_things()
    {
        foreach (var key in Keys(""))
            PlacesOf(key, "id").ShouldBe(PlacesOf(key, "en"), key);
    }

    // Sentences of explanations are part of stored publications and stay as they were.
    [Test]
    public void A_count_of_one_has_no_plural()
    {
        string[] spoken = ["notice.", "refusal.", "report.", "sheets.", "agreement.", "severity.", "home.", "odd.", "drift.", "slips."];
        Keys("")
            .Where(key => spoken.Concat(["robust.", "index-robust."]).Any(key.StartsWith))
            .SelectMany(key => Singulars.MissingIn(Texts.Find(key, "en")!).Select(place => $"{key}: {place}"))
            .ShouldBeEmpty();
        Texts.Get("report.shift.some", "en", 1m, 3, "A").ShouldBe("without it a rank moves by 1 place on average, A by 3");
    }

    [Test]
    public void Every_code_and_every_member_has_a_text()
    {
        var wanted = ProblemCodes
            .Select(code => "problem." + code)
            .Concat(Notices.Select(code => "notice." + code))
            .Concat(Refusals.Select(code => "refusal." + code))
            .Concat(Kinds.SelectMany(kind => new[] { "kind." + kind, "how." + kind }))
            .Concat(Members<NoteCode>("note."))
            .Concat(Members<Standing>("standing."))
            .Concat(Members<ImportKind>("import."))
            .Concat(Members<ImportStatus>("status."))
            .Concat(Members<RoundingMode>("rounding."))
            .Concat(Members<RankConvention>("convention."))
            .Concat(Members<SecondSheet>("second."))
            .Concat(Members<AbsentInput>("absent."));
        wanted.Except(Keys("")).ShouldBeEmpty();
    }

    [Test]
    public void The_language_decides_the_sentence()
    {
        var note = new Note(NoteCode.WithinTop, 10);
        Texts.Note(note, "id").ShouldBe("masuk 10 besar");
        Texts.Note(note, "en").ShouldBe("among the top 10");
    }

    [Test]
    public void A_nearest_name_is_offered_only_where_there_is_one()
    {
        Texts.Problem(new Problem("unknown-region", "a.csv", 2, "region_code", "72.1", "72.01"), "en").ShouldEndWith("72.01.");
        Texts.Problem(new Problem("unknown-region", "a.csv", 2, "region_code", "72.1", ""), "en").ShouldBe("No region has this code.");
        Texts
            .Refusal(new RefusalException(RefusalKind.Usage, "unknown-edition", "iga/2062", "iga/2026"), "id")
            .ShouldBe("Tidak ada edisi iga/2062. Maksudnya iga/2026?");
    }

    [Test]
    public void A_notice_is_found_with_and_without_its_prefix()
    {
        var with = Texts.Problem(new Problem("notice.semicolon", "a.csv", 0, "", ""), "en");
        var without = Texts.Problem(new Problem("semicolon", "a.csv", 0, "", ""), "en");
        with.ShouldBe("The columns are separated by semicolons.");
        without.ShouldBe(with);
    }

    [Test]
    public void Arguments_are_written_in_the_language()
    {
        var note = new Note(NoteCode.LevelFromMeasure, 2, 1234.5m);
        Texts.Note(note, "id").ShouldContain("1.234,5");
        Texts.Note(note, "en").ShouldContain("1,234.5");
        Texts.Note(new Note(NoteCode.TieBroken, new Text("nilai akhir", "final mark")), "en").ShouldContain("final mark");
        Texts.Problem(new Problem("duplicate-id", "a.csv", 9, "code", "x", 12345), "id").ShouldContain("baris 12345");
        Texts.Problem(new Problem("measure-out-of-range", "a.csv", 9, "value", "x", "", 63m), "en").ShouldContain("… to 63");
    }

    [Test]
    public void A_missing_text_shows_its_key()
    {
        Texts.Get("no.such.key", "id").ShouldBe("no.such.key");
        Texts.Kind("home-made", "id").ShouldBe("home-made");
    }

    [TestCase(1234.5, "id", 2, 2, "1.234,50")]
    [TestCase(1234.5, "en", 2, 2, "1,234.50")]
    [TestCase(0.005, "en", 2, 2, "0.01")]
    [TestCase(-1234567.125, "id", 0, 15, "-1.234.567,125")]
    [TestCase(7, "id", 0, 4, "7")]
    public void Numbers_follow_the_language(double number, string language, int min, int max, string expected)
    {
        Numbers.Format((decimal)number, language, min, max).ShouldBe(expected);
    }

    private static IEnumerable<string> Members<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name);

    private static List<string> Keys(string language)
    {
        var culture = language.Length == 0 ? CultureInfo.InvariantCulture : new CultureInfo(language);
        var set = Texts.All.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return [.. set.Cast<DictionaryEntry>().Select(entry => (string)entry.Key)];
    }

    private static string PlacesOf(string key, string language) =>
        string.Join(" ", Places.Pattern.Matches(Texts.Find(key, language)!).Select(match => match.Value).Order(StringComparer.Ordinal));
}
