using System.IO.Compression;
using System.Net;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Accounts that an earlier program stored (tests/golden-stored).</summary>
[Category(TestStore.FilesOnly)]
public class StoredAccountTests
{
    private const string Password = "Kata sandi contoh 2026";

    [TestCase("before-mediatr")]
    public async Task The_password_of_a_stored_account_signs_in_and_a_disabled_account_does_not(string copy)
    {
        var folder = Directory.CreateTempSubdirectory("scoring-stored-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "golden-stored", copy, "stored.zip"), folder);
            using var site = new RunningSite(Path.Combine(folder, "scoring.db"), Path.Combine(folder, "rules"));
            using var visitor = new SiteVisitor(site);
            (string Email, string Password)[] wrong = [("sari@example.go.id", "kata sandi contoh 2026"), ("budi@example.go.id", Password)];
            foreach (var (email, password) in wrong)
            {
                using var refused = await visitor.Post("/account/sign-in", ("email", email), ("password", password));
                refused.StatusCode.ShouldNotBe(HttpStatusCode.Found, email);
            }
            using var answer = await visitor.Post("/account/sign-in", ("email", "sari@example.go.id"), ("password", Password));
            answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
            (await visitor.Read("/")).ShouldContain("Sari Dewi");
        }
        finally
        {
            TemporaryFolder.Remove(folder);
        }
    }
}
