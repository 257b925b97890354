using Scoring.Features.Core;
using Scoring.Features.Innovations;

namespace Scoring.Features.Tests.Innovations;

/// <summary>What the catalogue offers to choose among.</summary>
public sealed class FindInnovationsTests
{
    [TestCase(60, true)]
    [TestCase(61, false)]
    public async Task A_column_of_texts_is_no_facet_and_one_of_short_values_is(int letters, bool isOffered)
    {
        using var place = Workplace.WithOwnRules();
        CitySeason.WriteRules(place);
        await place.Given(
            ImportKind.Submissions,
            CitySeason.Edition,
            "peserta.csv",
            $"innovation_id,title,group,submitted_at,summary\na,A,umum,2027-04-01,{new string('x', letters)}\nb,B,pelajar,2027-04-01,y\n"
        );
        var found = await place.Send(new FindInnovations(CitySeason.Edition, new InnovationFilter(), 0, 10));
        found.Further.Keys.ShouldContain("group");
        found.Further.Keys.Contains("summary").ShouldBe(isOffered);
    }
}
