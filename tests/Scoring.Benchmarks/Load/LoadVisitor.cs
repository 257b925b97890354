using System.Net;
using System.Text.RegularExpressions;

namespace Scoring.Benchmarks.Load;

/// <summary>A browser without a window that keeps cookies.</summary>
/// <param name="site">Where the site is.</param>
internal sealed partial class LoadVisitor(Uri site) : IDisposable
{
    // As a browser does, it leaves a connection before a proxy that closes idle ones after a minute.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 4,
            PooledConnectionIdleTimeout = Idle,
        }
    )
    {
        BaseAddress = site,
    };

    /// <summary>The client.</summary>
    public HttpClient Http => _http;

    /// <summary>Reads a page; a status that is none of success is a fault.</summary>
    public async Task<string> Read(string address, CancellationToken cancellation = default)
    {
        using var answer = await _http.GetAsync(address, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>The form token of a page.</summary>
    public static string TokenOf(string page) =>
        Token().Match(page) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException("The page has no form.");

    /// <summary>Signs in.</summary>
    public async Task SignIn(string email)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["email"] = email,
                ["password"] = LoadAccounts.Password,
                ["__RequestVerificationToken"] = TokenOf(await Read("/account/sign-in")),
            }
        );
        using var answer = await _http.PostAsync("/account/sign-in", form);
        if (answer.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
