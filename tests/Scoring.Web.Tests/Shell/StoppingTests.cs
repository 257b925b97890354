using System.Net;
using System.Net.Sockets;
using System.Text;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>A site that is asked to stop, as at a rolling update.</summary>
[TestFixture]
public sealed class StoppingTests
{
    [Test]
    public async Task It_says_at_once_that_it_is_not_ready_finishes_what_has_begun_and_ends()
    {
        await using var site = await StartedSite.Start(("SCORING_FILES", ""), "--drain", "2");
        using var visitor = new SiteVisitor(site.Address);
        (await Status(visitor, "/health/ready")).ShouldBe(HttpStatusCode.OK);
        var token = SiteVisitor.TokenIn(await visitor.Read("/account/sign-in"));
        var body = $"email=a%40b.id&password=x&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        // A form of which half has come, as over a slow line.
        var slow = new SlowForm(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = slow };
        var answer = visitor.Http.SendAsync(request);
        await slow.HalfSent;
        site.Stop();
        await Until(async () => await Status(visitor, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        (await visitor.Read("/health/ready")).ShouldContain("\"status\":\"stopping\"");
        (await Status(visitor, "/health/live")).ShouldBe(HttpStatusCode.OK);
        (await Status(visitor, "/")).ShouldBe(HttpStatusCode.OK, "until proxies have noticed it goes on");
        await Until(async () => !await Listens(site.Address));
        slow.SendRest();
        using var done = await answer;
        done.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "the form was taken and answered");
        (await site.Ended(TimeSpan.FromSeconds(20))).ShouldBe(0);
    }

    [Test]
    [Category(TestStore.Server)]
    public async Task A_step_of_a_newer_program_that_only_adds_lets_it_go_on_and_any_other_ends_its_service()
    {
        var folder = TemporaryFolder.New();
        var address = TestStore.New(folder, isServer: true);
        using (var place = Workplace.On(address))
        await using (var site = await StartedSite.On(address))
        {
            using var visitor = new SiteVisitor(site.Address);
            place.Execute("CREATE TABLE later (id bigint); INSERT INTO schema_steps (number, at, kind) VALUES (9998, '', 'expand')");
            (await Status(visitor, "/health/ready")).ShouldBe(HttpStatusCode.OK);
            (await Status(visitor, "/publications")).ShouldBe(HttpStatusCode.OK);
            place.Execute("INSERT INTO schema_steps (number, at, kind) VALUES (9999, '', 'contract')");
            (await Status(visitor, "/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await Status(visitor, "/publications")).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await Status(visitor, "/health/live")).ShouldBe(HttpStatusCode.OK);
        }
        TemporaryFolder.Remove(folder);
    }

    private static async Task<HttpStatusCode> Status(SiteVisitor visitor, string address)
    {
        using var answer = await visitor.Http.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task<bool> Listens(Uri address)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }

    private sealed class SlowForm : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowForm(string body)
        {
            _body = Encoding.ASCII.GetBytes(body);
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        public Task HalfSent => _half.Task;

        public void SendRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var half = _body.Length / 2;
            await stream.WriteAsync(_body.AsMemory(0, half));
            await stream.FlushAsync();
            _half.SetResult();
            await _rest.Task;
            await stream.WriteAsync(_body.AsMemory(half));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
