using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Domain.Numbers;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.PublicVotes;

/// <summary>
/// The secretariat counts a vote whose review is over. The totals become a file of measures and go in as any such file: the same checks and
/// tables, so that the file imported by hand gives the same result.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record CountVote(string Edition) : IRequest<VoteCounted>, IWrites, INamesAnEdition;

/// <summary>The count.</summary>
/// <param name="Ballots">How many ballots counted.</param>
/// <param name="Struck">How many were struck.</param>
/// <param name="Import">What became of the file.</param>
public sealed record VoteCounted(int Ballots, int Struck, ImportOutcome Import);

/// <summary>Writes the file and imports it.</summary>
internal sealed class CountVoteHandler(
    UnitOfWork work,
    PayloadCache cache,
    VoteStore votes,
    BallotStore ballots,
    AuditTrail trail,
    IMediator sender
) : IRequestHandler<CountVote, VoteCounted>
{
    /// <inheritdoc/>
    public async Task<VoteCounted> Handle(CountVote request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        if (vote.State != VoteState.Reviewed)
            throw new RefusalException(RefusalKind.State, "vote-not-reviewed", request.Edition, vote.State.ToString().ToLowerInvariant());
        NeedsOwnMeasure(vote);
        var all = ballots.Of(request.Edition);
        var counted = all.Where(ballot => !ballot.IsStruck).ToList();
        var totals = VoteChoices.Count(
            vote.Rule,
            votes.Candidates(vote).Select(candidate => candidate.Entry),
            counted.Select(ballot => ballot.Choices)
        );
        if (totals.Count == 0)
            throw new RefusalException(RefusalKind.Data, "vote-nothing-to-count", request.Edition);
        using var scratch = new ScratchFolder("scoring-vote-", cancellationToken);
        var path = Path.Combine(scratch.Path, VoteFile.Name);
        await File.WriteAllTextAsync(path, VoteFile.Text(vote.Rule.Measure, totals), new UTF8Encoding(false), cancellationToken);
        var outcome = await sender.Send(
            new ImportFile(ImportKind.Measures, path, request.Edition, Replacing: Replacing.Replace),
            cancellationToken
        );
        if (outcome.Status == ImportStatus.Refused)
            throw new RefusalException(
                RefusalKind.Data,
                "vote-file-refused",
                new Domain.Rules.Text(Texts.Problem(outcome.Problems[0], "id"), Texts.Problem(outcome.Problems[0], "en"))
            );
        votes.Add(request.Edition, "counted", "");
        trail.Record(
            AuditAction.VoteCounted,
            MoveVoteHandler.Subject(request.Edition),
            "",
            ("ballots", counted.Count),
            ("struck", all.Count - counted.Count),
            ("file", VoteFile.Name),
            ("sha256", outcome.Sha256)
        );
        return new VoteCounted(counted.Count, all.Count - counted.Count, outcome);
    }

    // Votes that were counted elsewhere must not be replaced unseen.
    private void NeedsOwnMeasure(VoteStanding vote)
    {
        var known = new CurrentFacts(work, cache, vote.Edition.Id);
        foreach (var import in known.Imports.Where(import => import.Kind == ImportKind.Measures && import.FileName != VoteFile.Name))
        {
            if (((Import.Storage.NumberRows)known.PayloadOf(import)).Numbers.Exists(number => number.Measure == vote.Rule.Measure))
                throw new RefusalException(RefusalKind.State, "vote-measure-given", vote.Rule.Measure, import.FileName);
        }
    }
}

/// <summary>The file that a count becomes.</summary>
public static class VoteFile
{
    /// <summary>Its name: where a figure comes from is read there in every explanation.</summary>
    public const string Name = "suara-publik.csv";

    /// <summary>What its rows say of themselves.</summary>
    public const string Standing = "public-vote";

    /// <summary>True if a fact was read from such a file.</summary>
    /// <param name="file">The name of the file; a further file of the same name has a number appended.</param>
    public static bool IsOne(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file == Name || file.StartsWith(Name + " (", StringComparison.Ordinal);
    }

    /// <summary>Its text: rows by id, numbers in one form, line feeds.</summary>
    internal static string Text(string measure, IReadOnlyDictionary<string, decimal> totals)
    {
        var text = new StringBuilder("innovation_id,indicator,value,standing\n");
        foreach (var (entry, total) in totals.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{Cell(entry)},{Cell(measure)},{Number(total)},{Standing}\n");
        return text.ToString();
    }

    // Never three places: what reads the file could take the sign for one of thousands.
    private static string Number(decimal total) =>
        total.ToString(Exact.PlacesOf(total) == 0 ? "0" : "0.0000###########", CultureInfo.InvariantCulture);

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
