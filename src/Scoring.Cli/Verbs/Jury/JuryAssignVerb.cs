using System.CommandLine;
using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Domain.Jury;
using Scoring.Features.Jury.Seating;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury assign EDITION --stage S: draws seats from a seed, changes them by hand, or lists them.</summary>
internal static class JuryAssignVerb
{
    private static readonly string[] Ways = ["--seed", "--give", "--take", "--swap"];

    public static Command Make(GlobalOptions options)
    {
        var edition = VerbParts.Argument("EDITION", options);
        var stage = VerbParts.Option("stage", "STAGE", options);
        var seed = VerbParts.Option("seed", "TEXT", options);
        var perEntry = VerbParts.Option("per-entry", "M", options);
        var atMost = VerbParts.Option("at-most", "K", options);
        var again = VerbParts.Switch("again", options);
        var (give, take) = (VerbParts.Option("give", "ENTRY:JUROR", options), VerbParts.Option("take", "ENTRY:JUROR", options));
        var swap = VerbParts.Option("swap", "ENTRY:JUROR,ENTRY:JUROR", options);
        var reason = VerbParts.Option("reason", "TEXT", options);
        var verb = VerbParts
            .Verb("assign", options, "verb.jury.assign")
            .WithExamples(
                "jury assign kipp/2023 --stage desk --seed \"2026-08-17 10:00\"",
                "jury assign kipp/2023 --stage desk --swap kipp-012:TE-01,kipp-013:TE-02 --reason \"SK 12/2026\""
            );
        verb.Add(edition);
        foreach (var option in new Option[] { stage, seed, perEntry, atMost, again, give, take, swap, reason })
            verb.Add(option);
        verb.Does(options, async (session, parsed, cancellation) =>
        {
            var (of, at, why) = (parsed.Needs(edition), parsed.Needs(stage), parsed.GetValue(reason) ?? "");
            if (new[] { seed, give, take, swap }.Count(option => parsed.GetValue(option) is not null) > 1)
                throw new UsageException("usage.one-of", string.Join(", ", Ways));
            if (Change(parsed.GetValue(give), parsed.GetValue(take), parsed.GetValue(swap)) is var (action, one, other))
            {
                var changed = await session.Send(new ChangeSeats(of, at, action, one, other, why), cancellation).ConfigureAwait(false);
                ResultTarget.WriteScreen(session, screen =>
                    screen.Line(CliTexts.Get("jury.changed", session.Spoken, Named(changed.Given), Named(changed.Taken), changed.Seats))
                );
            }
            else if (parsed.GetValue(seed) is { } text)
            {
                var wanted = new AssignPanel(of, at, text, parsed.Number(perEntry), parsed.Number(atMost), parsed.GetValue(again), why);
                SeatGrids.Write(
                    session,
                    await Waiting
                        .For(session, CliTexts.Get("waiting.run", session.Spoken), _ => session.Send(wanted, cancellation))
                        .ConfigureAwait(false)
                );
            }
            else
            {
                if (parsed.GetValue(again) || parsed.GetValue(perEntry) is not null || parsed.GetValue(atMost) is not null)
                    throw new UsageException("usage.argument-missing", "--seed");
                SeatGrids.Write(session, await session.Send(new ListSeats(of, at), cancellation).ConfigureAwait(false));
            }
            return ExitCodes.Done;
        });
        return verb;
    }

    private static (SeatAction Action, Seat One, Seat? Other)? Change(string? give, string? take, string? swap)
    {
        if (give is not null)
            return (SeatAction.Give, SeatOf(give), null);
        if (take is not null)
            return (SeatAction.Take, SeatOf(take), null);
        if (swap is null)
            return null;
        return swap.Split(',') is [var one, var other]
            ? (SeatAction.Swap, SeatOf(one), SeatOf(other))
            : throw new UsageException("usage.swap", swap);
    }

    // An entry's id may contain a colon; a juror's hardly ever does.
    private static Seat SeatOf(string text) =>
        text.LastIndexOf(':') is > 0 and var colon && colon < text.Length - 1
            ? new Seat(text[..colon].Trim(), text[(colon + 1)..].Trim())
            : throw new UsageException("usage.seat", text);

    private static string Named(IReadOnlyList<Seat> seats) =>
        seats.Count == 0 ? "–" : string.Join(", ", seats.Select(seat => $"{seat.Entry}:{seat.Juror}"));
}
