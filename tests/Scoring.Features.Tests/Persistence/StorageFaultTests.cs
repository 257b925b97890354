using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence;

/// <summary>Faults of the disk are told from those of the program, with really damaged files and a really full device.</summary>
[Category(TestStore.FilesOnly)]
public sealed class StorageFaultTests
{
    private const int Page = 4096;

    [TestCase("cut")]
    [TestCase("zeroed page")]
    public async Task A_damaged_database_is_told_with_its_file_and_what_to_do(string how)
    {
        using var place = await Filled();
        await Damage(place.Database, how);
        place.Restart();
        var fault = StorageFault.Of(await Should.ThrowAsync<SqliteException>(() => place.Rank("iga/2018")));
        fault.ShouldNotBeNull();
        fault.ShouldBe(new StorageFault(StorageFaultKind.Damaged, place.Database));
        var refusal = fault.Refusal("another file");
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Data, "storage-damaged"));
        Texts.Refusal(refusal, "en").ShouldContain(place.Database);
        Texts.Refusal(refusal, "id").ShouldContain("scoring restore");
    }

    [Test]
    public async Task A_database_that_may_not_grow_any_more_is_full_and_keeps_what_it_had()
    {
        using var place = await Filled();
        var full = Should.Throw<SqliteException>(() =>
        {
            using var connection = new SqliteConnection($"Data Source={place.Database};Pooling=False");
            connection.Open();
            foreach (
                var sql in new[]
                {
                    "PRAGMA max_page_count = 1",
                    "CREATE TABLE filler (bytes BLOB)",
                    "INSERT INTO filler VALUES (zeroblob(10000000))",
                }
            )
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteScalar();
            }
        });
        StorageFault.Of(full)!.Kind.ShouldBe(StorageFaultKind.Full);
        (await place.Send(new ListEditionsWithFacts())).ShouldNotBeEmpty();
    }

    // 778 and 1034: an error while writing, while syncing; 266: while reading.
    [TestCase(13, 13, true)]
    [TestCase(10, 778, true)]
    [TestCase(10, 1034, true)]
    [TestCase(10, 266, false)]
    [TestCase(11, 11, false)]
    public void Errors_of_writing_are_told_from_those_of_what_is_read(int code, int extended, bool isOfWriting)
    {
        var fault = new SqliteException("", code, extended);
        StorageFault.IsOfWriting(fault).ShouldBe(isOfWriting);
        StorageFault.IsOfWriting(new InvalidOperationException("", fault)).ShouldBe(isOfWriting);
    }

    [Test]
    [Platform("Linux")]
    public void A_full_device_is_told_as_a_full_disk()
    {
        var fault = StorageFault.Of(
            Should.Throw<IOException>(() =>
            {
                using var file = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                file.Write(new byte[Page]);
            })
        );
        fault!.Kind.ShouldBe(StorageFaultKind.Full);
        fault.Refusal("scoring.db").Kind.ShouldBe(RefusalKind.State);
    }

    [TestCase(13, StorageFaultKind.Full, RefusalKind.State)]
    [TestCase(11, StorageFaultKind.Damaged, RefusalKind.Data)]
    [TestCase(26, StorageFaultKind.Damaged, RefusalKind.Data)]
    [TestCase(8, StorageFaultKind.ReadOnly, RefusalKind.Usage)]
    [TestCase(14, StorageFaultKind.Unreachable, RefusalKind.Usage)]
    [TestCase(10, StorageFaultKind.Failing, RefusalKind.State)]
    public void Each_of_the_database_s_own_faults_has_a_sentence_in_both_languages(int code, StorageFaultKind kind, RefusalKind refused)
    {
        var fault = StorageFault.Of(new SqliteException("x", code))!;
        fault.Kind.ShouldBe(kind);
        var refusal = fault.Refusal("/somewhere/scoring.db");
        refusal.Kind.ShouldBe(refused);
        foreach (var language in new[] { "id", "en" })
            Texts.Refusal(refusal, language).ShouldContain("/somewhere/scoring.db");
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(19)]
    public void Faults_of_the_program_and_waiting_are_no_faults_of_the_disk(int code)
    {
        StorageFault.Of(new SqliteException("x", code)).ShouldBeNull();
        StorageFault.Of(new InvalidOperationException()).ShouldBeNull();
        StorageFault.Of(new FileNotFoundException()).ShouldBeNull();
        StorageFault.Of(null).ShouldBeNull();
    }

    [Test]
    public void An_error_inside_another_is_found()
    {
        var inner = new UnauthorizedAccessException("Access to the path '/a/b' is denied.");
        StorageFault.Of(new InvalidOperationException("x", inner)).ShouldBe(new StorageFault(StorageFaultKind.ReadOnly, "/a/b"));
    }

    private static async Task<Workplace> Filled()
    {
        var place = Workplace.WithShippedRules();
        await place.Given(
            ImportKind.Regions,
            "iga/2018",
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n"
                + string.Concat(Enumerable.Range(10, 80).Select(i => $"13.{i},Kabupaten {i},kabupaten,13\n"))
        );
        await place.Given(
            ImportKind.Results,
            "iga/2018",
            "results.csv",
            "region_code,score\n" + string.Concat(Enumerable.Range(10, 80).Select(i => $"13.{i},{i}\n"))
        );
        return place;
    }

    // A page in the middle, or everything after the first pages: what a broken copy or a bad disk leaves.
    private static async Task Damage(string database, string how)
    {
        await using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }
        SqliteConnection.ClearAllPools();
        await using var file = new FileStream(database, FileMode.Open);
        if (how == "cut")
        {
            file.SetLength(8 * Page);
            return;
        }
        for (var page = 4L; page < file.Length / Page; page++)
        {
            file.Position = page * Page;
            await file.WriteAsync(new byte[Page]);
        }
    }

    [Test]
    public void A_server_of_which_no_host_answers_or_whose_line_broke_is_away_and_one_that_only_takes_long_is_not()
    {
        foreach (
            var cause in new Exception?[]
            {
                null,
                new IOException(),
                new AggregateException(new IOException()),
                new ObjectDisposedException(""),
            }
        )
            StorageFault.Of(new Npgsql.NpgsqlException("x", cause))!.Kind.ShouldBe(StorageFaultKind.ServerAway);
        StorageFault.Of(new Npgsql.NpgsqlException("x", new TimeoutException())).ShouldBeNull();
    }
}
