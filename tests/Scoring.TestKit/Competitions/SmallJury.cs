using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// The small jury with entries, jurors and seats: i1 and i2 are marked by ana and budi; citra has no seat; i3 nobody marks.
/// </summary>
public static class SmallJury
{
    public const string Edition = "club/2020";
    public const string Stage = "final";

    public static readonly Person Ana = new("Ana", Roles.Juror, "ana");
    public static readonly Person Budi = new("Budi", Roles.Juror, "budi");
    public static readonly Person Sari = new("Sari", Roles.Secretariat);
    public static readonly Person Tono = new("Tono", Roles.Secretariat);

    /// <summary>The workplace; its clock stays at eight until the test moves it.</summary>
    public static async Task<Workplace> Place(StandingClock? clock = null, bool? isServer = null)
    {
        var place = SmallRules.Place(isServer);
        place.Clock = clock ?? StandingClock.AtEight();
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,title,category\ni1,Satu,Umum\ni2,Dua,Umum\ni3,Tiga,Sekolah\n"
        );
        await place.Given(
            ImportKind.Jurors,
            Edition,
            "jurors.csv",
            "juror,name,institution,region_code\nana,Ana A,,\nbudi,Budi B,,\ncitra,Citra C,,\n"
        );
        foreach (var entry in new[] { "i1", "i2" })
        {
            place.GiveSeat(entry, "ana");
            place.GiveSeat(entry, "budi");
        }
        return place;
    }

    /// <summary>Gives or takes a seat.</summary>
    public static void GiveSeat(this Workplace place, string entry, string juror, bool seated = true) =>
        place.Execute(
            "INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at) "
                + $"VALUES ('{Edition}', '{Stage}', '{entry}', '{juror}', {(seated ? 1 : 0)}, 'assign', 'test', 'tester', "
                + $"'2026-08-01T07:00:00Z')"
        );

    /// <summary>Closes or opens the stage, or sets its deadline.</summary>
    public static void Turn(this Workplace place, string what, string? deadline = null) =>
        place.Execute(
            "INSERT INTO stage_changes (edition, stage, what, deadline, reason, by, at) "
                + $"VALUES ('{Edition}', '{Stage}', '{what}', {(deadline is null ? "NULL" : $"'{deadline}'")}, '', 'tester', "
                + $"'2026-08-01T07:30:00Z')"
        );

    /// <summary>A mark of ana at i1.</summary>
    public static EnterMark Mark(string criterion, decimal? mark, int seen, string entry = "i1", string juror = "ana") =>
        new(Edition, Stage, entry, juror, criterion, mark, seen);

    /// <summary>A complete scoresheet, submitted.</summary>
    public static FillSheet Whole(string entry, string juror, decimal one, decimal two, decimal three, int seen = 0) =>
        new(Edition, Stage, entry, juror, [("one", one), ("two", two), ("three", three)], [], true, seen);

    /// <summary>The current state of a scoresheet.</summary>
    public static async Task<JurorSheet> Sheet(this Workplace place, string entry, string juror) =>
        (await place.Send(new ShowSheet(Edition, Stage, entry, juror))).Sheet;

    /// <summary>The code of the refusal that a person's request ends in.</summary>
    public static async Task<string> RefusalOf<T>(this Workplace place, Person person, IRequest<T> request) =>
        (await Should.ThrowAsync<RefusalException>(() => place.SendAs(person, request))).Code;
}
