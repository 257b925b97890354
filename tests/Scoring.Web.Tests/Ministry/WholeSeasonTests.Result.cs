using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Scoring.Features.Documents;
using Scoring.Features.Publications;
using Scoring.Features.Rules;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>The vote of the public, the publication, the certificate, and the same at the command line.</summary>
public sealed partial class WholeSeasonTests
{
    // Somebody from the public, on a phone.
    private async Task Vote(Actor secretary)
    {
        _clock.Time = At(5, 26);
        await secretary.SignIn(_owner);
        await secretary.Pages.Go(Here + "/vote");
        await secretary.Pages.Press("Buat daftar calon");
        await secretary.Pages.Says("Daftar calon dibuat");
        await using var citizen = await Actor.Anybody(_site, width: 320);
        await citizen.Pages.Go("/vote/" + Season);
        await citizen.Page.GetByLabel("Antrean Daring").CheckAsync();
        await citizen.Pages.Press("Lanjut");
        await citizen.Page.GetByLabel("Alamat surel").FillAsync("warga@kota.example");
        await citizen.Pages.Press("Kirim kode");
        await Look();
        var letter = _mail.Taken.Last(letter => letter.To.ToString() == "warga@kota.example");
        await citizen.Page.GetByLabel("Kode enam angka").FillAsync(Code().Match(letter.TextBody!).Value);
        await citizen.Pages.Press("Konfirmasi suara");
        await citizen.Pages.Says("Suara Anda dihitung");
        _clock.Time = At(6, 7);
        await secretary.SignIn(_owner);
        await secretary.Pages.Go(Here + "/vote");
        await secretary.Page.Locator("form:has(input[value=Review]) textarea[name=reason]").FillAsync("Diperiksa");
        await secretary.Pages.Press("Selesaikan pemeriksaan");
        await secretary.Pages.Press("Hitung suara");
        await secretary.Pages.Says("Suara dihitung dan masuk sebagai data");
    }

    private static async Task Publish(Actor chair)
    {
        await chair.Pages.Go(Here);
        await chair.Pages.Says("terdaftar: 2", "berpenghargaan: 1", "0 hal perlu ditindaklanjuti.");
        await chair.Pages.Looks("whole-edition");
        await chair.Pages.Go(Here + "/ranking");
        await chair.Pages.Press("Tetapkan sebagai hasil akhir");
        await chair.Pages.Says("Pemeringkatan ditetapkan sebagai hasil akhir.");
        await chair.Page.GetByText("Lanjut ke penerbitan").ClickAsync();
        await chair.Page.Locator("#publish").GetByLabel("Keterangan").FillAsync("Pengumuman pemenang");
        await chair.Page.GetByLabel("Saya sudah memeriksa hasil ini").CheckAsync();
        await chair.Pages.Press("Terbitkan");
        await chair.Pages.Says("Pemeringkatan sudah terbit.");
    }

    // The code of a certificate leads anybody to what it certifies.
    private async Task Certify()
    {
        var certificates = await SiteVisitor.SendAsOwner(_site, new WriteCertificates(Season));
        var code = certificates.Certificates.Single().Code!;
        await using var anybody = await Actor.Anybody(_site, width: 320);
        await anybody.Pages.Go("/winners/" + Season);
        await anybody.Pages.Says("Juara Pertama", "Antrean Daring");
        await anybody.Pages.Looks("whole-winners");
        await anybody.Pages.Go("/check");
        await anybody.Page.GetByLabel("Kode piagam").FillAsync(code);
        await anybody.Pages.Press("Periksa");
        await anybody.Pages.Says("Piagam ini berlaku", "Antrean Daring", "Juara Pertama");
    }

    // The rule files of the page pass the strict check elsewhere, and the command line finds the result that was published.
    private async Task CommandLine(Actor secretary)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        File.Copy(Path.Combine(_rules, "sources.yaml"), Path.Combine(elsewhere, "sources.yaml"));
        var files = await secretary.Page.APIRequest.GetAsync(new Uri(_site.Browser.BaseAddress!, Here + "/season/files.zip").ToString());
        using (var archive = new ZipArchive(new MemoryStream(await files.BodyAsync())))
            archive.ExtractToDirectory(elsewhere);
        var check = await Scoring("rules", "check", Season, "--strict", "--rules", elsewhere);
        check.Code.ShouldBe(0, check.Said);
        using (var place = Workplace.On(Path.Combine(elsewhere, "scoring.db"), elsewhere))
            (await place.Send(new ShowEdition(Season))).Hash.ShouldBe((await SiteVisitor.SendAsOwner(_site, new ShowEdition(Season))).Hash);
        var published = (await SiteVisitor.SendAsOwner(_site, new ListPublications(Season)))[^1];
        var ranked = await Scoring("rank", Season, "--format", "json", "--database", _database, "--rules", _rules);
        ranked.Said.ShouldContain($"\"result_hash\": \"{published.ResultHash}\"");
        var trail = await Scoring("audit", "verify", "--database", _database, "--rules", _rules);
        trail.Code.ShouldBe(0, trail.Said);
    }

    private static async Task<(int Code, string Said)> Scoring(params string[] args)
    {
        var program = Path.Combine(Checkout.Root, "src/Scoring.Cli/bin/Debug/net10.0/scoring.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"^\d{6}\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();
}
