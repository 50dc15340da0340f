using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.FollowUpBook;

/// <summary>The follow-up book as it is taken away, with the columns of form 07 (TT 03/2025/TT-VPCP). Thread-safe.</summary>
internal sealed class BookFile(Agencies agencies, IStringLocalizer<Texts> texts)
{
    public async Task<ListExport> WriteAsync(IsoDbContext db, BookQuery query, CancellationToken ct)
    {
        var agency = (await agencies.FindAsync(db.AgencyId, ct))!.Name;
        var period = query.Month is { } month ? texts["Tháng {0:00} năm {1}", month, query.Year] : texts["Năm {0}", query.Year];
        return ListExport.Of(
            $"so-theo-doi-{query.Year}{(query.Month is { } m ? $"-{m:00}" : "")}",
            texts["Sổ theo dõi"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Sổ theo dõi hồ sơ"],
                texts["Mẫu số 07. Số: {0}/STD. {1}", query.Year, period.Value],
                ct
            ),
            [
                new(texts["STT"], 3, (l, _) => l.Dossier.BookNo),
                new(texts["Mã hồ sơ"], 8, (l, _) => l.Dossier.Code),
                new(texts["Tên thủ tục"], 12, (l, _) => l.Dossier.ProcedureTitle),
                new(texts["Tổ chức, cá nhân"], 8, (l, _) => l.Applicant?.Name),
                new(texts["Địa chỉ, số điện thoại"], 9, (l, _) => l.Whereabouts),
                new(texts["Cơ quan chủ trì"], 7, (_, _) => agency),
                new(texts["Nhận hồ sơ"], 6, (l, _) => Moments.DateAndClock(l.Dossier.ReceivedAt)),
                new(texts["Hẹn trả"], 6, (l, _) => l.Dossier.DueAt is { } due ? Moments.DateAndClock(due) : null),
                new(texts["Trả kết quả"], 6, (l, _) => Returned(l)),
                new(texts["Phương thức nhận"], 6, (l, _) => texts[Words.Of(l.Handover?.Way ?? l.Dossier.ReturnWay)].Value),
                new(texts["Ký nhận"], 7, (l, _) => l.Handover?.ReceiverName),
            ],
            await query.ReadAsync(db, 0, null, ct)
        );
    }

    /// <summary>When the result was returned, or by which notice the dossier was stopped; null while neither is.</summary>
    public string? Returned(BookLine line) =>
        line.Stop is { } stop ? texts["Dừng theo thông báo số {0} ngày {1}", stop.Number, Moments.Date(stop.At)].Value
        : line.Dossier.ReturnedAt is { } at ? Moments.DateAndClock(at)
        : null;
}
