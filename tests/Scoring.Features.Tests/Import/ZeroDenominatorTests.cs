using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Import;

/// <summary>
/// A denominator of 0 makes an indicator as good as not reported: said when the file comes in, not only in an explanation.
/// </summary>
public sealed class ZeroDenominatorTests
{
    [Test]
    public async Task Of_whom_a_denominator_is_0_is_said()
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/tree.csv",
            """
            id,name-id,name-en,parent,level,weight,direction,denominator
            index,Indeks,Index,,index,,,
            roads,Jalan,Roads,index,,1,,people
            wages,Upah,Wages,index,,3,,
            crime,Kejahatan,Crime,index,,1,lower,people

            """
        );
        place.WriteRule(
            "small/2026/edition.yaml",
            SmallIndex.Rules + "measures: [ { id: people, name: Penduduk, subject: region, from: 0 } ]\n"
        );
        await place.Bring("small/2026", ("72.01", 1, 0, 5), ("72.02", 2, 3, 4));
        var file = place.Write("people.csv", "region_code,indicator,value\n72.01,people,0\n72.02,people,90\n");
        // A second file of measures: it adds to the first.
        var outcome = await place.Send(new ImportFile(ImportKind.Measures, file, "small/2026", Replacing: Replacing.Add));
        var notice = outcome.Notices.Single(notice => notice.Code == "notice.denominator-zero");
        notice.Arguments.ShouldBe(["people", 1, "72.01", "roads, crime"]);
        Texts
            .Problem(notice, "en")
            .ShouldBe("people is 0 for 1 unit: 72.01. Nothing can be divided by it: there roads, crime will count as not reported.");
    }

    [TestCase("log", "min-max")]
    [TestCase("box-cox", "min-max")]
    [TestCase("", "distance-to-best")]
    public async Task Of_whom_a_value_has_no_logarithm_or_ratio_is_said(string treat, string normalise)
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/tree.csv",
            $"""
            id,name-id,name-en,parent,level,weight,treat,normalise
            index,Indeks,Index,,index,,,
            roads,Jalan,Roads,index,,1,{treat},{normalise}
            wages,Upah,Wages,index,,3,,
            crime,Kejahatan,Crime,index,,1,,

            """
        );
        var file = place.Write(
            "figures.csv",
            "region_code,indicator,value\n72.01,roads,0\n72.02,roads,-2\n72.03,roads,1\n72.01,wages,0\n72.02,crime,0\n"
        );
        var outcome = await place.Send(new ImportFile(ImportKind.Measures, file, "small/2026"));
        var notice = outcome.Notices.Single(notice => notice.Code == "notice.not-above-zero");
        notice.Arguments.ShouldBe(["roads", 2, "72.01, 72.02"]);
        Texts.Problem(notice, "id").ShouldStartWith("roads bernilai 0 atau kurang pada 2 unit: 72.01, 72.02.");
    }
}
