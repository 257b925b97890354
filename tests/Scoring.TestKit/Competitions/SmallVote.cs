using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.PublicVotes;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// A small competition with a vote of the public: five entries, three of them finalists by marks; the vote is open from 1 to 5 August 2026
/// in western Indonesia; favourites and their prize follow from it. All made up.
/// </summary>
public static class SmallVote
{
    public const string Edition = "club/2028";

    /// <summary>The rules.</summary>
    public const string Rules = """
        programme: club
        edition: 2028
        name: { id: Lomba Klub 2028, en: Club Contest 2028 }
        cite: committee
        measures:
          - { id: votes, name: { id: Suara publik, en: Public vote }, subject: innovation, from: 0 }
        stages:
          - id: desk
            name: { id: Meja, en: Desk }
            scale: { from: 0, to: 100 }
            criteria: [ { id: idea, name: { id: Gagasan, en: Idea }, weight: 100 } ]
        scores:
          - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: desk }
          - { id: public-votes, name: { id: Suara publik, en: Public vote }, step: measure, of: votes }
        rounding: { places: 2 }
        rankings:
          - { id: finalists, name: { id: Finalis, en: Finalists }, score: mark, top: 3 }
          - { id: favourites, name: { id: Favorit, en: Favourites }, score: public-votes, top: 1, unscored: left-out }
        awards:
          prizes-per-entry: several
          list:
            - { id: first, name: { id: Juara, en: Winner }, of: finalists, places: 1 }
            - { id: favourite, name: { id: Favorit publik, en: Favourite of the public }, of: favourites, places: 1 }
        """;

    /// <summary>Whose entries they are.</summary>
    public const string Submissions = """
        innovation_id,title,agency,region_code
        e1,Antar Obat,Dinas Kesehatan,72.71
        e2,SI-PADI,Dinas Pertanian,72.71
        e3,"Antre, tanpa antre",Dinas Dukcapil,72.10
        e4,Kosong,Dinas D,72.10
        e5,Baru,Dinas E,72.10

        """;

    /// <summary>What jurors gave: e1, e2 and e3 are finalists.</summary>
    public const string Marks = """
        stage,innovation_id,juror,idea
        desk,e1,A,90
        desk,e2,A,80
        desk,e3,A,70
        desk,e4,A,60
        desk,e5,A,50

        """;

    /// <summary>The season.</summary>
    /// <param name="vote">The rule of the vote.</param>
    public static string Season(string vote = "{ kind: choose, ranking: finalists, most: 2, measure: votes }") =>
        $$"""
            letter: { number: B/1/2028, date: 2026-07-01, issuer: { id: Panitia, en: Committee } }
            calendar:
              zone: WIB
              dates:
                - { what: vote-opens, at: 2026-08-01 }
                - { what: vote-closes, at: 2026-08-05 }
                - { what: results, at: 2026-08-20 }
            vote: {{vote}}
            """;

    /// <summary>A workplace with facts whose clock shows the first day of the vote; the list of candidates is not made.</summary>
    public static async Task<Workplace> Place(string? vote = null, StandingClock? clock = null, bool? isServer = null)
    {
        var place = Workplace.WithOwnRules(isServer);
        place.Clock = clock ?? StandingClock.AtEight();
        await place.Fill(vote);
        return place;
    }

    /// <summary>Writes the rules and imports the facts.</summary>
    public static async Task Fill(this Workplace place, string? vote = null)
    {
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2028/edition.yaml", Rules);
        place.WriteRule("club/2028/season.yaml", vote is null ? Season() : Season(vote));
        place.RuleFaults(Edition).ShouldBeEmpty();
        await place.Given(ImportKind.Submissions, Edition, "submissions.csv", Submissions);
        await place.Given(ImportKind.Marks, Edition, "marks.csv", Marks);
    }

    /// <summary>Sends the mail of an ask as the site does; answers the code in it, or null if none goes.</summary>
    public static Task<string?> CodeOf(this Workplace place, string ask) =>
        place.Within(services =>
        {
            var desk = services.GetRequiredService<OutboxDesk>();
            string? code = null;
            foreach (var mail in desk.Take())
            {
                string? made = null;
                var begun = desk.Begin(mail, () => made = services.GetRequiredService<VoteCodes>().Make(mail));
                if (begun is null)
                    continue;
                desk.Store(mail, MailEnd.Sent);
                if (
                    place
                        .Ask<string>("SELECT dedupe_key FROM outbox WHERE mail_id = @Id", new { mail.Id })
                        .EndsWith(ask, StringComparison.Ordinal)
                )
                    code = made;
            }
            return Task.FromResult(code);
        });

    /// <summary>Asks for a code as the public.</summary>
    public static async Task<string> AskFor(this Workplace place, string address, string source = "10.0.0.1", params string[] chosen) =>
        (await place.SendAs(Person.Public, new AskForCode(Edition, address, chosen.Length == 0 ? ["e1"] : chosen, "id", source))).Ask;

    /// <summary>Votes as the public: asks, gets the mail, types its code; false if no code came.</summary>
    public static async Task<bool> Vote(this Workplace place, string address, string source = "10.0.0.1", params string[] chosen)
    {
        var ask = await place.AskFor(address, source, chosen);
        return await place.CodeOf(ask) is { } code
            && (await place.SendAs(Person.Public, new ConfirmBallot(Edition, ask, code))).IsConfirmed;
    }
}
