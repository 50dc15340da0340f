using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;

namespace IsoDienTu.Portal.OpenData;

/// <summary>The data sets: agencies, documents of their quality systems, procedures in force, steps of those.</summary>
internal static class Datasets
{
    private static readonly DataColumn AgencyCode = new("agency_code", "Mã định danh của cơ quan (QĐ 20/2020/QĐ-TTg)");
    private static readonly DataColumn AgencyName = new("agency", "Tên cơ quan");
    private static readonly DataColumn Issue = new("issue", "Lần ban hành");
    private static readonly DataColumn EffectiveFrom = new("effective_from", "Ngày bắt đầu có hiệu lực");
    private static readonly DataColumn Address = new("url", "Địa chỉ trang công khai");

    public static IReadOnlyList<Dataset> All { get; } =
    [
        new(
            "agencies",
            "Cơ quan",
            [
                AgencyCode,
                AgencyName,
                new("agency_en", "Tên tiếng Anh"),
                new("kind", "Loại cơ quan"),
                new("level", "Cấp"),
                new("parent_code", "Mã định danh của cơ quan cấp trên"),
                new("address", "Địa chỉ"),
                new("phone", "Điện thoại"),
                Address,
            ],
            AgenciesAsync
        ),
        new(
            "documents",
            "Tài liệu của hệ thống quản lý chất lượng",
            [
                AgencyCode,
                AgencyName,
                new("kind", "Loại: chính sách, mục tiêu, mô tả hệ thống"),
                new("code", "Mã hiệu"),
                new("title", "Tên"),
                Issue,
                EffectiveFrom,
                Address,
            ],
            DocumentsAsync
        ),
        new(
            "procedures",
            "Quy trình đang có hiệu lực",
            [
                AgencyCode,
                AgencyName,
                new("code", "Mã hiệu"),
                new("title", "Tên"),
                new("tthc_codes", "Mã thủ tục hành chính, cách nhau bằng dấu chấm phẩy"),
                Issue,
                EffectiveFrom,
                new("legal_term", "Thời hạn giải quyết như đã công bố"),
                new("legal_minutes", "Thời hạn tính bằng phút làm việc, mỗi ngày 480 phút"),
                new("fee", "Phí, lệ phí"),
                new("result", "Kết quả"),
                new("subject", "Đối tượng thực hiện"),
                new("steps", "Số bước"),
                Address,
            ],
            ProceduresAsync
        ),
        new(
            "steps",
            "Các bước của quy trình",
            [
                AgencyCode,
                new("procedure_code", "Mã hiệu quy trình"),
                Issue,
                new("step", "Số thứ tự bước"),
                new("name", "Nội dung bước"),
                new("role", "Chức danh thực hiện"),
                new("term", "Thời gian như đã ghi"),
                new("minutes", "Thời gian tính bằng phút làm việc"),
            ],
            StepsAsync
        ),
    ];

    private static async IAsyncEnumerable<object?[]> AgenciesAsync(DataReading of)
    {
        var codes = (await of.Agencies.ListAsync(new AgencyQuery(), of.Cancel)).ToDictionary(a => a.Id, a => a.Code);
        foreach (var a in await of.Agencies.ListAsync(new AgencyQuery(On: of.Day), of.Cancel))
        {
            yield return
            [
                a.Code,
                a.Name,
                a.NameEn,
                a.Kind.ToString(),
                a.Level.ToString(),
                a.ParentId is { } parent ? codes.GetValueOrDefault(parent) : null,
                a.Address,
                a.Phone,
                $"{of.Site}/Portal/Agency/{a.Slug}",
            ];
        }
    }

    private static async IAsyncEnumerable<object?[]> DocumentsAsync(DataReading of)
    {
        var agencies = await LivingAsync(of);
        foreach (var d in await PublishedDocuments.EverywhereAsync(of.Db, of.Day, of.Cancel))
        {
            if (agencies.TryGetValue(d.AgencyId, out var a))
            {
                yield return
                [
                    a.Code,
                    a.Name,
                    d.Kind.ToString(),
                    d.Code,
                    d.Title,
                    d.Issue,
                    d.EffectiveFrom,
                    $"{of.Site}/Portal/Document/{a.Slug}/{d.Slug}",
                ];
            }
        }
    }

    private static async IAsyncEnumerable<object?[]> ProceduresAsync(DataReading of)
    {
        await foreach (var (a, p) in ReadAsync(of))
        {
            yield return
            [
                a.Code,
                a.Name,
                p.Code,
                p.Title,
                string.Join(';', p.TthcCodes),
                p.Issue,
                p.EffectiveFrom,
                p.LegalTerm,
                p.LegalMinutes,
                p.Fee,
                p.Result,
                p.Subject,
                p.Steps.Count,
                $"{of.Site}/Portal/Procedure/{a.Slug}/{p.Slug}",
            ];
        }
    }

    private static async IAsyncEnumerable<object?[]> StepsAsync(DataReading of)
    {
        await foreach (var (a, p) in ReadAsync(of))
        {
            foreach (var s in p.Steps)
            {
                yield return [a.Code, p.Code, p.Issue, s.Number, s.Name, s.Role, s.Term, s.Minutes];
            }
        }
    }

    private static async IAsyncEnumerable<(AgencyCard Agency, PublishedProcedure Procedure)> ReadAsync(DataReading of)
    {
        var agencies = await LivingAsync(of);
        await foreach (var (id, procedure) in PublishedProcedures.EverywhereAsync(of.Db, of.Day, of.Cancel))
        {
            if (agencies.TryGetValue(id, out var agency))
            {
                yield return (agency, procedure);
            }
        }
    }

    private static async Task<Dictionary<int, AgencyCard>> LivingAsync(DataReading of) =>
        (await of.Agencies.ListAsync(new AgencyQuery(On: of.Day), of.Cancel)).ToDictionary(a => a.Id);
}
