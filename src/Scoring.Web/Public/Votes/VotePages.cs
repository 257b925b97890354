using System.Net;
using System.Net.Sockets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.PublicVotes;
using Scoring.Web.Accounts;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Public.Votes;

/// <summary>
/// The vote of the public: choose, name an address, type the code that was mailed. Opening a page changes nothing and uses no code. What a
/// person with an account votes is sent as the public's, so that no trail names them.
/// </summary>
internal static class VotePages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // Offices and schools share an address of the network; a script that fills mailboxes does not wait for an hour.
    private static readonly AttemptLimit AsksFromSource = new(30, TimeSpan.FromHours(1));
    private static readonly AttemptLimit AsksForAddress = new(3, TimeSpan.FromHours(1));
    private static readonly AttemptLimit AsksForAddressADay = new(6, TimeSpan.FromDays(1));
    private static readonly AttemptLimit CodesFromSource = new(60, TimeSpan.FromHours(1));

    /// <summary>Maps them.</summary>
    public static void MapVotes(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/vote/{programme}/{edition}", Reading, Show);
        site.MapMethods("/vote/{programme}/{edition}/ballot", Reading, Ballot);
        site.MapPost("/vote/{programme}/{edition}/ballot", Ask);
        site.MapMethods("/vote/{programme}/{edition}/code/{ask}", Reading, Code);
        site.MapPost("/vote/{programme}/{edition}/code/{ask}", Confirm);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        [FromQuery(Name = "choose")] string[] choose,
        [FromQuery(Name = "find")] string? find,
        [FromQuery(Name = "group")] string? group,
        [FromQuery(Name = "do")] string? act
    )
    {
        var vote = await published.Live(new ShowVote($"{programme}/{edition}"), context.RequestAborted);
        var choices = Known(vote, choose);
        string? fault = null;
        if (act == "go" && vote.Standing.State == VoteState.Open)
        {
            try
            {
                VoteChoices.Check(vote.Standing.Rule, choices, vote.Candidates);
                return TypedResults.Redirect(Reader.Of(context).ToWith(Query(choices), "vote", programme, edition, "ballot"));
            }
            catch (RefusalException refusal)
            {
                fault = Shared.Refusal(refusal, Reader.Of(context).Language);
            }
        }
        (string, object?)[] parameters =
        [
            ("Vote", vote),
            ("List", new VoteList(VoteOrder.Of(context, vote.Candidates), choices, find ?? "", group ?? "")),
            ("Fault", fault),
        ];
        return Pages.Either<VotePage>(context, fault, parameters);
    }

    private static async Task<IResult> Ballot(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        [FromQuery(Name = "choose")] string[] choose
    )
    {
        var vote = await published.Live(new ShowVote($"{programme}/{edition}"), context.RequestAborted);
        var choices = Known(vote, choose);
        return choices.Count == 0 || vote.Standing.State != VoteState.Open
            ? TypedResults.Redirect(Reader.Of(context).To("vote", programme, edition))
            : Pages.Page<BallotPage>(context, ("Vote", vote), ("Choices", choices));
    }

    private static async Task<IResult> Ask(
        HttpContext context,
        IMediator sender,
        Caller caller,
        Attempts attempts,
        string programme,
        string edition,
        [FromForm] string? email
    )
    {
        var (id, reader) = ($"{programme}/{edition}", Reader.Of(context));
        var sent = (await context.Request.ReadFormAsync(context.RequestAborted))["choose"];
        try
        {
            var address = VoteAddress.Of(email);
            if (!attempts.Take(AsksFromSource, "vote-ask", SourceOf(context)))
                throw new RefusalException(RefusalKind.State, "vote-too-often");
            // An address that was asked for too often gets no further mail, and the one who asks does not learn it.
            var isQuiet =
                !attempts.Take(AsksForAddress, "vote-address", id, address.Key)
                || !attempts.Take(AsksForAddressADay, "vote-address-day", id, address.Key);
            var asked = await AsPublic(caller, () =>
                sender.Send(
                    new AskForCode(id, email ?? "", [.. sent.OfType<string>()], reader.Language, SourceOf(context), isQuiet),
                    context.RequestAborted
                )
            );
            return Pages.Done(context, null, "vote", programme, edition, "code", asked.Ask);
        }
        catch (RefusalException refusal)
            when (refusal is { IsOfStore: false, Kind: RefusalKind.Usage or RefusalKind.State } && refusal.Code != "already-done")
        {
            var vote = await sender.Send(new ShowVote(id), context.RequestAborted);
            var page = Pages.Wrong<BallotPage>(
                context,
                ("Vote", vote),
                ("Choices", Known(vote, sent)),
                ("Email", email),
                ("Fault", Shared.Refusal(refusal, reader.Language))
            );
            page.StatusCode = refusal.Code is "vote-too-often" ? StatusCodes.Status429TooManyRequests : page.StatusCode;
            return page;
        }
    }

    private static async Task<IResult> Code(HttpContext context, Published published, string programme, string edition, string ask)
    {
        context.Response.Headers.CacheControl = "no-store";
        var vote = await published.Live(new ShowVote($"{programme}/{edition}"), context.RequestAborted);
        return Pages.Page<VoteCodePage>(context, ("Vote", vote), ("Ask", ask));
    }

    private static async Task<IResult> Confirm(
        HttpContext context,
        IMediator sender,
        Caller caller,
        Attempts attempts,
        string programme,
        string edition,
        string ask,
        [FromForm] string? code
    )
    {
        var (id, reader) = ($"{programme}/{edition}", Reader.Of(context));
        context.Response.Headers.CacheControl = "no-store";
        string? fault;
        var left = VoteTerms.Tries;
        try
        {
            if (!attempts.Take(CodesFromSource, "vote-code", SourceOf(context)))
                throw new RefusalException(RefusalKind.State, "vote-too-often");
            var answer = await AsPublic(caller, () => sender.Send(new ConfirmBallot(id, ask, code ?? ""), context.RequestAborted));
            if (answer.IsConfirmed)
                return Pages.Done(context, "vote-confirmed", "vote", programme, edition);
            left = answer.TriesLeft;
            fault = reader.Text(left > 0 ? "vote.code.wrong" : "vote.code.over", left);
        }
        catch (RefusalException refusal) when (refusal is { IsOfStore: false, Kind: RefusalKind.State } && refusal.Code != "already-done")
        {
            fault = Shared.Refusal(refusal, reader.Language);
        }
        var vote = await sender.Send(new ShowVote(id), context.RequestAborted);
        return Pages.Wrong<VoteCodePage>(context, ("Vote", vote), ("Ask", ask), ("Fault", fault), ("IsOver", left == 0));
    }

    /// <summary>The query that carries choices from page to page.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Query(IEnumerable<VoteChoice> choices) =>
        choices.Select(choice => KeyValuePair.Create("choose", VoteChoices.Sent(choice.Entry, choice.Grade)));

    // What somebody with an account votes must not be in the trail under their name.
    private static async Task<T> AsPublic<T>(Caller caller, Func<Task<T>> act)
    {
        var visitor = caller.Person;
        caller.Person = Person.Public;
        try
        {
            return await act();
        }
        finally
        {
            caller.Person = visitor;
        }
    }

    // A list that was renewed meanwhile may lack what an old page chose.
    private static IReadOnlyList<VoteChoice> Known(ShownVote vote, IEnumerable<string?> sent)
    {
        var known = vote.Candidates.Select(candidate => candidate.Entry).ToHashSet(StringComparer.Ordinal);
        return [.. VoteChoices.Read(vote.Standing.Rule, sent).Where(choice => known.Contains(choice.Entry))];
    }

    /// <summary>The network of a household or office: all of an address of version 4, the first half of one of version 6.</summary>
    public static string SourceOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }
}
