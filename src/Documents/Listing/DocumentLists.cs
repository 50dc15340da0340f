using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Listing;

/// <summary>The two lists a controlled system must have, as they are read and as they are taken away. Pages and calls come here. Thread-safe.</summary>
internal sealed class DocumentLists(Agencies agencies, Places places, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Danh mục tài liệu nội bộ as it stands today.</summary>
    public async Task<InternalList> InternalAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var copies = (await CopyRow.ListAsync(db, null, today, ct)).Where(c => c.Copy.State == CopyState.Out);
        return new InternalList(
            await MasterList.InternalAsync(db, today, ct),
            await places.OfAsync(db, null, ct),
            copies.ToLookup(c => c.Copy.DocumentId),
            texts
        );
    }

    public async Task<ListExport?> InternalFileAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var list = await InternalAsync(db, ct);
        return ListExport.Of(
            $"danh-muc-tai-lieu-noi-bo-{today:yyyyMMdd}",
            texts["Tài liệu nội bộ"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Danh mục tài liệu nội bộ"],
                texts["Tài liệu đang hoặc sắp có hiệu lực, đúng tại ngày {0}", Moments.Date(today)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Mã hiệu"], 7, (r, _) => r.Code),
                new(texts["Tên tài liệu"], 13, (r, _) => r.Title),
                new(texts["Loại"], 7, (r, _) => texts[Words.Of(r.Kind)].Value),
                new(texts["Lần ban hành"], 5, (r, _) => r.Issue),
                new(texts["Hiệu lực từ"], 6, (r, _) => r.EffectiveFrom),
                new(texts["Quyết định"], 7, (r, _) => r.Decision),
                new(texts["Người phê duyệt"], 8, (r, _) => r.Approver),
                new(texts["Nơi phân phối"], 10, (r, _) => list.Where(r)),
                new(texts["Tình trạng"], 6, (r, _) => texts[Words.Of(r.State)].Value),
            ],
            list.Rows
        );
    }

    /// <summary>Danh mục tài liệu bên ngoài as it stands today.</summary>
    public async Task<ListExport?> ExternalFileAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        return ListExport.Of<ExternalRow>(
            $"danh-muc-tai-lieu-ben-ngoai-{today:yyyyMMdd}",
            texts["Tài liệu bên ngoài"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Danh mục tài liệu bên ngoài"],
                texts["Văn bản mà tài liệu của cơ quan viện dẫn và văn bản cơ quan tự ghi, đúng tại ngày {0}", Moments.Date(today)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Số, ký hiệu"], 8, (r, _) => r.Law.Text.Number),
                new(texts["Trích yếu"], 14, (r, _) => r.Law.Text.Title),
                new(texts["Loại"], 6, (r, _) => texts[LawWords.Of(r.Law.Text.Kind)].Value),
                new(texts["Cơ quan ban hành"], 7, (r, _) => r.Law.Text.Issuer),
                new(texts["Ngày ký"], 6, (r, _) => r.Law.Text.SignedOn),
                new(texts["Hiệu lực từ"], 6, (r, _) => r.Law.Text.EffectiveFrom),
                new(texts["Hết hiệu lực"], 6, (r, _) => r.Law.EndsOn),
                new(texts["Văn bản thay thế"], 7, (r, _) => string.Join(", ", r.Law.ReplacedBy)),
                new(texts["Văn bản sửa đổi, bổ sung"], 7, (r, _) => string.Join(", ", r.Law.AmendedBy)),
                new(texts["Tài liệu bị ảnh hưởng"], 8, (r, _) => string.Join(", ", r.Documents.Select(d => d.Code))),
                new(texts["Tình trạng"], 6, (r, _) => texts[LawWords.Of(r.Law.State)].Value),
            ],
            await MasterList.ExternalAsync(db, today, ct)
        );
    }
}
