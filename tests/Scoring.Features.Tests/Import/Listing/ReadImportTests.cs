using System.Globalization;
using Scoring.Features.Core;
using Scoring.Features.Import.Listing;

namespace Scoring.Features.Tests.Import.Listing;

/// <summary>What is given back of an imported file, and what is said of those that were replaced.</summary>
public class ReadImportTests
{
    [Test]
    public async Task A_replaced_file_is_listed_and_its_facts_are_still_given_back()
    {
        using var place = await SmallSeason.Filled();
        var first = (await place.Send(new ListImports(SmallSeason.Club))).Single(one => one.Kind == "Marks");
        await place.Given(
            ImportKind.Marks,
            SmallSeason.Club,
            "marks.csv",
            SmallSeason.Marks.Replace("e2,Budi,60,60", "e2,Budi,61,61", StringComparison.Ordinal)
        );
        var marks = (await place.Send(new ListImports(SmallSeason.Club))).Where(one => one.Kind == "Marks").ToList();
        marks.Select(one => (one.IsInForce, one.Replaces)).ShouldBe([(true, first.Id), (false, null)]);
        (await Lines(place, first.Id)).ShouldContain(line => line.EndsWith(",desk,e2,Budi,,,idea,60", StringComparison.Ordinal));
        (await Lines(place, marks[0].Id)).ShouldContain(line => line.EndsWith(",desk,e2,Budi,,,idea,61", StringComparison.Ordinal));
    }

    [Test]
    public async Task Every_accepted_row_of_each_kind_is_given_back_under_its_columns()
    {
        using var place = await SmallSeason.Filled();
        await place.Given(ImportKind.Jurors, SmallSeason.Club, "jurors.csv", SmallSeason.Jurors);
        foreach (var import in await place.Send(new ListImports(SmallSeason.Club)))
        {
            var facts = await place.Send(new ReadImport(SmallSeason.Club, import.Id));
            facts.Columns[0].ShouldBe("line", import.Name);
            var rows = facts.Rows.ToList();
            rows.ShouldAllBe(row => row.Count == facts.Columns.Count);
            rows.Count.ShouldBeGreaterThanOrEqualTo(import.Accepted, import.Name);
            (facts.FileName, facts.Sha256).ShouldBe((import.Name, import.Sha256));
        }
        (await Lines(place, 1)).Count.ShouldBeGreaterThan(0);
    }

    [Test]
    public async Task An_import_of_another_edition_or_none_is_refused()
    {
        using var place = await SmallSeason.Filled();
        (await place.Refusal(new ReadImport(SmallSeason.Club, 999))).Code.ShouldBe("no-such-import");
        (await place.Refusal(new ReadImport("club/2026", 1))).Code.ShouldBe("no-such-import");
    }

    private static async Task<List<string>> Lines(Workplace place, long id) =>
        [
            .. (await place.Send(new ReadImport(SmallSeason.Club, id))).Rows.Select(row =>
                string.Join(',', row.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}")))
            ),
        ];
}
