using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>What the agency's list would show anew, and the act that makes it so.</summary>
[Right(AgencyList.Right)]
internal sealed class Follow(AgencyListFile list, IStringLocalizer<Texts> texts) : IsoPage
{
    public IReadOnlyList<ListedLine> Lines { get; private set; } = [];
    public DateOnly Today => list.Today;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Lines = [.. (await list.ReadAsync(db, ct)).Where(l => l.State != ListedState.Current)];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "procedures.follow_list",
            async (work, token) =>
            {
                Notice = texts["Đã cập nhật {0} thủ tục theo quyết định mới nhất.", await list.FollowAsync(work, token)];
                return "/Procedures/Catalogue/Agency";
            },
            ct
        );
}
