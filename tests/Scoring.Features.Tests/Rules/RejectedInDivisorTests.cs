using Scoring.Domain.Explanations;
using Scoring.Features.Core;

namespace Scoring.Features.Tests.Rules;

/// <summary>
/// The head of BSKDN said of 2022 that rejected innovations divide as well. Whether they do in 2023 and 2026 is open: until a committee
/// says so they do not.
/// </summary>
public sealed class RejectedInDivisorTests
{
    [TestCase(null, "74", false)]
    [TestCase("counted", "74", false)]
    [TestCase("sent", "56.92307692307692307692307692", true)]
    public async Task Ten_innovations_and_three_rejected_ones_are_divided_by_ten_or_as_the_committee_says_by_thirteen(
        string? divides,
        string sid,
        bool told
    )
    {
        using var place = Workplace.WithShippedRules();
        if (divides is not null)
        {
            place.Committee = place.Write(
                "divisor.yaml",
                $"fills: iga/2023\ndecree: {{ id: sk, title: Keputusan, issuer: Panitia }}\nvalues: {{ rejected-in-divisor: {divides} }}\n"
            );
        }
        var columns = string.Join(',', Enumerable.Range(16, 20));
        var levels = string.Join(',', Enumerable.Repeat("2", 20));
        string[] ids = [.. Enumerable.Range(1, 13).Select(i => $"i{i:00}")];
        await place.Given(ImportKind.Regions, "iga/2023", "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        await place.Given(
            ImportKind.Submissions,
            "iga/2023",
            "submissions.csv",
            "innovation_id,region_code,title,verification\n"
                + string.Concat(ids.Select((id, i) => $"{id},11,Inovasi {id},{(i < 10 ? "diterima" : "ditolak")}\n"))
        );
        await place.Given(
            ImportKind.Indicators,
            "iga/2023",
            "levels.csv",
            $"innovation_id,{columns}\n" + string.Concat(ids.Select(id => $"{id},{levels}\n"))
        );
        var explained = await place.Explain("iga/2023", "11", "provinsi");
        var mean = explained.Root.Flatten().Single(node => node.Id == "sid");
        mean.Value.Number.ShouldBe(decimal.Parse(sid, System.Globalization.CultureInfo.InvariantCulture), 0.0000001m);
        mean.Notes.Any(note => note.Code == NoteCode.UncountedDivide).ShouldBe(told);
        var best = (await place.Rank("iga/2023")).Rankings.Single(ranking => ranking.Rule.Id == "innovations").Rows;
        best.Count(row => row.Rank is not null).ShouldBe(10);
    }
}
