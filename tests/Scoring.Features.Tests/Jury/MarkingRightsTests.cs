using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Jury;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Jury;

/// <summary>The short way to a seated juror's conflict finds what the long way through the whole panel finds.</summary>
public sealed class MarkingRightsTests
{
    [Test]
    public async Task Both_ways_bar_the_same_jurors_from_the_same_entries_for_the_same_reasons()
    {
        using var place = await Season.Place();
        await place.Drawn();
        await place.Given(ImportKind.Conflicts, Season.Edition, "conflicts.csv", "juror,region_code,reason\nJ4,12,family there\n");
        await place.Given(ImportKind.Conflicts, Season.Edition, "more-conflicts.csv", "juror,innovation_id,reason\nJ4,E3,wrote it\n");
        await place.Send(new DeclareConflict(Season.Edition, "J5", "E1", "a friend's"));
        await using var services = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(place.Database, place.Rules, "tester"))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var edition = scope.ServiceProvider.GetRequiredService<EditionCatalog>().Get(Season.Edition);
        var known = new CurrentFacts(
            scope.ServiceProvider.GetRequiredService<UnitOfWork>(),
            scope.ServiceProvider.GetRequiredService<PayloadCache>(),
            edition.Id
        );
        var facts = new MarkingFacts(known, edition, new HashSet<string>());
        var barred = 0;
        foreach (var stage in edition.Stages.Where(stage => stage.Id == "desk"))
        {
            var rights = new MarkingRights(known, stage);
            foreach (
                var (juror, entry) in from juror in new[] { "J1", "J2", "J3", "J4", "J5", "nobody" }
                from entry in new[] { "E1", "E2", "E3", "E4" }
                select (juror, entry)
            )
            {
                var reason = facts.ConflictOf(stage, new Seat(entry, juror), isSeated: true)?.Because;
                reason.ShouldBe(rights.ConflictOf(juror, entry), $"{juror} at {entry}");
                barred += reason is null ? 0 : 1;
            }
        }
        barred.ShouldBe(7, "J1 at E3, J2 at E2, J3 at E1 and E4, J4 at E2 and E3, J5 at E1");
    }
}
