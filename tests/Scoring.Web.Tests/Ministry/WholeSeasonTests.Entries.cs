using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Ministry;

/// <summary>Innovators, their agency and the administration.</summary>
public sealed partial class WholeSeasonTests
{
    // On a phone; the line is cut once.
    private static async Task Enter(Actor innovator)
    {
        var (pages, page) = (innovator.Pages, innovator.Page);
        foreach (var (title, number) in new[] { ("Antrean Daring", "00001"), ("Bank Sampah Digital", "00002") })
        {
            await pages.Go($"/entries/start/{Season}");
            await page.GetByLabel("Judul").FillAsync(title);
            await page.GetByLabel("Instansi").SelectOptionAsync(new SelectOptionValue { Label = "Dinas Kesehatan" });
            await page.GetByLabel("Umum").CheckAsync();
            await pages.Press("Mulai");
            await pages.Says("Karya sudah dimulai.", number);
            await pages.Go($"/entry/{Season}/{number}/section/idea");
            await page.GetByLabel("Ringkasan").FillAsync($"{title} untuk warga kota.");
            await Expect(page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
            if (number == "00001")
                await CutLine(innovator);
            await pages.Go($"/entry/{Season}/{number}/section/who");
            await page.GetByLabel("Data benar").CheckAsync();
            await Expect(page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
            await pages.Go($"/entry/{Season}/{number}/files/proof");
            await page.Locator("input[type=file]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "bukti.pdf",
                        MimeType = "application/pdf",
                        Buffer = SampleFiles.Pdf("Bukti"),
                    }
                );
            await page.Locator("main form:has(input[type=file]) button[type=submit]").First.ClickAsync();
            await Expect(page.GetByText("Berkas tersimpan.")).ToBeVisibleAsync();
            await pages.Go($"/entry/{Season}/{number}/check");
            await pages.Says("bukti.pdf", title);
            await pages.Looks("whole-check-" + number);
            await pages.Press("Serahkan ke instansi");
            await pages.Says("menunggu instansi");
        }
    }

    private static async Task CutLine(Actor innovator)
    {
        var summary = innovator.Page.GetByLabel("Ringkasan");
        await innovator.Context.SetOfflineAsync(true);
        await summary.FillAsync("Warga mengantre dari rumah.");
        await Expect(innovator.Page.Locator("[data-status]")).ToContainTextAsync("Sambungan terputus");
        await innovator.Context.SetOfflineAsync(false);
        await innovator.Page.ReloadAsync();
        await Expect(summary).ToHaveValueAsync("Warga mengantre dari rumah.");
        await Expect(innovator.Page.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
    }

    // Without a script.
    private static async Task Endorse(Actor verifier)
    {
        foreach (var number in new[] { "00001", "00002" })
        {
            await verifier.Pages.Go($"/entry/{Season}/{number}/check");
            await verifier.Pages.Press("Kirim atas nama instansi");
            await verifier.Pages.Says("Karya sudah dikirim.", "Tanda terima");
        }
    }

    // In English.
    private static async Task Examine(Actor examiner)
    {
        await examiner.Pages.Go($"/desk/{Season}?lang=en");
        await examiner.Pages.Press("Take 20");
        foreach (var number in new[] { "00001", "00002" })
        {
            await examiner.Pages.Go($"/desk/{Season}/{number}?lang=en");
            foreach (var yes in await examiner.Page.GetByLabel("yes", new() { Exact = true }).AllAsync())
                await yes.CheckAsync();
            await examiner.Pages.Looks("whole-desk-" + number);
            await examiner.Pages.Press("Complete");
            await examiner.Pages.Says("complete");
        }
    }

    [GeneratedRegex(@"^tersimpan \d\d\.\d\d WI(B|TA)$")]
    private static partial Regex SavedAt();
}
