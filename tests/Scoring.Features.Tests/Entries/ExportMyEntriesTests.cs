using System.Text.Json;
using Scoring.Features.Entries;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Entries;

/// <summary>What an innovator takes along: all of their own, and nothing of anybody else.</summary>
public sealed class ExportMyEntriesTests : WithCityJury
{
    [Test]
    public async Task Answers_files_versions_and_steps_of_the_own_entries_are_in_it()
    {
        using var data = JsonDocument.Parse((await Jury.Season.As(CitySeason.Innovator, new ExportMyEntries())).Json);
        data.RootElement.GetProperty("email").GetString().ShouldBe(CitySeason.Innovator);
        var entries = data.RootElement.GetProperty("entries").EnumerateArray().ToList();
        entries.Select(entry => entry.GetProperty("entry").GetString()).ShouldBe([Jury.Entry.Id, Jury.Other.Id], ignoreOrder: true);
        var own = entries.Single(entry => entry.GetProperty("entry").GetString() == Jury.Entry.Id);
        own.GetProperty("answers").GetProperty("school").GetString().ShouldBe(CityJury.School);
        own.GetProperty("files")
            .EnumerateArray()
            .Select(file => file.GetProperty("sha256").GetString())
            .ShouldBe([Jury.Proof.Sha256, Jury.Photo.Sha256, Jury.Letter.Sha256], ignoreOrder: true);
        own.GetProperty("versions").EnumerateArray().Single().GetProperty("content").GetRawText().ShouldContain(CityJury.School);
        own.GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Test]
    public async Task Somebody_else_gets_none_of_it()
    {
        var json = (await Jury.Season.As(CitySeason.Stranger, new ExportMyEntries())).Json;
        json.ShouldNotContain(CityJury.School);
        json.ShouldContain(CitySeason.Stranger);
        (await Jury.Season.Refused(CitySeason.Examiner, new ExportMyEntries())).ShouldBe("not-allowed");
    }
}
