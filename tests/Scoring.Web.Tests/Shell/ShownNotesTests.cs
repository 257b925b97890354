using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Web.Shell;

namespace Scoring.Web.Tests.Shell;

/// <summary>A page writes days as its reader does; what is published keeps the words that it was published with.</summary>
public sealed class ShownNotesTests
{
    [TestCase("2026-01-01", "id", "mulai 1 Januari 2026, seharusnya paling lambat 30 April 2025")]
    [TestCase("2026-01-01 14:05", "id", "mulai 1 Januari 2026, 14.05, seharusnya paling lambat 30 April 2025")]
    [TestCase("2026-01-01T14:05", "en", "began 1 January 2026, 14:05, it had to begin on 30 April 2025 or before")]
    [TestCase("soon", "en", "began soon, it had to begin on 30 April 2025 or before")]
    [TestCase("bukti-2026-01-01.pdf", "en", "began bukti-2026-01-01.pdf, it had to begin on 30 April 2025 or before")]
    public void A_day_is_written_as_the_reader_writes_it(string began, string language, string said)
    {
        var note = new Note(NoteCode.UsedTooShort, began, "2025-04-30");
        ShownNotes.Of(note, In(language)).ShouldBe(said);
        ShownNotes.Of([note, note], In(language)).ShouldBe($"{said}; {said}");
        Texts.Note(note, language).ShouldContain($"{began}, ");
    }

    [TestCase("id", "tidak bernilai di Indeks 2018")]
    [TestCase("en", "no value in Index 2018")]
    public void An_edition_is_called_by_its_name(string language, string said)
    {
        var note = new Note(NoteCode.NotInCarriedEdition, "index/2018");
        ShownNotes.Of(note, In(language)).ShouldBe(said);
        ShownNotes.Of(new Note(NoteCode.NotInCarriedEdition, "other/2018"), In(language)).ShouldEndWith(" other/2018");
        Texts.Note(note, language).ShouldEndWith(" index/2018");
    }

    [Test]
    public void A_negative_number_has_a_true_minus_sign()
    {
        var note = new Note(NoteCode.SeverityOfJuror, -2.5m);
        ShownNotes.Of(note, In("id")).ShouldBe("keketatan juri ini atas semua karya: −2,5 (di bawah 0 berarti ketat)");
        Texts.Note(note, "id").ShouldContain("-2,5");
    }

    [Test]
    public void A_level_is_called_as_everywhere_on_the_page()
    {
        var note = new Note(NoteCode.LevelNotCounted, 3);
        ShownNotes.Of(note, In("id")).ShouldBe("tanpa bukti: menurut aturan tingkat 3 hasil verifikasi tidak dihitung");
        Texts.Note(note, "id").ShouldBe("tanpa bukti: menurut aturan level 3 hasil verifikasi tidak dihitung");
    }

    private static Reader In(string language) =>
        new(language, "", "/", []) { Names = new(new EditionNames([("index/2018", new Text("Indeks 2018", "Index 2018"))])) };
}
