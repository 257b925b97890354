using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>The public sees what was published, and nothing else.</summary>
[TestFixture]
public class PublicationTests
{
    private const string Ranking = "/iga/2018/kabupaten";

    private string _folder = null!;
    private Workplace _live = null!;

    private string Database => Path.Combine(_folder, "scoring.db");

    [SetUp]
    public async Task Fill()
    {
        _folder = TemporaryFolder.New();
        _live = Workplace.On(Database);
        await Import(
            ImportKind.Regions,
            "regions.csv",
            "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n72.02,Poso,kabupaten,72\n"
        );
        await Import(ImportKind.Results, "results.csv", "region_code,score\n72.01,51.25\n72.02,40\n");
    }

    [TearDown]
    public void Remove()
    {
        _live.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task An_edition_that_is_not_published_is_named_with_its_state_and_shows_no_figure_anywhere()
    {
        using var site = new RunningSite(Database);
        var home = await site.Read("/");
        home.ShouldContain("Innovative Government Award 2018");
        home.ShouldContain("data sedang masuk");
        foreach (
            var address in new[]
            {
                Ranking,
                Ranking + ".csv",
                Ranking + ".xlsx",
                Ranking + ".json",
                Ranking + "/72.01",
                "/publication/iga/2018/1",
            }
        )
        {
            using var answer = await site.Browser.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldNotContain("51,25");
            page.ShouldNotContain("51.25");
            page.ShouldNotContain("Banggai");
        }
        (await site.Read(Ranking)).ShouldContain("Belum ada hasil Innovative Government Award 2018 yang diterbitkan.");
        (await site.Read("/publications")).ShouldContain("Belum ada yang diterbitkan.");
    }

    [Test]
    public async Task Facts_that_change_afterwards_change_no_public_figure_until_a_correction_is_published_that_shows_what_changed()
    {
        await _live.Send(new Publish("iga/2018"));
        using var site = new RunningSite(Database);
        (await site.Read(Ranking)).ShouldContain("51,25");
        (await site.Read(Ranking + "/72.01")).ShouldContain("51,25");
        await Import(ImportKind.Results, "results.csv", "region_code,score\n72.01,33.75\n72.02,40\n");
        foreach (var address in new[] { Ranking, Ranking + "/72.01", Ranking + ".csv?x=1" })
            (await site.Read(address)).ShouldMatch("51[,.]25", address);

        await _live.Send(new Publish("iga/2018", "Nilai <b>Banggai</b> salah ketik."));
        (await site.Read(Ranking)).ShouldContain("33,75");
        var page = await site.Read("/publication/iga/2018/2");
        page.ShouldContain("Dibanding terbitan 1, 2 dari");
        page.ShouldContain("51,25");
        page.ShouldContain("33,75");
        page.ShouldContain("Nilai &lt;b&gt;Banggai&lt;/b&gt; salah ketik.");
        (await site.Read("/publication/iga/2018/1?lang=en")).ShouldContain("The newest is publication 2.");
        (await site.Read("/publications")).ShouldContain("href=\"/publication/iga/2018/2\"");
        (await site.Read("/")).ShouldContain("Terbitan 2");
    }

    [Test]
    public async Task The_publishers_key_stands_at_one_address_once_something_is_signed_and_is_that_of_the_newest_signature()
    {
        await _live.Send(new Publish("iga/2018"));
        using var site = new RunningSite(Database);
        (await site.Browser.GetAsync("/publisher-key.pem")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var keys = TemporaryFolder.New();
        var last = "";
        foreach (var score in new[] { "33.75", "34.75" })
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            last = key.ExportSubjectPublicKeyInfoPem() + "\n";
            var file = Path.Combine(keys, score + ".pem");
            await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem());
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead);
            await Import(ImportKind.Results, "results.csv", $"region_code,score\n72.01,{score}\n72.02,40\n");
            await _live.Send(new Publish("iga/2018", "Nilai salah ketik.", file));
            (await site.Read("/publisher-key.pem")).ShouldBe(last);
        }
        TemporaryFolder.Remove(keys);
        (await site.Read("/publication/iga/2018/3")).ShouldContain("href=\"/publisher-key.pem\"");
        (await site.Read("/publication/iga/2018/1")).ShouldNotContain("publisher-key.pem");
        // A key that somebody put beside a publication is given by nobody.
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(
            Path.Combine(Database + ".publications", "iga-2018-3", "publication.pub"),
            other.ExportSubjectPublicKeyInfoPem()
        );
        (await site.Read("/publisher-key.pem")).ShouldNotBe(last);
        (await site.Read("/publisher-key.pem")).ShouldNotContain(other.ExportSubjectPublicKeyInfoPem());
    }

    [Test]
    public async Task Files_of_a_publication_are_given_as_they_were_published_and_no_others_are()
    {
        var publication = (await _live.Send(new Publish("iga/2018"))).Publication;
        using var site = new RunningSite(Database);
        var page = await site.Read("/publication/iga/2018/1");
        page.ShouldContain(publication.RuleHash);
        page.ShouldContain(publication.InputHash);
        page.ShouldContain(publication.ResultHash);
        page.ShouldContain(publication.ManifestSha256);
        using var manifest = JsonDocument.Parse(await site.Read("/publication/iga/2018/1/publication.json"));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            var path = file.GetProperty("path").GetString()!;
            page.ShouldContain($"href=\"/publication/iga/2018/1/{path}\"");
            using var answer = await site.Browser.GetAsync("/publication/iga/2018/1/" + path);
            Convert
                .ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()))
                .ShouldBe(file.GetProperty("sha256").GetString(), path);
            answer.Headers.ETag!.Tag.ShouldContain(file.GetProperty("sha256").GetString()!);
        }
        await using var packed = new GZipStream(
            await site.Browser.GetStreamAsync("/publication/iga/2018/1/explanations/units.jsonl.gz"),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(packed, Encoding.UTF8);
        using var first = JsonDocument.Parse((await reader.ReadLineAsync())!);
        first.RootElement.GetProperty("edition").GetString().ShouldBe("iga/2018");
        foreach (var other in new[] { "../../scoring.db", "..%2F..%2Fscoring.db", "nothing.txt", "rules" })
        {
            using var answer = await site.Browser.GetAsync("/publication/iga/2018/1/" + other);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, other);
        }
    }

    [Test]
    public async Task A_publication_whose_facts_were_changed_on_disk_is_an_alarm_and_no_figure()
    {
        var publication = (await _live.Send(new Publish("iga/2018"))).Publication;
        using (
            var connection = new SqliteConnection(
                $"Data Source={Path.Combine(Database + ".publications", publication.Folder, "facts.db")};Pooling=False"
            )
        )
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE numbers SET value = '99.25' WHERE unit_id = '72.02'";
            command.ExecuteNonQuery().ShouldBe(1);
        }
        using var site = new RunningSite(Database);
        using var answer = await site.Browser.GetAsync(Ranking);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Terbitan ini tidak dapat ditampilkan");
        page.ShouldNotContain("99,25");
        page.ShouldNotContain(_folder);
    }

    [Test]
    public async Task While_objections_are_taken_the_home_page_says_until_when()
    {
        await _live.Send(new Publish("iga/2018"));
        await _live.Send(new SetObjectionWindow("iga/2018", new DateTime(2099, 1, 31, 16, 0, 0, DateTimeKind.Utc)));
        using var site = new RunningSite(Database);
        (await site.Read("/")).ShouldContain("sanggahan sampai Sabtu 31 Januari 2099");
        (await site.Read("/?lang=en")).ShouldContain("objections until Saturday 31 January 2099");
        await _live.Send(new SetObjectionWindow("iga/2018", new DateTime(2020, 1, 31, 16, 0, 0, DateTimeKind.Utc)));
        (await site.Read("/")).ShouldContain(">sudah terbit<");
    }

    private async Task Import(ImportKind kind, string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text);
        (await _live.Send(new ImportFile(kind, path, "iga/2018"))).Status.ShouldBe(ImportStatus.Stored);
    }
}
