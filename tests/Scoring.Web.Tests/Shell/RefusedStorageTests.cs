using System.Net;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>Pages about a full disk and a database that cannot be used. A damaged file itself is met by StatesTests.</summary>
[TestFixture]
public sealed class RefusedStorageTests
{
    [TestCase(13, HttpStatusCode.InsufficientStorage, "Ruang simpan situs habis", "The site has no room left")]
    [TestCase(11, HttpStatusCode.ServiceUnavailable, "Situs tidak dapat memakai datanya", "The site cannot use its data")]
    [TestCase(8, HttpStatusCode.ServiceUnavailable, "Situs tidak dapat memakai datanya", "The site cannot use its data")]
    public async Task A_fault_of_the_disk_has_a_page_of_its_own_without_path_or_trace(
        int code,
        HttpStatusCode status,
        string indonesian,
        string english
    )
    {
        var folder = TemporaryFolder.New();
        using (
            var site = new RunningSite(Path.Combine(folder, "scoring.db"), services: services =>
                services.AddSingleton<IPipelineBehavior<ListUsers, IReadOnlyList<ListedUser>>>(new FailingDisk(code))
            )
        )
        {
            using var administrator = await site.SignIn(Roles.Administrator);
            foreach (var (address, says) in new[] { ("/staff/users", indonesian), ("/staff/users?lang=en", english) })
            {
                using var answer = await administrator.Http.GetAsync(address);
                answer.StatusCode.ShouldBe(status);
                var page = await answer.Content.ReadAsStringAsync();
                page.ShouldContain(says);
                page.ShouldNotContain(folder);
                page.ShouldNotContain("Exception");
            }
        }
        TemporaryFolder.Remove(folder);
    }

    private sealed class FailingDisk(int code) : IPipelineBehavior<ListUsers, IReadOnlyList<ListedUser>>
    {
        public Task<IReadOnlyList<ListedUser>> Handle(
            ListUsers request,
            CancellationToken cancellationToken,
            RequestHandlerDelegate<IReadOnlyList<ListedUser>> next
        ) => throw new SqliteException("disk", code);
    }
}
