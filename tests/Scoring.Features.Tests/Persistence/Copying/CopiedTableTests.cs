using Scoring.Features.Persistence.Copying;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Tests.Persistence.Copying;

/// <summary>No table can be forgotten by a copy, and each is copied after those that it refers to.</summary>
public sealed class CopiedTableTests
{
    [Test, Category(TestStore.Server)]
    public void Every_table_of_a_server_is_copied_or_named_with_a_reason()
    {
        var folder = TemporaryFolder.New();
        try
        {
            using var place = Workplace.On(TestStore.New(folder, isServer: true));
            place.Send(new Scoring.Features.Audit.ListAudit()).GetAwaiter().GetResult();
            var there = place
                .Ask<string>("SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                .Split(' ');
            CopiedTable
                .Copied()
                .Select(table => table.Name)
                .Concat(CopiedTable.NotCopied.Select(one => one.Name))
                .ShouldBe(there, ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        CopiedTable.NotCopied.ShouldAllBe(one => one.Why.Length > 20);
    }

    [Test]
    public void A_table_comes_after_those_that_it_refers_to_and_has_a_key()
    {
        List<string> order = [.. CopiedTable.All().Select(table => table.Name)];
        order.Count.ShouldBeGreaterThan(30);
        foreach (
            var (one, other) in new[]
            {
                ("import_columns", "imports"),
                ("run_inputs", "runs"),
                ("objection_rulings", "objections"),
                ("account_devices", "accounts"),
            }
        )
            order.IndexOf(one).ShouldBeGreaterThan(order.IndexOf(other), one);
        CopiedTable.All().ShouldAllBe(table => table.Key.Count > 0 && table.Key.All(table.Columns.Contains));
        CopiedTable.All().Where(table => table.KeepsOrder).Select(table => table.Name).ShouldBe(["import_columns"]);
    }

    [Test]
    public void No_table_of_a_file_is_left_out()
    {
        using var own = SqliteStore.InMemory();
        SqliteSchema
            .Read(own, null)
            .Where(part => part.Kind == "table")
            .Select(part => part.Name)
            .ShouldBe(CopiedTable.All().Select(table => table.Name), ignoreOrder: true);
    }
}
