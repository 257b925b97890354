using Microsoft.Playwright;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>The secretariat writes the season: criteria, letter, dates, prizes.</summary>
public sealed partial class WholeSeasonTests
{
    private static async Task WriteSeason(Actor secretary)
    {
        var (pages, page) = (secretary.Pages, secretary.Page);
        await pages.Go("/staff/seasons");
        await secretary.Fill(("Mulai dari", CitySeason.Edition), ("Program", "lomba-kota"), ("Tahun", "2028"));
        await secretary.Fill(("Nama (Indonesia)", "Lomba Inovasi Kota 2028"), ("Nama (Inggris)", "City Innovation Competition 2028"));
        await pages.Press("Mulai musim");
        await pages.Says("Lomba Inovasi Kota 2028", "konsep", "11 masalah", "Pengumuman: Waktu belum ditulis.");
        await Write(secretary, "edition.yaml", "stages/0", ("stages/0/criteria/0/weight", "50"), ("stages/0/criteria/1/weight", "50"));
        await pages.Go(Here + "/season/edit?file=season.yaml&only=letter");
        await pages.Press("Tambah: Surat pengumuman");
        await page.Locator("[name='f:letter/number']").FillAsync("B/7/2028");
        await page.Locator("[name='f:letter/date']").FillAsync("2028-02-01");
        await page.Locator("[name='i:letter/issuer']").FillAsync("Wali Kota");
        await pages.Press("Simpan");
        await WriteDates(secretary);
        await WritePrizes(secretary);
        await pages.Go(Here + "/season?with=" + CitySeason.Edition);
        await pages.Looks("whole-draft");
        await pages.Press("Umumkan");
        await pages.Says("Musim diumumkan");
    }

    private static async Task Write(Actor secretary, string file, string at, params (string Key, string Value)[] keys)
    {
        await secretary.Pages.Go($"{Here}/season/edit?file={file}&at={at}");
        foreach (var (key, value) in keys)
            await secretary.Page.Locator($"[name='f:{key}']").FillAsync(value);
        await secretary.Pages.Press("Simpan");
    }

    private static async Task WritePrizes(Actor secretary)
    {
        var page = secretary.Page;
        await secretary.Pages.Go(Here + "/season/edit?file=edition.yaml&only=awards");
        await secretary.Pages.Press("Tambah: Penghargaan");
        await page.GetByLabel("Penghargaan per peserta").SelectOptionAsync("one");
        await secretary.Pages.Press("Tambah: Daftar penghargaan");
        await page.GetByRole(AriaRole.Link, new() { Name = "new-1" }).ClickAsync();
        await page.Locator("[name='f:awards/list/0/id']").FillAsync("first");
        await page.Locator("[name='i:awards/list/0/name']").FillAsync("Juara Pertama");
        await page.Locator("[name='e:awards/list/0/name']").FillAsync("First Prize");
        await page.GetByLabel("Menurut peringkat").FillAsync("winners");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Looks("whole-prizes");
    }

    // What happened last year is listed; its days are written.
    private static async Task WriteDates(Actor secretary)
    {
        string[] days =
        [
            "2028-02-01",
            "2028-02-02",
            "2028-04-29",
            "2028-05-07",
            "2028-05-10",
            "2028-05-24T16:00",
            "2028-06-10",
            "2028-05-25",
            "2028-06-05",
            "2028-06-20",
            "2028-07-04",
        ];
        await secretary.Pages.Go(Here + "/season/edit?file=season.yaml&only=calendar");
        for (var number = 0; number < days.Length; number++)
            await secretary.Page.Locator($"[name='f:calendar/dates/{number}/at']").FillAsync(days[number]);
        await secretary.Pages.Looks("whole-calendar");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Says("Tersimpan sebagai versi baru");
    }
}
