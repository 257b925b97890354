using Scoring.Domain.Jury;
using Scoring.Domain.Seasons;
using Scoring.Features.Attachments;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Evidence;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Users;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// The city's competition once entries are judged: a pupils' entry with files, whose school and agency no juror may learn.
/// </summary>
public sealed class CityJury : IDisposable
{
    /// <summary>The juror with a seat at the entry.</summary>
    public const string Juror = "jaka@example.id";

    /// <summary>A juror of the same stage without a seat at it.</summary>
    public const string OtherJuror = "juli@example.id";

    /// <summary>The chair.</summary>
    public const string Chair = "kiki@example.id";

    /// <summary>The answer to a hidden field.</summary>
    public const string School = "SMP Rahasia Lima";

    /// <summary>The answer to a blind field.</summary>
    public const string Agency = "Dinas Kesehatan";

    private CityJury(CitySeason season, Entry entry) => (Season, Entry) = (season, entry);

    /// <summary>The season.</summary>
    public CitySeason Season { get; }

    /// <summary>The entry.</summary>
    public Entry Entry { get; }

    /// <summary>Another entry, at which nobody has a seat.</summary>
    public Entry Other { get; private set; } = null!;

    /// <summary>A file in a place that jurors may see.</summary>
    public Attachment Proof { get; private set; } = null!;

    /// <summary>A file in a place that is not called blind-safe.</summary>
    public Attachment Letter { get; private set; } = null!;

    /// <summary>A picture in a place that jurors may see.</summary>
    public Attachment Photo { get; private set; } = null!;

    /// <summary>A file that is evidence for the indicator "law"; null where none is asked for.</summary>
    public Attachment? Evidence { get; private set; }

    /// <summary>Enters, checks and seats.</summary>
    /// <param name="change">Changes season.yaml before; null for as it is with one more place for files and a link.</param>
    /// <param name="evidence">Whether evidence is asked for, and is blind-safe; null for none.</param>
    public static async Task<CityJury> Seated(Func<string, string>? change = null, bool? evidence = null)
    {
        var season = await CitySeason.Announced(
            text =>
            {
                var letter = WithLetter(change is null ? text : change(text));
                return evidence is { } isBlindSafe ? CityEvidence.WithEvidence(letter, isBlindSafe) : letter;
            },
            evidence is null ? null : CityEvidence.Add
        );
        var entry = await season.Begin();
        await season.Save(
            entry,
            "idea",
            CitySeason.Innovator,
            ("title", "Antrean Daring"),
            ("group", "pelajar"),
            ("school", School),
            ("summary", "Warga mengantre dari rumah."),
            ("start-date", "2025-01-02")
        );
        await season.Save(
            entry,
            "who",
            CitySeason.Innovator,
            ("region", "72.01"),
            ("film", "https://www.youtube.com/watch?v=contoh"),
            ("true-words", "ya")
        );
        var jury = new CityJury(season, entry);
        jury.Proof = await jury.Add(
            "proof",
            Agency + ".pdf",
            SampleFiles.Pdf("Bukti", paint: "0 1 0 rg 0 0 400 200 re f 0 g"),
            $"Loket {Agency}"
        );
        jury.Photo = await jury.Add("proof", School + ".jpg", SampleFiles.Jpeg(6), School);
        jury.Letter = await jury.Add("letter", "surat.pdf", SampleFiles.Pdf("Surat"), "");
        if (evidence is not null)
            await jury.Claim();
        await season.Completed(await season.Sent(entry));
        jury.Other = await season.Completed(await season.Sent(await season.Filled("Bank Sampah")));
        season.Clock.Time = CitySeason.Closing.AddDays(1);
        await season.As(CitySeason.Secretary, new FixRegister(CitySeason.Edition));
        await jury.Jurors();
        return jury;
    }

    /// <inheritdoc/>
    public void Dispose() => Season.Dispose();

    private static string WithLetter(string text) =>
        text.Replace(
            "        - id: true-words\n",
            "        - { id: letter, name: { id: Surat, en: Letter }, kind: file, files: { types: [ pdf ] } }\n"
                + "        - { id: film, name: { id: Video, en: Video }, kind: link }\n"
                + "        - id: true-words\n",
            StringComparison.Ordinal
        );

    private Task<Attachment> Add(string field, string name, byte[] bytes, string caption) =>
        Season.As(
            CitySeason.Innovator,
            new AddAttachment(CitySeason.Edition, Entry.Id, field, name, Season.Place.Write("upload", bytes), caption)
        );

    private async Task Claim()
    {
        await Season.As(
            CitySeason.Innovator,
            new ClaimEntryLevel(CitySeason.Edition, Entry.Id, "law", 3, new EvidenceDocument("B/1", "2026-01-02", Agency), 0)
        );
        Evidence = await Add("evidence/law", Agency + " 2.pdf", SampleFiles.Pdf("Perda"), Agency);
    }

    private async Task Jurors()
    {
        await Season.Place.Given(
            ImportKind.Jurors,
            CitySeason.Edition,
            "jurors.csv",
            "juror,name,institution,region_code\nJ1,Jaka,,\nJ2,Juli,,\n"
        );
        await Season.Place.Send(new ChangeSeats(CitySeason.Edition, "desk", SeatAction.Give, new Seat(Entry.Id, "J1"), null, "a test"));
        await Season.Place.Send(new ChangeSeats(CitySeason.Edition, "desk", SeatAction.Give, new Seat(Other.Id, "J2"), null, "a test"));
        await ReadyAccounts.Add(Season.Place, new AddUser("Jaka", Juror, Roles.Juror, "J1"));
        await ReadyAccounts.Add(Season.Place, new AddUser("Juli", OtherJuror, Roles.Juror, "J2"));
        await ReadyAccounts.Add(Season.Place, new AddUser("Kiki", Chair, Roles.Chair));
    }
}
