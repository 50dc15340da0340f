using System.Globalization;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Commenting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>The drawing page of a draft. With script a person draws; without it the page shows drawing, step table and findings.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Draw(Agencies agencies, IEnumerable<IAutomaticStep> services, TimeProvider clock, IStringLocalizer<Texts> texts)
    : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public Definition Process { get; private set; } = null!;
    public string Svg { get; private set; } = "";
    public IReadOnlyList<StepRow> Steps { get; private set; } = [];
    public IReadOnlyList<DesignFinding> Findings { get; private set; } = [];
    public IReadOnlyList<(string Key, string Title)> Callable { get; private set; } = [];
    public IReadOnlyList<AgencyCard> Others { get; private set; } = [];
    public int OpenComments { get; private set; }
    public bool MayComment => Acting.Has(CommentingSetup.Right);
    public IReadOnlyList<string> Services => [.. services.Select(s => s.Name).Order(StringComparer.Ordinal)];

    /// <summary>Texts of the page's script, by the names it knows them by.</summary>
    public string Words =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["step"] = texts["Bước"],
                ["choice"] = texts["Rẽ nhánh"],
                ["parallel"] = texts["Nhánh song song"],
                ["start"] = texts["Bắt đầu"],
                ["end"] = texts["Kết thúc"],
                ["event"] = texts["Sự kiện"],
                ["role"] = texts["Vai"],
                ["way"] = texts["Hướng đi"],
                ["number"] = texts["Số"],
                ["name"] = texts["Tên bước"],
                ["term"] = texts["Thời hạn"],
                ["forms"] = texts["Biểu mẫu"],
                ["noRole"] = texts["(chưa có vai)"],
                ["nobody"] = texts["Không nêu riêng"],
                ["choose"] = texts["Chọn"],
                ["newStep"] = texts["Bước mới"],
                ["newRole"] = texts["Vai mới"],
                ["wayTo"] = texts["Chữ trên nút dẫn tới “{0}”"],
                ["means"] = texts["Hiểu là {0}: {1} giờ làm việc."],
                ["saving"] = texts["Đang lưu…"],
                ["saved"] = texts["Đã lưu {0}"],
                ["kept"] = texts["Chưa nối được máy chủ; bản vẽ giữ trong trình duyệt này và sẽ tự gửi lại."],
                ["signedOut"] = texts[
                    "Phiên làm việc đã hết. Đăng nhập ở thẻ khác; bản vẽ giữ trong trình duyệt này và lưu lại khi sửa tiếp."
                ],
                ["refused"] = texts["Máy chủ không nhận bản vẽ; bản vẽ giữ trong trình duyệt này."],
                ["found"] = texts["Trình duyệt này còn giữ một bản vẽ lúc {0} chưa gửi được lên máy chủ."],
                ["sound"] = texts["Không có gì phải sửa."],
                ["error"] = texts["Phải sửa"],
                ["warning"] = texts["Nên xem"],
                ["info"] = texts["Để biết"],
                ["unsent"] = texts["Chưa gửi được; nội dung vẫn còn đây, hãy gửi lại."],
                ["whole"] = texts["Cả sơ đồ"],
                ["openComments"] = texts["{0} góp ý còn mở"],
                ["answer"] = texts["Trả lời"],
                ["settled"] = texts["Đã xong"],
                ["reopen"] = texts["Mở lại"],
                ["newComment"] = texts["Nội dung góp ý"],
                ["answerTo"] = texts["Trả lời {0}"],
            },
            JsonSerializerOptions.Web
        );

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await Drafts.OfAsync(db, Id, ct) is not { } draft)
        {
            return false;
        }

        Process = await db.Set<Definition>().FirstAsync(d => d.Id == Id, ct);
        var read = BpmnReader.Read(draft.Xml);
        var diagram = read.Diagram!;
        Svg = Drawing.ToSvg(
            Diagrams.Drawn(diagram),
            new DrawingOptions { IdPrefix = "draft", Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName }
        );
        Steps = StepTable.Of(diagram);
        Findings = [.. read.Findings.Concat(Checker.Check(diagram).Findings).Select(Definitions.Tell)];
        OpenComments = await CommentThread.OpenAsync(db, Id, ct);
        Callable =
        [
            .. (
                await db.Set<Definition>()
                    .Where(d => d.Id != Id && db.Set<DefinitionVersion>().Any(v => v.DefinitionId == d.Id && v.Number != null))
                    .OrderBy(d => d.Key)
                    .Select(d => new { d.Key, d.Title })
                    .ToListAsync(ct)
            ).Select(d => (d.Key, d.Title)),
        ];
        var known = await agencies.ListAsync(new AgencyQuery(On: clock.GetUtcNow().VietnamDay()), ct);
        Others = [.. known.Where(a => a.Id != Acting.AgencyId)];
        return true;
    }
}
