using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Lifts a hold, with who said so and why.</summary>
[Right(Holding.Right)]
internal sealed class Lift(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public HoldLine Row { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if ((await HoldLine.ListAsync(db, ct)).FirstOrDefault(l => l.Hold.Id == Id) is not { } found)
        {
            return false;
        }

        Row = found;
        Version = HttpMethods.IsPost(Request.Method) && Conflict is null ? Version : found.Hold.Version;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.lift_hold",
            Version,
            async (work, posted, token) =>
            {
                await Holding.LiftAsync(work, Id, new LiftInput(Why, posted), token);
                Notice = texts["Đã cho tiếp tục tiêu hủy khi đến hạn."];
                return "/Documents/Retaining/Holds";
            },
            ct
        );
}
