using IsoDienTu.Dossiers;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Following;

/// <summary>Where a dossier stands, in one sentence and then step by step.</summary>
[Public("Asked for by code; names are masked, every step only with the secret of the receipt; guessing is throttled by Dossiers")]
[ResponseCache(NoStore = true)]
internal sealed class Follow(FollowUp followUp, IStringLocalizer<Texts> texts, IStringLocalizer<IsoDienTu.Dossiers.Texts> office)
    : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "secret")]
    public string? Secret { get; set; }

    public PublicDossier? Dossier { get; private set; }
    public string? Problem { get; private set; }
    public IReadOnlyList<StepLine> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            return Page();
        }

        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var answer = string.IsNullOrWhiteSpace(Secret)
            ? await followUp.ByCodeAsync(Code, address, ct)
            : await followUp.BySecretAsync(Code, Secret, address, ct);
        Dossier = answer.Dossier;
        (Response.StatusCode, Problem) = answer.Result switch
        {
            FollowUpResult.Found => (200, null),
            FollowUpResult.TooMany => (429, texts["Tra cứu quá nhiều lần. Hãy đợi một phút rồi thử lại."].Value),
            _ => (404, texts["Không có hồ sơ với mã này, hoặc mã tra cứu không đúng. Hãy xem lại giấy tiếp nhận."].Value),
        };
        Steps =
        [
            .. (Dossier?.Details?.Steps ?? []).Select(s => new StepLine(
                s.No,
                s.Name,
                s.State switch
                {
                    "Done" => StepState.Done,
                    "SentBack" => StepState.SentBack,
                    "Cancelled" => StepState.Skipped,
                    _ => StepState.Here,
                },
                s.Role,
                null,
                s.Person is null ? null : new PersonLine(s.Person, s.Post, null),
                s.ReceivedAt,
                s.DoneAt,
                s.Clock
            )),
        ];
        return Page();
    }

    public string Why(PublicStop stop) => office[stop.GroundWords];

    public string Sentence
    {
        get
        {
            var d = Dossier!;
            if (d.ReturnedAt is { } returned)
            {
                return texts["Đã trả kết quả ngày {0}.", Moments.Date(returned)];
            }

            if (d.Stop is { } stop)
            {
                return texts["{0}, từ ngày {1}.", office[d.StateWords].Value, Moments.Date(stop.At)];
            }

            if (d.FinishedAt is { } finished)
            {
                return texts["{0}, xong ngày {1}.", office[d.StateWords].Value, Moments.Date(finished)];
            }

            if (d.ClockWords is { } rest)
            {
                return texts["Đang tạm dừng: {0}.", rest];
            }

            return d.StepName is null ? office[d.StateWords] : texts["Đang ở bước «{0}» ({1}).", d.StepName, d.StepRole ?? ""];
        }
    }
}
