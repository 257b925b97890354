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
    /// <summary>The season that the load is about.</summary>
    public const string Edition = "bench-season/2026";

    /// <summary>The stage in which its jurors mark.</summary>
    public const string Stage = "proposal";

    /// <summary>What they mark.</summary>
    public static readonly string[] Criteria = ["ringkasan", "tujuan", "kesesuaian", "kebaruan", "dampak", "transfer", "keberlanjutan"];

    /// <summary>Only for databases that are thrown away.</summary>
    public const string Password = "seribu bukit hijau";

    /// <summary>The secretariat's address.</summary>
    public const string Secretariat = "secretariat@example.org";

    /// <summary>A juror's address.</summary>
    public static string AddressOf(string juror) => juror.ToLowerInvariant() + "@example.org";

    /// <summary>An account for each juror with a seat, and one of the secretariat; the seats by juror.</summary>
    public static async Task<IReadOnlyList<IGrouping<string, Seat>>> Make(string database, string rules)
    {
        await using var provider = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(database, rules, "load"))
            .BuildServiceProvider();
        var seats = (await Send(provider, new ListSeats(Edition, Stage)))
            .Seats.Select(seat => seat.Seat)
            .GroupBy(seat => seat.Juror)
            .OrderBy(juror => juror.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var juror in seats)
            await Send(provider, new AddUser(juror.Key, AddressOf(juror.Key), Roles.Juror, juror.Key, Password: Password));
        await Send(provider, new AddUser("Secretariat", Secretariat, Roles.Secretariat, Password: Password));
        return seats;
    }

    /// <summary>The first of the jurors, each signed in, with their seats.</summary>
    public static async Task<List<(LoadVisitor Visitor, List<Seat> Seats)>> SignIn(
        Uri site,
        IReadOnlyList<IGrouping<string, Seat>> seats,
        int jurors
    )
    {
        var visitors = new List<(LoadVisitor Visitor, List<Seat> Seats)>();
        foreach (var juror in seats.Take(jurors))
        {
            var visitor = new LoadVisitor(site);
            await visitor.SignIn(AddressOf(juror.Key));
            visitors.Add((visitor, [.. juror]));
        }
        Console.Error.WriteLine($"{visitors.Count} jurors have signed in.");
        return visitors;
    }

    /// <summary>Waits; false once the end has come.</summary>
    public static async Task<bool> Wait(TimeSpan time, CancellationToken end)
    {
        await Task.Delay(time, end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return !end.IsCancellationRequested;
    }

    /// <summary>Sends a command as the owner of the database does.</summary>
    public static async Task<T> Send<T>(ServiceProvider provider, IRequest<T> request)
    {
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
