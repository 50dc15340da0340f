namespace IsoDienTu.Bench.Search;

/// <summary>
/// Text as procedures of offices have it, made of words of our own: sentences of the trade in which some words stand in nearly every document and others in
/// one of thousands. The same seed gives the same text.
/// </summary>
internal sealed class Prose(int seed)
{
    private static readonly string[] Heads =
    [
        "Mục đích",
        "Phạm vi áp dụng",
        "Tài liệu viện dẫn",
        "Định nghĩa, viết tắt",
        "Nội dung quy trình",
        "Biểu mẫu",
        "Hồ sơ lưu",
    ];

    // The first ones are the most frequent.
    private static readonly string[] Things =
        "hồ sơ|kết quả|thời hạn trả lời|bộ phận một cửa|phiếu tiếp nhận|người nộp|văn bản|giấy phép|đơn đề nghị|bản sao chứng thực|biên bản kiểm tra|tờ trình|dự thảo quyết định|giấy chứng nhận|thông báo bổ sung|phiếu xin lỗi|sổ theo dõi|hợp đồng|phương án|báo cáo thẩm định|bản đồ địa chính|sơ đồ mặt bằng|chứng chỉ hành nghề|danh sách lao động|kế hoạch năm|nhật ký vận hành|phiếu khảo sát|giấy khai sinh|sổ hộ tịch|bằng tốt nghiệp|phôi bằng|thẻ hướng dẫn viên|giấy giới thiệu|lệnh điều động|phiếu lý lịch|bản cam kết|mẫu nước thải|kết quả quan trắc|phương tiện thủy nội địa|tàu cá|giống cây trồng|thuốc thú y|đập hồ chứa|mốc lộ giới|biển hiệu quảng cáo|di tích|lễ hội|cơ sở lưu trú|phòng khám|nhà thuốc|bếp ăn tập thể|trường mầm non|học bạ|trung tâm ngoại ngữ|quỹ bảo trì|nhà ở xã hội|giấy phép xây dựng|cây xanh đô thị|chỉ giới đường đỏ|hầm chứa rượu".Split(
            '|'
        );
    private static readonly string[] Doers =
        "Chuyên viên|Lãnh đạo phòng|Lãnh đạo cơ quan|Công chức tiếp nhận|Văn thư|Thủ trưởng đơn vị|Kế toán|Hội đồng thẩm định|Tổ kiểm tra|Cán bộ hộ tịch|Thanh tra viên|Trưởng bộ phận".Split(
            '|'
        );
    private static readonly string[] Acts =
        "tiếp nhận và kiểm tra|thẩm định|trình ký|phê duyệt|trả|lưu|chuyển|đóng dấu và phát hành|đối chiếu|cập nhật|xác minh tại thực địa|thu phí|niêm yết công khai|bàn giao|huỷ|số hoá|ký số".Split(
            '|'
        );
    private static readonly string[] Fields =
        "đất đai|hộ tịch|xây dựng|môi trường|lao động|giáo dục|y tế|văn hoá|giao thông|nông nghiệp|công thương|khoa học và công nghệ|tư pháp|tài chính|nội vụ|thông tin truyền thông".Split(
            '|'
        );
    private static readonly string[] Starts = "b|c|ch|d|đ|g|h|k|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x".Split('|');
    private static readonly string[] Hearts = "a|á|à|ă|â|ấ|e|ê|ế|i|o|ô|ố|ơ|u|ư|ứ|ạ|ọ|ụ".Split('|');
    private static readonly string[] Ends = ["", "n", "ng", "m", "t", "c", "i", "nh"];

    private readonly Random dice = new(seed);

    public int Next(int below) => dice.Next(below);

    public string Title() => $"{Verb()} {Pick(Things)} lĩnh vực {Pick(Fields)} {Name()}";

    public string Number() => $"{dice.Next(1, 400)}/{dice.Next(2015, 2027)}/{(dice.Next(3) == 0 ? "TT-BTP" : "NĐ-CP")}";

    /// <summary>Some 900 to 1,300 syllables in seven sections.</summary>
    public IEnumerable<(string Head, IReadOnlyList<string> Lines)> Sections()
    {
        foreach (var head in Heads)
        {
            var count = head == "Nội dung quy trình" ? dice.Next(14, 22) : dice.Next(3, 6);
            yield return (head, [.. Enumerable.Range(0, count).Select(_ => Sentence())]);
        }
    }

    private string Sentence() =>
        dice.Next(6) switch
        {
            0 =>
                $"{Pick(Doers)} {Pick(Acts)} {Pick(Things)} trong {dice.Next(1, 30)} ngày làm việc kể từ ngày nhận đủ {Pick(Things)} của ông {Name()}.",
            1 =>
                $"Căn cứ Nghị định số {Number()} và Quyết định {dice.Next(1, 3000)}/QĐ-UBND về {Pick(Things)} thuộc lĩnh vực {Pick(Fields)}.",
            2 =>
                $"Trường hợp {Pick(Things)} chưa hợp lệ, {Pick(Doers)} lập {Pick(Things)} nêu rõ lý do và hướng dẫn người nộp bổ sung một lần.",
            3 =>
                $"{Pick(Doers)} của {Name()} {Pick(Acts)} {Pick(Things)}, {Pick(Acts)} {Pick(Things)} rồi chuyển sang bước {dice.Next(1, 20)}.",
            4 =>
                $"Biểu mẫu BM.{dice.Next(1, 90):00}-{dice.Next(1, 9)} dùng cho {Pick(Things)}; {Pick(Things)} lưu {dice.Next(2, 70)} năm tại {Name()}.",
            _ =>
                $"Quá thời hạn trả lời mà chưa có {Pick(Things)}, {Pick(Doers)} gửi phiếu xin lỗi và hẹn lại theo cơ chế một cửa tại {Name()}.",
        };

    private string Verb() =>
        dice.Next(3) switch
        {
            0 => "Cấp",
            1 => "Giải quyết",
            _ => "Quản lý",
        };

    /// <summary>Three syllables that hardly anybody else has.</summary>
    private string Name() => $"{Capital(Syllable())} {Capital(Syllable())} {Capital(Syllable())}";

    private string Syllable() => Any(Starts) + Any(Hearts) + Any(Ends);

    private string Any(string[] list) => list[dice.Next(list.Length)];

    private string Pick(string[] list) => list[(int)(Math.Pow(dice.NextDouble(), 2) * list.Length)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
