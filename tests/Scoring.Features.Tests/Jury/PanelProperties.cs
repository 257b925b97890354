using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;

namespace Scoring.Features.Tests.Jury;

/// <summary>
/// On small random panels: no draw or manual change ever gives a juror a seat in conflict, and the order of files does not affect a draw.
/// </summary>
public sealed class PanelProperties
{
    private const string Header = "innovation_id,region_code,title,category,agency,start_date,digital,team\n";
    private const string JurorHeader = "juror,name,institution,region_code\n";

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    public async Task No_assignment_ever_breaks_a_conflict(int seed)
    {
        var random = new Random(seed);
        var (entries, jurors) = (random.Next(3, 9), random.Next(2, 7));
        string[] regions = ["11", "12", "13", ""];
        string[] agencies = ["Dinas A", "Dinas B", "Dinas C", "Universitas"];
        var submitted = Enumerable
            .Range(1, entries)
            .Select(i =>
                (
                    Id: "E" + i,
                    Region: regions[random.Next(4)],
                    Agency: agencies[random.Next(3)],
                    Team: random.Next(3) == 0 ? $"J{random.Next(1, 7)};x" : ""
                )
            )
            .ToList();
        var people = Enumerable
            .Range(1, jurors)
            .Select(i => (Id: "J" + i, Institution: agencies[random.Next(4)], Region: regions[random.Next(4)]))
            .ToList();
        var declared = (Juror: people[random.Next(jurors)].Id, Entry: submitted[random.Next(entries)].Id);
        bool Barred(string entry, string juror)
        {
            var (one, who) = (submitted.Single(row => row.Id == entry), people.Single(row => row.Id == juror));
            return one.Team.Split(';').Contains(juror)
                || one.Agency == who.Institution
                || (one.Region.Length > 0 && one.Region == who.Region)
                || declared == (juror, entry);
        }
        async Task<Workplace> Place(bool backwards)
        {
            var place = await Season.Place(
                null,
                Header
                    + string.Concat(
                        InOrder(submitted.Select(row => $"{row.Id},{row.Region},Judul,Umum,{row.Agency},,0,{row.Team}\n"), backwards)
                    ),
                JurorHeader
                    + string.Concat(InOrder(people.Select(row => $"{row.Id},Nama {row.Id},{row.Institution},{row.Region}\n"), backwards))
            );
            await place.Given(
                ImportKind.Conflicts,
                Season.Edition,
                "conflicts.csv",
                $"juror,innovation_id,reason\n{declared.Juror},{declared.Entry},saudara\n"
            );
            return place;
        }

        using var place = await Place(false);
        using var other = await Place(true);
        var wanted = new AssignPanel(
            Season.Edition,
            "desk",
            "seed " + seed,
            random.Next(1, 4),
            random.Next(2) == 0 ? null : random.Next(1, 5)
        );
        await place.Send(wanted);
        await other.Send(wanted);
        var seats = await place.Seats();
        seats.Where(seat => Barred(seat.Split(':', 2)[0], seat.Split(':', 2)[1])).ShouldBeEmpty();
        (await other.Seats()).ShouldBe(seats);

        foreach (var entry in submitted)
        {
            foreach (var juror in people.Where(juror => Barred(entry.Id, juror.Id)))
            {
                (
                    await place.Refusal(new ChangeSeats(Season.Edition, "desk", SeatAction.Give, new(entry.Id, juror.Id), null, "try"))
                ).Code.ShouldBe("seat-in-conflict");
            }
        }
        (await place.Seats()).ShouldBe(seats);
    }

    private static IEnumerable<string> InOrder(IEnumerable<string> rows, bool backwards) => backwards ? rows.Reverse() : rows;
}
