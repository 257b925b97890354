using Scoring.Features.Jury.Seating;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>What is chosen from lists in the season: seats by name, several points at once.</summary>
public partial class SeasonTests
{
    // A seat is taken and given back by names from lists; the search works without a script.
    private async Task ChooseByName()
    {
        var seat = (await SiteVisitor.SendAsOwner(_site, new ListSeats(SmallSeason.Club, "desk"))).Seats[0].Seat;
        await _page.GetByLabel("Cari menurut nama atau kode").FillAsync(seat.Entry);
        await _staff.Press("Cari");
        await _staff.Says("1 dalam daftar di bawah, 1 cocok");
        foreach (var (action, taken) in new[] { ("take", 9), ("give", 10) })
        {
            var form = _page.Locator("#seat");
            await form.Locator("[name=action]").SelectOptionAsync(action);
            await form.Locator("[name=entry]").SelectOptionAsync(seat.Entry);
            await form.Locator("[name=juror]").SelectOptionAsync(seat.Juror);
            await form.GetByLabel("Alasan").FillAsync("Juri sakit, lalu sembuh.");
            if (taken == 9)
                await _staff.Looks("panels-choose");
            await _staff.Press("Ubah kursi", "#seat");
            (await _page.Locator("td.taken").CountAsync()).ShouldBe(taken);
        }
    }

    // A deadline is on the home page until it is lifted.
    private async Task DueDates()
    {
        await _staff.Go(Here + "/panels");
        await _page.Locator("#stage [name=deadline]").FillAsync("2097-01-05T17:00");
        await _staff.Press("Ubah tahap", "#stage");
        await _staff.Go("/staff");
        await _staff.Says("Jadwal terdekat", "5 Januari 2097, 17.00 WIB", "Batas waktu penilaian");
        await _staff.Looks("staff-due");
        await _page.Locator("#due a").First.ClickAsync();
        _page.Url.ShouldEndWith(Here + "/panels/desk");
        await _page.Locator("#stage [name=action]").SelectOptionAsync("lift");
        await _staff.Press("Ubah tahap", "#stage");
        await _staff.Says("Tidak ada batas waktu.");
    }

    private async Task DecideAll()
    {
        var form = _page.Locator("#several");
        await form.GetByLabel("Alasan").FillAsync("Semua dibahas.");
        await form.GetByLabel("Diputuskan oleh").FillAsync("Pleno 9 Agustus");
        await _staff.Press("Simpan keputusan untuk yang dipilih");
        await _staff.Says("Belum ada yang dipilih");
        await _page.GetByText("Centang semua yang terbuka di halaman ini (1)").ClickAsync();
        (await _page.Locator("input[name=points]:checked").CountAsync()).ShouldBe(1);
        await form.GetByLabel("Alasan").FillAsync("Semua dibahas.");
        await form.GetByLabel("Diputuskan oleh").FillAsync("Pleno 9 Agustus");
        await _staff.Looks("points-several");
        await _staff.Press("Simpan keputusan untuk yang dipilih");
    }
}
