using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Scoring.Web.Shell;

namespace Scoring.Web.Tests.Shell;

/// <summary>Who may say for whom a request is made.</summary>
[TestFixture]
public sealed class ProxiesTests
{
    [TestCase(null, "127.0.0.1", true)]
    [TestCase(null, "10.0.0.5", false)]
    [TestCase("10.0.0.5; 10.0.0.6", "10.0.0.6", true)]
    [TestCase("10.0.0.5 fd00::5", "fd00::5", true)]
    [TestCase("10.0.0.5", "::ffff:10.0.0.5", true)]
    [TestCase("10.0.0.5", "10.0.0.7", false)]
    public async Task Only_proxies_on_this_machine_and_those_that_are_named_are_believed(string? named, string asking, bool isBelieved)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(asking);
        context.Request.Scheme = "http";
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        var believed = Options.Create(Proxies.Believed(Proxies.Of(named)!));
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, believed).Invoke(context);
        context.Request.Scheme.ShouldBe(isBelieved ? "https" : "http");
        context.Connection.RemoteIpAddress!.ToString().ShouldBe(isBelieved ? "203.0.113.9" : asking);
    }

    [TestCase("proxy.example.go.id")]
    [TestCase("10.0.0.5,10.0.0.6")]
    [TestCase("5")]
    public void What_is_no_address_is_refused(string named) => Proxies.Of(named).ShouldBeNull();
}
