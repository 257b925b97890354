using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Jury;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Users;

namespace Scoring.Benchmarks.Load;

/// <summary>The accounts that the load needs, made in the database as an administrator makes them.</summary>
internal static class LoadAccounts
{
    /// <summary>Only for databases that are thrown away.</summary>
    public const string Password = "seribu bukit hijau";

    /// <summary>The secretariat's address.</summary>
    public const string Secretariat = "secretariat@example.org";

    /// <summary>A juror's address.</summary>
    public static string AddressOf(string juror) => juror.ToLowerInvariant() + "@example.org";

    /// <summary>An account for each juror with a seat, and one of the secretariat; the seats by juror.</summary>
    public static async Task<IReadOnlyList<IGrouping<string, Seat>>> Make(string database, string rules, string edition, string stage)
    {
        await using var provider = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(database, rules, "load"))
            .BuildServiceProvider();
        var seats = (await Send(provider, new ListSeats(edition, stage)))
            .Seats.Select(seat => seat.Seat)
            .GroupBy(seat => seat.Juror)
            .OrderBy(juror => juror.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var juror in seats)
            await Send(provider, new AddUser(juror.Key, AddressOf(juror.Key), Roles.Juror, juror.Key, Password: Password));
        await Send(provider, new AddUser("Secretariat", Secretariat, Roles.Secretariat, Password: Password));
        return seats;
    }

    /// <summary>Sends a command as the owner of the database does.</summary>
    public static async Task<T> Send<T>(ServiceProvider provider, IRequest<T> request)
    {
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
