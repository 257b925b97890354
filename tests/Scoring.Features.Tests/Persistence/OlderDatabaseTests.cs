using Scoring.Features.Core;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Persistence;

/// <summary>Data stored by an earlier version reads as if this one had imported it.</summary>
[Category(TestStore.FilesOnly)]
public sealed class OlderDatabaseTests
{
    private const string Jury = "solok-convention/2018";
    private const string Columns =
        "SELECT group_concat(import_id || name || texts || hex(codes), '|' ORDER BY import_id, name) FROM import_columns";

    [Test]
    public async Task Scoresheets_that_were_kept_one_a_row_become_columns()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(
            ImportKind.Regions,
            Jury,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Satu,kabupaten,13\n"
        );
        await place.Given(
            ImportKind.Submissions,
            Jury,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\na,13.01,A,Proses,X,,1\nb,13.01,B,Proses,Y,,1\nc,"
                + "13.01,C,Proses,Y,,1\n"
        );
        await place.Given(
            ImportKind.Marks,
            Jury,
            "first.csv",
            "stage,innovation_id,juror,kebaruan,kemanfaatan,keberlanjutan,replikasi,penyajian,sheet,submitted_at\n"
                + "final,a,J1,80,81,82,83,84,1\\2,2018-05-02 10:00\nfinal,b,J1,70,71,,73,74,,2018-05-02\n"
        );
        await place.Given(
            ImportKind.Marks,
            Jury,
            "second.csv",
            "stage,innovation_id,juror,criterion,score\nfinal,c,J2,penyajian,60\nfinal,c,J2,kebaruan,0\nfinal,a,J2,kebaruan,100\n"
        );
        var (kept, ranked) = (place.Ask<string>(Columns), await place.Rank(Jury));
        kept.ShouldContain("1\\\\2");

        OlderDatabase.WithSheetsAsRows(place.Database);
        place.Ask<string>(Columns).ShouldNotContain("(marks)");
        place.Restart();

        (await place.Rank(Jury)).ResultHash.ShouldBe(ranked.ResultHash);
        place.Ask<string>(Columns).ShouldBe(kept);
        place.Ask<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'sheets'").ShouldBe(0);
        (await place.Explain(Jury, "c"))
            .Root.Flatten()
            .Where(node => node.Fact is not null)
            .Select(node => (node.Fact!.Origin.File, node.Fact.Origin.Line))
            .Distinct()
            .ShouldBe([("second.csv", 3), ("second.csv", 2)], ignoreOrder: true);
    }
}
