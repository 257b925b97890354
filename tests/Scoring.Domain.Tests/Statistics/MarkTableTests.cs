using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The table, and that the order of its marks never matters.</summary>
public class MarkTableTests
{
    [Test]
    public void Two_sheets_of_a_juror_for_an_entry_are_one_seat_with_their_mean()
    {
        var table = new MarkTable([new(7, "B", 60m), new(3, "A", 50m), new(7, "B", 70m), new(7, "A", 40m)]);
        table.Entries.ShouldBe([3, 7]);
        table.Jurors.ShouldBe(["A", "B"]);
        table.Marks.ShouldBe([new(3, "A", 50m), new(7, "A", 40m), new(7, "B", 65m)]);
        table.IsComplete.ShouldBeFalse();
        table.ColumnOf("B").ShouldBe(1);
    }

    [Test]
    public void Scoresheets_give_a_table_of_a_criterion_and_one_of_any_figure_of_a_sheet()
    {
        var stage = Make.Stage("final", SecondSheet.NewestCounts, criteria: [Make.Leaf("use", 50), Make.Leaf("idea", 50)]) with
        {
            ConsensusJuror = "Plenary",
        };
        var sheets = new SheetFacts(
            stage,
            2,
            [
                Sheet(0, "A", "1", 60, 70),
                Sheet(0, "A", "2", 62, 72),
                Sheet(0, "B", "3", 80, null),
                Sheet(1, "A", "4", 50, 40),
                Sheet(1, "Plenary", "5", 99, 99),
            ]
        );
        MarkTable.OfCriterion(sheets, 0).Marks.ShouldBe([new(0, "A", 62m), new(0, "B", 80m), new(1, "A", 50m)]);
        MarkTable.OfCriterion(sheets, 1).Marks.ShouldBe([new(0, "A", 72m), new(1, "A", 40m)]);
        MarkTable
            .OfSheets(sheets, sheet => sheets.Sheets[sheet].Marks.Sum())
            .Marks.ShouldBe([new(0, "A", 134m), new(0, "B", 80m), new(1, "A", 90m)]);

        static Scoresheet Sheet(int innovation, string juror, string number, params decimal?[] marks) =>
            new(innovation, juror, number, null, marks, new SheetOrigins((_, _) => default));
    }

    [Test]
    public void Neither_the_order_of_the_marks_nor_the_names_of_jurors_nor_the_numbers_of_entries_change_a_figure()
    {
        for (var world = 0; world < 8; world++)
        {
            var chance = new Random(world);
            var marks = SeverityTableTests.Incomplete(chance);
            JurorMark[] complete =
            [
                .. from entry in Enumerable.Range(0, 12)
                from juror in "ABCD"
                select new JurorMark(entry, $"{juror}", 60 + entry + chance.Next(-90, 91) / 10m),
            ];
            var figures = Figures(marks, complete);
            Figures(Shuffled(marks), Shuffled(complete)).ShouldBe(figures);
            var renamed = Figures([.. marks.Select(Renamed)], [.. complete.Select(Renamed)]);
            renamed.Zip(figures).Index().Where(pair => pair.Item.First != pair.Item.Second).ShouldBeEmpty();

            JurorMark[] Shuffled(JurorMark[] all)
            {
                var copy = all.ToArray();
                chance.Shuffle(copy);
                return copy;
            }
        }

        static JurorMark Renamed(JurorMark mark) => new(1000 - 3 * mark.Entry, $"{(char)('Z' - mark.Juror[0] + 'A')}", mark.Mark);
    }

    private static List<decimal?> Figures(JurorMark[] incomplete, JurorMark[] complete)
    {
        var (some, all) = (new MarkTable(incomplete), new MarkTable(complete));
        var severity = SeverityTable.Of(some).Groups.Single();
        return
        [
            .. Enum.GetValues<Metric>().Select(metric => KrippendorffAlpha.Of(some, metric).Alpha),
            .. IntraclassCorrelation.Of(all).Figures.SelectMany(figure => new[] { figure.Value, figure.Lower, figure.Upper }),
            KendallW.Of(all).W,
            FleissKappa.Of(all, mark => mark > 66 ? 1 : 0).Kappa,
            .. severity.Jurors.SelectMany(juror => new decimal?[] { Thirteen(juror.Severity), Thirteen(juror.StandardError) }),
            // Two marks of an entry have residuals of one size; which is listed first goes by name.
            .. JurorOutliers
                .Of(AdditiveModel.Fit(some.Marks), 0.5m)
                .Largest.Select(each => (decimal?)Thirteen(Math.Abs(each.Standardised))),
            Halo.Of([some, some]).JuryMean,
            // Entries of one score are listed by number.
            .. RankCertainty
                .Of(all, RankCertaintyTests.Mean, 3)
                .Entries.OrderBy(span => (span.Rank, span.From, span.To, span.InTop))
                .SelectMany(span => new decimal?[] { span.Score, span.From, span.To, span.InTop }),
        ];
    }

    // The equations are solved juror after juror: other names are another order, and the last of 28 digits may differ.
    private static decimal Thirteen(decimal number) => Math.Round(number, 13);
}
