using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Reads administrative procedures from a table, one in each row. Pure.</summary>
internal static class CatalogueSheet
{
    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("code", true, "Mã thủ tục", "Mã TTHC", "code"),
        new("name", true, "Tên thủ tục", "Tên TTHC", "Tên thủ tục hành chính", "name"),
        new("field", false, "Lĩnh vực", "field"),
        new("level", false, "Cấp thực hiện", "level"),
        new("publisher", false, "Cơ quan công bố", "agency", "publisher"),
        new("decision", false, "Quyết định công bố", "Số quyết định", "decision"),
        new("signed_on", false, "Ngày ký quyết định", "Ngày quyết định", "decision_date", "signed_on"),
        new("effective_from", false, "Hiệu lực từ", "Ngày có hiệu lực", "effective_from"),
        new("term", false, "Thời hạn giải quyết", "time_limit", "term"),
        new("fee", false, "Phí, lệ phí", "Phí", "fee"),
        new("online", false, "Mức độ trực tuyến", "Mức độ dịch vụ công", "online_level"),
        new("authority", false, "Cơ quan thực hiện", "Cơ quan giải quyết", "authority"),
        new("result", false, "Kết quả", "Kết quả thực hiện", "result"),
        new("conditions", false, "Yêu cầu, điều kiện", "conditions"),
    ];

    /// <exception cref="SheetException">It is no such table; the sentence names the mend.</exception>
    public static IReadOnlyList<CatalogueDraft> Read(Stream content) =>
        [.. SheetReader.Read(content).Table([.. Columns]).Records.Select(Draft)];

    private static CatalogueDraft Draft(SheetRecord row)
    {
        var flaws = new List<CatalogueFlaw>();
        var signed = Day(row, "signed_on", flaws);
        var effective = Day(row, "effective_from", flaws);
        return new CatalogueDraft(
            row.Line,
            row["code"],
            row["name"],
            Text(row, "field"),
            Text(row, "level"),
            Text(row, "publisher"),
            Text(row, "decision"),
            signed,
            effective,
            known => With(known, row),
            flaws
        );
    }

    /// <summary>A table has one term and one fee, which hold for every way of handing in.</summary>
    private static CatalogueContent With(CatalogueContent known, SheetRecord row)
    {
        var (term, fee) = (Text(row, "term"), Text(row, "fee"));
        var ways = known.Ways;
        if (term is not null || fee is not null)
        {
            IReadOnlyList<CatalogueWay> had = ways.Count > 0 ? ways : [new CatalogueWay(null, null, null, [])];
            ways = [.. had.Select(w => w with { Term = term ?? w.Term, Fees = fee is null ? w.Fees : [fee] })];
        }

        return known with
        {
            Ways = ways,
            OnlineLevel = Text(row, "online") ?? known.OnlineLevel,
            Conditions = Text(row, "conditions") ?? known.Conditions,
            Authorities = List(row, "authority") ?? known.Authorities,
            Results = List(row, "result") ?? known.Results,
        };
    }

    private static string? Text(SheetRecord row, string key) => row[key] is { Length: > 0 } text ? text : null;

    private static string[]? List(SheetRecord row, string key) =>
        Text(row, key)?.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly? Day(SheetRecord row, string key, List<CatalogueFlaw> flaws)
    {
        if (!row.TryDay(key, out var day))
        {
            flaws.Add(new("«{0}» không phải là ngày. Hãy viết ngày/tháng/năm, ví dụ 19/11/2025.", row[key]));
        }

        return day;
    }
}
