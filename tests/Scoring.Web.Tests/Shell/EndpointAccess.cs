using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// Who may come to which address of the site: one line for each. A new address needs a line here, and here is where to look who may what.
/// <c>everybody</c>, <c>signed-in</c>, or roles joined by a plus sign. The site's own files under /assets/ are for everybody and not
/// listed.
/// </summary>
internal static class EndpointAccess
{
    private const string Table = """
        GET / everybody
        GET /about/{page} everybody
        GET /about/time everybody
        POST /about/time everybody
        GET /account/invite/{token} everybody
        POST /account/invite/{token} everybody
        GET /account/address/{token} everybody
        POST /account/address/{token} everybody
        GET /account/provider everybody
        GET /account/reset everybody
        POST /account/reset everybody
        GET /account/reset/{token} everybody
        POST /account/reset/{token} everybody
        GET /mail/leave/{token} everybody
        POST /mail/leave/{token} everybody
        GET /account/second-step everybody
        POST /account/second-step everybody
        GET /account/sign-in everybody
        POST /account/sign-in everybody
        POST /account/sign-out everybody
        GET /api everybody
        GET /api/v1/editions everybody
        GET /api/v1/editions/{programme}/{edition} everybody
        GET /api/v1/editions/{programme}/{edition}/rankings/{ranking} everybody
        GET /api/v1/editions/{programme}/{edition}/rankings/{ranking}/explanations/{**unit} everybody
        GET /api/v1/innovations everybody
        GET /api/v1/innovations/{programme}/{edition}/{**id} everybody
        GET /api/v1/openapi.json everybody
        GET /api/v1/publications everybody
        GET /api/v1/regions everybody
        GET /api/v1/regions/{**code} everybody
        GET /api/v1/{**path} everybody
        OPTIONS /api/v1/{**path} everybody
        GET /bantuan everybody
        GET /bantuan/{guide} everybody
        GET /card/ranking/{programme}/{edition}/{ranking}.png everybody
        GET /card/region/{code}.png everybody
        GET /catalogue everybody
        GET /certainty/{programme}/{edition}/{ranking} everybody
        GET /enter everybody
        GET /enter/{programme}/{edition} everybody
        POST /enter/{programme}/{edition} everybody
        GET /chart/compare/{codes}/{file} everybody
        GET /chart/ranking/{programme}/{edition}/{ranking}/{file} everybody
        GET /chart/region/{code}/{file} everybody
        GET /embed/region/{code} everybody
        GET /feed.xml everybody
        GET /health everybody
        GET /health/live everybody
        GET /health/ready everybody
        GET /help everybody
        GET /help/{guide} everybody
        GET /help-pictures/{name}.webp everybody
        GET /innovation/{programme}/{edition}/{**id} everybody
        GET /method/{programme}/{edition} everybody
        GET /publication/{programme}/{edition}/{number:int} everybody
        GET /publication/{programme}/{edition}/{number:int}/{**file} everybody
        GET /publications everybody
        GET /publisher-key.pem everybody
        GET /region/{**code} everybody
        GET /region/{code}/compare everybody
        GET /region/{code}/compare/{other} everybody
        GET /region/{code}/profile everybody
        GET /region/{code}/what-if everybody
        GET /robots.txt everybody
        GET /search everybody
        GET /vote/{programme}/{edition} everybody
        GET /vote/{programme}/{edition}/ballot everybody
        POST /vote/{programme}/{edition}/ballot everybody
        GET /vote/{programme}/{edition}/code/{ask} everybody
        POST /vote/{programme}/{edition}/code/{ask} everybody
        GET /winners/{programme}/{edition} everybody
        GET /check everybody
        GET /check/{code} everybody
        GET /search/names everybody
        GET /sitemap.xml everybody
        GET /{**path} everybody
        GET /{programme}/{edition}/{ranking} everybody
        GET /{programme}/{edition}/{ranking}.csv everybody
        GET /{programme}/{edition}/{ranking}.json everybody
        GET /{programme}/{edition}/{ranking}.xlsx everybody
        GET /{programme}/{edition}/{ranking}/{**unit} everybody
        GET /account signed-in
        GET /my-feedback signed-in
        GET /feedback/{programme}/{edition}/{**unit} signed-in
        GET /feedback-letter/{programme}/{edition}/{**unit} signed-in
        GET /account/password signed-in
        POST /account/password signed-in
        GET /account/profile signed-in
        POST /account/profile signed-in
        POST /account/profile/address signed-in
        POST /account/profile/mail signed-in
        GET /account/second-factor signed-in
        POST /account/second-factor signed-in
        POST /account/second-factor/codes signed-in
        POST /account/second-factor/off signed-in
        POST /account/sessions/end signed-in
        GET /entry/{programme}/{edition}/{entry}/files/{**field} innovator+agency-verifier+examiner+secretariat
        POST /entry/{programme}/{edition}/{entry}/files/{**field} innovator
        GET /files/{id}/{**name} signed-in
        GET /jury/calibration/{programme}/{edition}/{stage} juror
        GET /jury/calibration-sheet/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/calibration-sheet/{programme}/{edition}/{stage}/{**entry} juror
        GET /staff/{programme}/{edition}/calibration/{stage} administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/calibration/{stage} chair
        GET /jury juror
        GET /jury/abstain/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/abstain/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/change/{programme}/{edition}/{stage}/{**entry} juror
        GET /jury/conflict/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/conflict/{programme}/{edition}/{stage}/{**entry} juror
        GET /jury/hand-in/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/hand-in/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/scoresheet/{programme}/{edition}/{stage} juror
        GET /jury/scoresheet/{programme}/{edition}/{stage}.xlsx juror
        GET /jury/sheet/{programme}/{edition}/{stage}/{**entry} juror
        POST /jury/sheet/{programme}/{edition}/{stage}/{**entry} juror
        GET /jury/state/{programme}/{edition}/{stage}/{**entry} juror
        GET /my-region region-officer
        POST /my-region/objections region-officer
        GET /my-region/evidence region-officer
        GET /my-region/evidence/{programme}/{edition}/{code} region-officer
        POST /my-region/evidence/{programme}/{edition}/{code} region-officer
        GET /my-region/evidence/{programme}/{edition}/{code}/{indicator} region-officer
        POST /my-region/evidence/{programme}/{edition}/{code}/{indicator} region-officer
        GET /my-region/{**code} region-officer
        GET /my-region/{code}/what-if region-officer
        GET /entries innovator+agency-verifier
        GET /entries/mine.json innovator
        GET /entries/start/{programme}/{edition} innovator
        POST /entries/start/{programme}/{edition} innovator
        GET /entry/{programme}/{edition}/{id} innovator+agency-verifier+examiner+secretariat
        POST /entry/{programme}/{edition}/{id} innovator+agency-verifier+examiner+secretariat
        GET /entry/{programme}/{edition}/{id}/check innovator+agency-verifier+examiner+secretariat
        POST /entry/{programme}/{edition}/{id}/check innovator+agency-verifier
        GET /entry/{programme}/{edition}/{id}/evidence/{indicator} innovator
        POST /entry/{programme}/{edition}/{id}/evidence/{indicator} innovator
        GET /entry/{programme}/{edition}/{id}/receipt innovator+agency-verifier+examiner+secretariat
        GET /entry/{programme}/{edition}/{id}/section/{section} innovator
        POST /entry/{programme}/{edition}/{id}/section/{section} innovator
        GET /entry/{programme}/{edition}/{id}/version/{number}.json innovator+agency-verifier+examiner+secretariat
        GET /desk examiner+secretariat
        GET /desk/{programme}/{edition} examiner+secretariat
        POST /desk/{programme}/{edition} examiner+secretariat
        GET /desk/{programme}/{edition}/register examiner+secretariat
        POST /desk/{programme}/{edition}/register secretariat
        GET /desk/{programme}/{edition}/register.csv examiner+secretariat
        GET /desk/{programme}/{edition}/{id} examiner+secretariat
        POST /desk/{programme}/{edition}/{id} examiner+secretariat
        GET /staff administrator+secretariat+chair+auditor+reader
        GET /staff/audit administrator+secretariat+chair+auditor+reader
        GET /staff/audit.csv administrator+secretariat+chair+auditor+reader
        GET /staff/open administrator+secretariat+chair+auditor+reader
        GET /staff/outbox administrator+secretariat
        POST /staff/outbox administrator+secretariat
        GET /staff/outbox/{id} administrator+secretariat
        GET /staff/publications administrator+secretariat+chair+auditor+reader
        POST /staff/publications administrator+secretariat+chair+auditor+reader
        GET /staff/seasons administrator+secretariat+chair+auditor+reader
        POST /staff/seasons secretariat
        GET /staff/users administrator
        POST /staff/users administrator
        GET /staff/users/list administrator
        POST /staff/users/list administrator
        GET /staff/users/list/template.csv administrator
        GET /staff/users/list/{upload} administrator
        POST /staff/users/list/{upload} administrator
        GET /staff/users/{id:long} administrator
        POST /staff/users/{id:long}/disable administrator
        POST /staff/users/{id:long}/enable administrator
        POST /staff/users/{id:long}/invite administrator
        POST /staff/users/{id:long}/roles administrator
        POST /staff/users/{id:long}/sign-out administrator
        GET /staff/{programme}/{edition} administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/agreement/{stage?} administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/compare administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/eligibility administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/eligibility secretariat
        GET /staff/{programme}/{edition}/import administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/import secretariat
        GET /staff/{programme}/{edition}/import/template secretariat
        GET /staff/{programme}/{edition}/import/{id:long}/facts.csv administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/import/{upload} secretariat
        POST /staff/{programme}/{edition}/import/{upload} secretariat
        POST /staff/{programme}/{edition}/import/{upload}/confirm secretariat
        GET /staff/{programme}/{edition}/import/{upload}/problems.csv secretariat
        GET /staff/{programme}/{edition}/messages secretariat
        POST /staff/{programme}/{edition}/messages secretariat
        POST /staff/{programme}/{edition}/messages/hold secretariat
        GET /staff/{programme}/{edition}/messages/texts administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/messages/texts/{template} administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/messages/texts/{template} secretariat
        GET /staff/{programme}/{edition}/objections administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/objections secretariat+chair
        GET /staff/{programme}/{edition}/panels/{stage?} administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/panels/{stage} secretariat
        POST /staff/{programme}/{edition}/papers secretariat+chair
        GET /staff/{programme}/{edition}/points administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/points secretariat+chair
        GET /staff/{programme}/{edition}/progress/{stage?} administrator+secretariat+chair+auditor+reader
        GET /staff/{programme}/{edition}/ranking administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/ranking secretariat+chair
        GET /staff/{programme}/{edition}/publish secretariat+chair
        POST /staff/{programme}/{edition}/publish secretariat+chair
        GET /staff/{programme}/{edition}/disqualify secretariat+chair
        POST /staff/{programme}/{edition}/disqualify secretariat+chair
        GET /staff/{programme}/{edition}/season administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/season secretariat+chair
        GET /staff/{programme}/{edition}/season/edit administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/season/edit secretariat
        GET /staff/{programme}/{edition}/season/files.zip administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/season/files secretariat
        GET /staff/{programme}/{edition}/evidence administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/evidence secretariat
        GET /staff/{programme}/{edition}/feedback secretariat
        POST /staff/{programme}/{edition}/feedback secretariat
        GET /staff/{programme}/{edition}/vote administrator+secretariat+chair+auditor+reader
        POST /staff/{programme}/{edition}/vote secretariat
        GET /staff/{programme}/{edition}/rules administrator+secretariat+chair+auditor+reader
        """;

    /// <summary>The lines.</summary>
    public static IReadOnlyList<DoorLine> Lines { get; } =
    [.. Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(DoorLine.Of)];
}

/// <summary>An address and who may come to it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">The address as the site maps it.</param>
/// <param name="Roles">Any of these may; none where everybody may.</param>
internal sealed record DoorLine(string Method, string Path, Roles Roles)
{
    public string Name => $"{Method} {Path}";

    /// <summary>An address of this kind, about things that there are not.</summary>
    public string Example =>
        string.Join(
            '/',
            Path.Split('/')
                .Select(part =>
                    part switch
                    {
                        "{code}" or "{**code}" => "72.01",
                        "{id:long}" => "999999",
                        "{number:int}" => "1",
                        _ when part.StartsWith('{') && part.Contains('}', StringComparison.Ordinal) => "none"
                            + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..],
                        _ => part,
                    }
                )
        );

    public static DoorLine Of(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var roles = parts[2] switch
        {
            "everybody" => Roles.None,
            "signed-in" => Roles.Owner,
            _ => RoleLabels.Read(parts[2].Split('+')),
        };
        return new DoorLine(parts[0], parts[1], roles);
    }
}
