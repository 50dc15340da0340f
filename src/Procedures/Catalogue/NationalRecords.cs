using System.Text.Json;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>
/// Reads administrative procedures in the shape in which the national database hands them out (<c>LayThuTuc</c>): one record, a list of them, or such a list
/// under one name. Pure. The record says neither the decision nor its days: those come with the file.
/// </summary>
internal static class NationalRecords
{
    private const int Deepest = 16;

    /// <exception cref="RuleException">It is no JSON, or holds no such record.</exception>
    public static IReadOnlyList<CatalogueDraft> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var all = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest });
            var records = Records(all.RootElement).ToList();
            return records.Count > 0 ? [.. records.Select((r, i) => Draft(r, i + 1))] : throw NotRecords();
        }
        catch (JsonException)
        {
            throw NotRecords();
        }
    }

    public static RuleException NotRecords() =>
        new(
            typeof(Texts),
            "procedures.catalogue.records",
            "Tệp JSON không chứa thủ tục nào theo mẫu của Cơ sở dữ liệu quốc gia (trường MATTHC, TENTTHC). Hãy xuất lại từ cơ sở dữ liệu quốc gia, hoặc dùng bảng CSV, Excel.",
            "File"
        );

    private static IEnumerable<JsonElement> Records(JsonElement at) =>
        at.ValueKind switch
        {
            JsonValueKind.Object when at.TryGetProperty("MATTHC", out _) => [at],
            JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Records(p.Value)),
            JsonValueKind.Array => at.EnumerateArray().SelectMany(Records),
            _ => [],
        };

    private static CatalogueDraft Draft(JsonElement record, int place)
    {
        var content = new CatalogueContent(
            [.. Rows(record, "TRINHTUTHUCHIEN").Select(c => new CatalogueCourse(Text(c, "TRUONGHOP"), Texts(c, "TRINHTU")))],
            [.. Rows(record, "CACHTHUCTHUCHIEN").SelectMany(Ways)],
            [.. Rows(record, "THANHPHANHOSO").SelectMany(Parts)],
            Names(record, "DOITUONGTHUCHIEN", "TENDOITUONG"),
            Names(record, "COQUANTHUCHIEN", "TENDONVI"),
            Names(record, "KETQUATHUCHIEN", "TENKETQUA"),
            [
                .. Rows(record, "CANCUPHAPLY")
                    .Select(l => new CatalogueLaw(Text(l, "SOVANBAN") ?? "", Text(l, "TENVANBAN") ?? ""))
                    .Where(l => l.Number.Length + l.Title.Length > 0),
            ],
            Text(record, "YEUCAU"),
            null
        );
        return new CatalogueDraft(
            place,
            Text(record, "MATTHC") ?? "",
            Text(record, "TENTTHC") ?? "",
            Names(record, "LINHVUCTHUCHIEN", "TENLINHVUC") is { Count: > 0 } fields ? string.Join("; ", fields) : null,
            null,
            Text(record, "MACOQUANCONGBO"),
            null,
            null,
            null,
            known => content with { OnlineLevel = known.OnlineLevel },
            []
        );
    }

    private static IEnumerable<CatalogueWay> Ways(JsonElement way)
    {
        CatalogueChannel? channel = Text(way, "KENH") switch
        {
            "1" => CatalogueChannel.Counter,
            "2" => CatalogueChannel.Online,
            "3" => CatalogueChannel.Post,
            _ => null,
        };
        foreach (var time in Rows(way, "THOIGIAN"))
        {
            // "15" and "Ngày làm việc" belong together; which unit it is decides the term, so neither is guessed.
            var term = string.Join(' ', new[] { Text(time, "THOIGIANGIAIQUYET"), Text(time, "DONVITINH") }.OfType<string>());
            yield return new CatalogueWay(
                channel,
                term.Length > 0 ? term : null,
                Text(time, "MOTA"),
                [.. Rows(time, "PHILEPHI").Select(Fee).Where(f => f.Length > 0)]
            );
        }
    }

    /// <summary>Whatever a fee says of itself besides its code, in the order in which it stands there.</summary>
    private static string Fee(JsonElement fee) =>
        string.Join(", ", fee.EnumerateObject().Where(p => p.Name != "MAPHILEPHI").Select(p => Text(fee, p.Name)).OfType<string>());

    private static IEnumerable<CataloguePart> Parts(JsonElement parts) =>
        Rows(parts, "GIAYTO")
            .Where(p => Text(p, "TENGIAYTO") is not null)
            .Select(p => new CataloguePart(
                Text(parts, "TRUONGHOP"),
                Text(p, "MAGIAYTO"),
                Text(p, "TENGIAYTO")!,
                Text(p, "TENMAUDON"),
                // Only what leads to a page: the address is shown as a link.
                Text(p, "URL") is { } url
                && url.StartsWith("https://", StringComparison.Ordinal)
                    ? url
                    : null
            ));

    private static List<string> Names(JsonElement record, string list, string name) =>
        [.. Rows(record, list).Select(r => Text(r, name)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static List<string> Texts(JsonElement at, string name) =>
        at.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Text).OfType<string>()]
            : [.. new[] { Text(at, name) }.OfType<string>()];

    /// <summary>The objects below a name; one that stands there alone is a list of one.</summary>
    private static IEnumerable<JsonElement> Rows(JsonElement at, string name) =>
        at.TryGetProperty(name, out var list)
            ? list.ValueKind switch
            {
                JsonValueKind.Array => list.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object),
                JsonValueKind.Object => [list],
                _ => [],
            }
            : [];

    private static string? Text(JsonElement at, string name) => at.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => TypedText.Filled(value.GetString()) ?? "",
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length > 0 ? text : null;
    }
}
