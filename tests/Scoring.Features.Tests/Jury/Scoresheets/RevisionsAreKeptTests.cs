using FsCheck.Fluent;
using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Jury.Scoresheets;

/// <summary>
/// For any sequence of requests: every acknowledged version is in the database unchanged, and nothing else is.
/// </summary>
public sealed class RevisionsAreKeptTests
{
    private sealed record Step(int Kind, int Stale, int Mark);

    [Test]
    public async Task No_sequence_of_commands_loses_a_version()
    {
        using var place = await Place();
        var entry = 0;
        var step =
            from kind in Gen.Choose(0, 8)
            from stale in Gen.Choose(0, 5)
            from mark in Gen.Choose(1, 9)
            select new Step(kind, stale == 0 ? 1 : 0, mark);
        step.ListOf(14)
            .ToArbitrary()
            .Check(12, 14, steps =>
            {
                var name = $"p{entry++}";
                Grow(place, name, entry);
                Follow(place, name, [.. steps]).GetAwaiter().GetResult();
            });
    }

    private static void Grow(Workplace place, string name, int count)
    {
        var rows = string.Concat(Enumerable.Range(0, count).Select(i => $"p{i},P,Umum\n"));
        place
            .Given(ImportKind.Submissions, Edition, "submissions.csv", "innovation_id,title,category\ni1,Satu,Umum\n" + rows)
            .GetAwaiter()
            .GetResult();
        place.GiveSeat(name, "ana");
    }

    private static async Task Follow(Workplace place, string entry, IReadOnlyList<Step> steps)
    {
        var model = JurorSheet.For(new Seat(entry, "ana"));
        foreach (var step in steps)
        {
            var before = await place.Sheet(entry, "ana");
            SheetAnswer? answer;
            try
            {
                answer = await place.SendAs(Sari, Request(entry, step, before.Latest.Number - step.Stale));
            }
            catch (RefusalException)
            {
                answer = null;
            }
            var after = await place.Sheet(entry, "ana");
            after.Revisions.Count.ShouldBe(before.Revisions.Count + (answer is null ? 0 : 1));
            if (step.Stale > 0)
                answer.ShouldBeNull();
            // The earlier rows are still there, byte for byte.
            after.Revisions.Take(before.Revisions.Count).Select(Text).ShouldBe(before.Revisions.Select(Text));
            model = model with { Revisions = answer is null ? model.Revisions : model.Revisions.Add(after.Latest) };
            after.Revisions.Select(Text).ShouldBe(model.Revisions.Select(Text));
            after.Revisions.Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, after.Revisions.Count));
        }
    }

    private static IRequest<SheetAnswer> Request(string entry, Step step, int seen) =>
        step.Kind switch
        {
            < 4 => Mark(new[] { "one", "two", "three", "one" }[step.Kind], step.Mark == 9 ? null : step.Mark, seen, entry),
            4 => new EnterComment(Edition, Stage, entry, "ana", "two", new string('x', step.Mark), seen),
            5 or 6 => new SubmitScoresheet(Edition, Stage, entry, "ana", seen),
            7 => new ReturnScoresheet(Edition, Stage, entry, "ana", "sebab", null, seen),
            _ => step.Mark > 6
                ? new Abstain(Edition, Stage, entry, "ana", "sebab", seen)
                : Whole(entry, "ana", 1, 2, 3, seen) with
                {
                    Marks = [("one", step.Mark % 7 + 0.5m)],
                    HandsIn = false,
                },
        };

    private static string Text(SheetRevision revision) =>
        $"{revision.Number} {revision.State} {string.Join(';', revision.Marks)} {string.Join(';', revision.Comments)} "
        + $"{revision.Until} {revision.By} {revision.At:s} {revision.Command}";
}
