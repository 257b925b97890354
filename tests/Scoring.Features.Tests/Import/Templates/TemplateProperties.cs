using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Templates;

namespace Scoring.Features.Tests.Import.Templates;

/// <summary>The template of every kind of every shipped edition, filled with right values, imports without a problem.</summary>
public sealed class TemplateProperties
{
    // As kinds build on each other; a conflict of interest bars the juror whose marks come before.
    private static readonly ImportKind[] Order =
    [
        ImportKind.Regions,
        ImportKind.Submissions,
        ImportKind.History,
        ImportKind.Jurors,
        ImportKind.Indicators,
        ImportKind.Measures,
        ImportKind.Results,
        ImportKind.Marks,
        ImportKind.Conflicts,
    ];

    private static IEnumerable<string> Editions => Checkout.RuleFolder.EditionIds;

    private static IEnumerable<(ImportKind Kind, TemplateOptions Options)> Forms =>
        Order.SelectMany(kind =>
            kind is ImportKind.Indicators or ImportKind.Measures or ImportKind.Marks
                ? from wide in new[] { false, true }
                from of in kind == ImportKind.Marks ? new string?[] { null } : ["region", "innovation"]
                select (kind, new TemplateOptions { IsWide = wide, Of = of })
                : new[] { (kind, new TemplateOptions()) }
        );

    [TestCaseSource(nameof(Editions))]
    public async Task A_filled_template_of_any_kind_imports_without_a_problem(string edition)
    {
        using var place = Workplace.WithShippedRules();
        var made = new HashSet<ImportKind>();
        foreach (var (kind, options) in Forms)
        {
            if (await Template(place, new MakeTemplate(kind, edition, Language(made.Count), options)) is not { } template)
                continue;
            made.Add(kind);
            EveryHeaderNamesItsColumn(template);
            // What other kinds refer to is stored; the rest is only checked.
            var dryRun = kind is not (ImportKind.Regions or ImportKind.Submissions);
            foreach (var isCsv in new[] { true, false })
            {
                var outcome = await place.Import(kind, Write(place, FilledTemplates.Fill(template), isCsv), edition, dryRun: dryRun);
                outcome.Problems.ShouldBeEmpty($"{kind} {options} {(isCsv ? "csv" : "xlsx")}");
                outcome.Status.ShouldBe(dryRun ? ImportStatus.Checked : ImportStatus.Stored);
            }
        }
        made.Count.ShouldBeGreaterThanOrEqualTo(5, string.Join(", ", made));
    }

    private static string Language(int number) => number % 2 == 0 ? "id" : "en";

    private static async Task<ImportTemplate?> Template(Workplace place, MakeTemplate request)
    {
        try
        {
            return await place.Send(request);
        }
        catch (RefusalException refusal) when (refusal.Code is "template-kind-not-taken" or "template-of")
        {
            return null;
        }
    }

    private static void EveryHeaderNamesItsColumn(ImportTemplate template)
    {
        var expected = ExpectedColumns.Of(template.Kind, template.Edition);
        foreach (var column in template.Columns)
        {
            expected
                .Where(one => one.Headers.Append(one.Name).Any(header => KeyOf(header) == KeyOf(column.Header)))
                .Select(one => one.Name)
                .ShouldBe([column.Column.Name], column.Header);
            column.About.ShouldNotBeEmpty();
        }
        template.Columns.Select(column => KeyOf(column.Header)).ShouldBeUnique();
    }

    private static string KeyOf(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Write(Workplace place, ImportTemplate template, bool isCsv)
    {
        var path = Path.Combine(place.Folder, $"{template.Kind}.{(isCsv ? "csv" : "xlsx")}");
        if (isCsv)
        {
            using var writer = new StreamWriter(path);
            TemplateCsv.Write(writer, template);
        }
        else
        {
            using var file = File.Create(path);
            TemplateXlsx.Write(file, template);
        }
        return path;
    }
}
