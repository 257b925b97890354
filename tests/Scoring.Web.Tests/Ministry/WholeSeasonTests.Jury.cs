using System.Text.RegularExpressions;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Ministry;

/// <summary>Register, seats, marks and the closing of a stage.</summary>
public sealed partial class WholeSeasonTests
{
    // The entries are closed: the register is fixed, jurors are listed and seated.
    private static async Task Register(Actor secretary)
    {
        await secretary.Pages.Go($"/desk/{Season}/register");
        await secretary.Pages.Press("Tetapkan daftar peserta");
        await secretary.Pages.Says("Daftar peserta sudah ditetapkan dan berlaku.");
        await secretary.Pages.Go(Here + "/import");
        await secretary.Upload("jurors.csv", "juror,name,institution,region_code\nJ1,Jaka Juri,,\nJ2,Juli Juri,,\n");
        await secretary.Pages.Press("Simpan");
        await secretary.Pages.Says("Berkas tersimpan dan berlaku.");
    }

    private static async Task Seat(Actor secretary, string stage)
    {
        await secretary.Pages.Go($"{Here}/panels/{stage}");
        await secretary.Page.Locator("#draw").GetByLabel("Benih undian").FillAsync("pleno 8 Mei 2028");
        await secretary.Page.Locator("#draw").GetByLabel("Juri untuk setiap peserta").FillAsync("2");
        await secretary.Pages.Press("Undi");
        await secretary.Pages.Says("Kursi sudah diundi.");
    }

    private static async Task Mark(Actor juror, string stage, params (string Entry, (string Criterion, string Mark)[] Marks)[] sheets)
    {
        foreach (var (entry, marks) in sheets)
        {
            await juror.Pages.Go($"/jury/sheet/{Season}/{stage}/{entry}");
            foreach (var (criterion, mark) in marks)
            {
                await juror.Page.Locator($"[name='mark.{criterion}']").FillAsync(mark);
                await juror.Page.Keyboard.PressAsync("Tab");
            }
            await Expect(juror.Page.Locator("[data-status]")).ToHaveTextAsync(MarkSavedAt());
            await juror.Page.Keyboard.PressAsync("Control+Enter");
            await juror.Page.ArriveAt(address => address.Contains("/jury/hand-in/", StringComparison.Ordinal));
            await juror.Page.Locator("main form:has([name=seen]) button[type=submit]").First.ClickAsync();
            await juror.Page.ArriveAt(address => address.Contains("said=", StringComparison.Ordinal));
        }
    }

    private static async Task Close(Actor secretary, string stage)
    {
        await secretary.Pages.Go($"{Here}/progress/{stage}");
        await secretary.Pages.Says("4 dari 4 lembar masuk");
        await secretary.Pages.Go($"{Here}/panels/{stage}");
        await secretary.Page.Locator("#stage select").SelectOptionAsync("close");
        await secretary.Pages.Press("Ubah tahap");
        await secretary.Pages.Says("Tahap sudah diubah.");
    }

    [GeneratedRegex(@"^(tersimpan|saved) \d\d[.:]\d\d[.:]\d\d$")]
    private static partial Regex MarkSavedAt();
}
