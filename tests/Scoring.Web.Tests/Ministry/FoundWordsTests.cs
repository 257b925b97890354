using Scoring.Domain.Jury.Review;
using Scoring.Features.Jury;
using Scoring.Web.Ministry;
using Scoring.Web.Shell;

namespace Scoring.Web.Tests.Ministry;

/// <summary>What was found is read in words: jurors and rules by name, numbers as the reader writes them.</summary>
public sealed class FoundWordsTests
{
    private static readonly JurorNames Names = new([("J1", "Siti"), ("J2", "Budi")]);

    [TestCase(ReviewItemKind.FewerJurors, "J1 | J2, J3", "id", "menilai: Siti; tidak menilai: Budi, J3")]
    [TestCase(ReviewItemKind.TypingError, "7.5 | 76.25 78 7.5", "id", "7,5; dibandingkan dengan 76,25 · 78 · 7,5")]
    [TestCase(ReviewItemKind.TypingError, "7.5 | 76.25 78 7.5", "en", "7.5; compared with 76.25 · 78 · 7.5")]
    [TestCase(ReviewItemKind.PossibleConflict, "own-team: Siti | Tim Siti", "id", "tim sendiri: Siti | Tim Siti")]
    [TestCase(ReviewItemKind.Conflict, "own-institution: LAN", "en", "own institution: LAN")]
    [TestCase(ReviewItemKind.OtherScale, "× 0.1 | 7.5 8 | 70…91.5 (9, Σ 720.5)", "id", "× 0,1 | 7,5 8 | 70…91,5 (9, Σ 720,5)")]
    [TestCase(ReviewItemKind.Spread, "J1/- 76.5", "id", "Siti: 76,5")]
    [TestCase(ReviewItemKind.EqualNames, "13.72-01 | 13.72-02", "id", "13.72-01 | 13.72-02")]
    public void What_was_found_is_read_in_words(ReviewItemKind kind, string found, string language, string words) =>
        FoundWords.Of(kind, found, Names, new Reader(language, "", "/", [])).ShouldBe(words);
}
