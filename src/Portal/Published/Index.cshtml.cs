using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>The province: all agencies that exist today.</summary>
[Public("Names of agencies are public by law; no person is shown")]
[PublicCache]
internal sealed class Index(Agencies agencies) : PublicPage
{
    public sealed record Group(string Title, IReadOnlyList<AgencyCard> Agencies);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await agencies.ListAsync(new AgencyQuery(Words ?? "", On: Today), ct);
        Groups =
        [
            .. found
                .GroupBy(a => a.Level)
                .OrderBy(g => g.Key)
                .Select(g => new Group(
                    TitleOf(g.Key),
                    [.. g.OrderBy(a => a.Name, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), ignoreCase: true))]
                )),
        ];
    }

    private static string TitleOf(AgencyLevel level) =>
        level switch
        {
            AgencyLevel.Commune => "Xã, phường",
            AgencyLevel.Region => "Khu vực",
            AgencyLevel.District => "Huyện",
            AgencyLevel.Central => "Trung ương",
            _ => "Cấp tỉnh",
        };
}
