using System.Globalization;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>An address as the programs of PostgreSQL read it from their environment.</summary>
internal static class LibpqEnvironment
{
    // What would lead elsewhere than the address.
    private static readonly string[] Misleading = ["PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE"];

    /// <summary>Sets the variables; what the address leaves open stays as the system has it.</summary>
    /// <param name="environment">The environment of the program to be started.</param>
    /// <param name="address">The database.</param>
    public static void Set(IDictionary<string, string?> environment, ServerAddress address)
    {
        var settings = PostgresPool.Settings(address, seconds: 0);
        foreach (var name in Misleading)
            environment.Remove(name);
        var hosts = (settings.Host ?? "localhost")
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(host => HostAndPort(host, settings.Port))
            .ToList();
        environment["PGHOST"] = string.Join(',', hosts.Select(host => host.Name));
        environment["PGPORT"] = string.Join(',', hosts.Select(host => host.Port));
        if (hosts.Count > 1)
            environment["PGTARGETSESSIONATTRS"] = "primary";
        environment["PGDATABASE"] = address.Database;
        environment["PGAPPNAME"] = settings.ApplicationName;
        Set("PGUSER", settings.Username);
        Set("PGPASSWORD", settings.Password);
        Set("PGPASSFILE", settings.Passfile);
        Set("PGSSLROOTCERT", settings.RootCertificate);
        Set("PGSSLCERT", settings.SslCertificate);
        Set("PGSSLKEY", settings.SslKey);
        Set("PGOPTIONS", settings.Options);
        if (settings.ShouldSerialize("SSL Mode"))
            environment["PGSSLMODE"] = Mode(settings.SslMode);

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                environment[name] = value;
        }
    }

    private static (string Name, string Port) HostAndPort(string host, int port)
    {
        var usual = port.ToString(CultureInfo.InvariantCulture);
        var colon = host.LastIndexOf(':');
        var isAlone =
            colon < 0
            || host[0] == '/'
            || (host[0] == '[' && host[^1] == ']')
            || host.IndexOf(':', StringComparison.Ordinal) != colon && host[0] != '[';
        return isAlone ? (host.Trim('[', ']'), usual) : (host[..colon].Trim('[', ']'), host[(colon + 1)..]);
    }

    private static string Mode(SslMode mode) =>
        mode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => mode.ToString().ToLowerInvariant(),
        };
}
