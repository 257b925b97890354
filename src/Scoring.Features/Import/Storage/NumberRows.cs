using System.Globalization;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>A measure, or a published total (whose measure is empty).</summary>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Measure">The id of the measure or indicator; empty for a published total.</param>
/// <param name="Value">The number.</param>
/// <param name="PublishedRank">The rank published with a total, or null.</param>
/// <param name="Attributes">Further columns as JSON, or null.</param>
/// <param name="Line">The line in the file.</param>
internal sealed record NumberRow(string Unit, string Measure, decimal Value, string? PublishedRank, string? Attributes, int Line);

/// <summary>Measures or published totals imported from a file.</summary>
/// <param name="level">The level of the units.</param>
internal sealed class NumberRows(Level level) : Payload
{
    /// <summary>The level of the units.</summary>
    public Level Level => level;

    /// <summary>The numbers.</summary>
    public List<NumberRow> Numbers { get; } = [];

    /// <inheritdoc/>
    public override int Rows => Numbers.Count;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Scope => [level.Id];

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var insert = RawStatement.Into(
            db,
            "numbers",
            "import_id",
            "row",
            "level",
            "unit_id",
            "measure",
            "value",
            "published_rank",
            "attributes",
            "line"
        );
        for (var row = 0; row < Numbers.Count; row++)
        {
            var number = Numbers[row];
            insert
                .Bind(1, importId)
                .Bind(2, row)
                .Bind(3, level.Id)
                .Bind(4, number.Unit)
                .Bind(5, number.Measure)
                .Bind(6, number.Value)
                .Bind(7, number.PublishedRank)
                .Bind(8, number.Attributes)
                .Bind(9, number.Line)
                .Run();
        }
        insert.Complete();
    }

    /// <summary>Loads an import.</summary>
    public static NumberRows Load(Db db, long importId, Level level)
    {
        using var rows = RawStatement.Of(
            db,
            "SELECT unit_id, measure, value, published_rank, attributes, line FROM numbers WHERE import_id = $1 ORDER BY row"
        );
        rows.Bind(1, importId);
        var read = new NumberRows(level);
        while (rows.Next())
            read.Numbers.Add(
                new NumberRow(rows.Text(0)!, rows.Text(1)!, rows.Number(2)!.Value, rows.Text(3), rows.Text(4), (int)rows.Integer(5))
            );
        return read;
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((NumberRows)other).Keys()]);

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts() =>
        Numbers.Select(number => new Fact(
            number.Unit,
            number.Unit + "\u001f" + number.Measure,
            string.Create(CultureInfo.InvariantCulture, $"{Exact.Canonicalize(number.Value)} {number.PublishedRank}")
        ));

    private IEnumerable<(string, int)> Keys() => Numbers.Select(number => (number.Unit + " " + number.Measure, number.Line));
}
