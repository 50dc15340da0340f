using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>The book of controlled copies and the list of readers as they are taken away. Pages and calls come here. Thread-safe.</summary>
internal sealed class DistributionFiles(Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Sổ phân phối – thu hồi (handbook 1.10).</summary>
    public async Task<ListExport?> BookAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        return ListExport.Of<CopyRow>(
            $"so-phan-phoi-thu-hoi-{today:yyyyMMdd}",
            texts["Phân phối – thu hồi"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Sổ phân phối – thu hồi"],
                texts["Bản in có kiểm soát, đúng tại ngày {0}", Moments.Date(today)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Mã hiệu"], 7, (r, _) => r.Code),
                new(texts["Tên tài liệu"], 11, (r, _) => r.Title),
                new(texts["Lần ban hành"], 5, (r, _) => r.Issue),
                new(texts["Bản số"], 4, (r, _) => r.Copy.Number),
                new(texts["Người hoặc nơi giữ"], 9, (r, _) => r.Copy.Holder),
                new(texts["Cấp ngày"], 7, (r, _) => r.Copy.HandedOn),
                new(texts["Người cấp"], 7, (r, _) => r.Copy.HandedBy),
                new(texts["Tình trạng"], 6, (r, _) => CopyWords.Say(r, texts)),
                new(texts["Hết hiệu lực từ"], 7, (r, _) => r.OverSince),
                new(texts["Ngày thu hồi, huỷ, báo mất"], 7, (r, _) => r.Copy.EndedOn),
                new(texts["Người ghi"], 7, (r, _) => r.Copy.EndedBy),
                new(texts["Ghi chú"], 8, (r, _) => r.Copy.EndNote),
            ],
            await CopyRow.ListAsync(db, null, today, ct)
        );
    }

    /// <summary>Evidence of training: the readers of an issue, none where nobody has to read it; null where there is no such document.</summary>
    public async Task<ListExport?> ReadersAsync(IsoDbContext db, Guid documentId, Guid? issueId, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await ReadersList.LoadAsync(db, documentId, issueId, today, ct) is not { } list)
        {
            return null;
        }

        return ListExport.Of<Reading>(
            $"doc-va-hieu-{list.Document.Slug}{(list.Shown is null ? "" : $"-lan-{list.Shown.Issue}")}",
            texts["Đọc và hiểu"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Danh sách đọc và hiểu tài liệu"],
                list.Shown is null
                    ? texts["Chưa có lần ban hành nào phải đọc"].Value
                    : texts[
                        "{0} – {1}, lần ban hành {2}, đúng tại ngày {3}",
                        list.Document.Code,
                        list.Document.Title,
                        list.Shown.Issue!,
                        Moments.Date(today)
                    ].Value,
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Họ và tên"], 10, (r, _) => r.PersonName),
                new(texts["Đọc với chức danh"], 8, (r, _) => r.PostTitle),
                new(texts["Đơn vị"], 9, (r, _) => r.UnitName),
                new(texts["Mã hiệu"], 7, (_, _) => list.Document.Code),
                new(texts["Lần ban hành"], 5, (r, _) => r.Issue),
                new(texts["Đọc chậm nhất"], 7, (r, _) => r.DueOn),
                new(texts["Tình trạng"], 7, (r, _) => ReadingWords.Say(r, today, texts)),
                new(texts["Đã xác nhận lúc"], 7, (r, _) => r.UnderstoodAt is { } at ? Moments.DateAndClock(at) : null),
                new(texts["Chức danh khi xác nhận"], 8, (r, _) => r.UnderstoodPost),
                new(texts["Lần trả lời chưa đúng"], 6, (r, _) => list.Wrong.GetValueOrDefault(r.Id)),
            ],
            list.Rows
        );
    }
}
