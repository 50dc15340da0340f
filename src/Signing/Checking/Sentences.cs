using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Checking;

/// <summary>What a check found, in sentences for people.</summary>
internal static class Sentences
{
    public static string Result(CheckResult result) =>
        result switch
        {
            CheckResult.Valid => "Hợp lệ",
            CheckResult.Doubtful => "Chưa kết luận được",
            CheckResult.Invalid => "Không hợp lệ",
            CheckResult.Unsigned => "Không có chữ ký số",
            _ => "Không đọc được tệp",
        };

    public static Tone Tone(CheckResult result) =>
        result switch
        {
            CheckResult.Valid => Kernel.Parts.Tone.Good,
            CheckResult.Invalid or CheckResult.Unreadable => Kernel.Parts.Tone.Late,
            CheckResult.Doubtful => Kernel.Parts.Tone.Near,
            _ => Kernel.Parts.Tone.Plain,
        };

    public static string Weight(FindingWeight weight) =>
        weight switch
        {
            FindingWeight.Good => "Đạt",
            FindingWeight.Note => "Ghi chú",
            FindingWeight.Doubt => "Chưa rõ",
            _ => "Lỗi",
        };

    public static Tone Tone(FindingWeight weight) =>
        weight switch
        {
            FindingWeight.Good => Kernel.Parts.Tone.Good,
            FindingWeight.Note => Kernel.Parts.Tone.Info,
            FindingWeight.Doubt => Kernel.Parts.Tone.Near,
            _ => Kernel.Parts.Tone.Late,
        };

    /// <summary>The one sentence on top of a report.</summary>
    public static string Verdict(SignatureReport report, IStringLocalizer texts) =>
        report.Result switch
        {
            CheckResult.Valid => texts[
                "Văn bản có {0} chữ ký số, tất cả hợp lệ; nội dung không bị sửa sau khi ký.",
                report.Signatures.Count
            ],
            CheckResult.Doubtful => texts["Nội dung chưa thấy bị sửa, nhưng có điều chưa xác minh được về người ký hoặc chứng thư."],
            CheckResult.Invalid => texts["Có chữ ký không hợp lệ hoặc văn bản đã bị sửa sau khi ký."],
            CheckResult.Unsigned => texts["Tệp này không có chữ ký số nào."],
            _ => texts[Refusal(report.Refusal)],
        };

    public static string Refusal(string? code) =>
        code switch
        {
            "encrypted" => "Tệp có mật khẩu hoặc mã hóa nên không kiểm tra được.",
            "too-complex" => "Tệp có cấu trúc lớn khác thường nên không kiểm tra được.",
            _ => "Cấu trúc tệp bị hỏng, các phần mềm có thể đọc ra nội dung khác nhau nên không kết luận được.",
        };

    /// <summary>A finding as a sentence.</summary>
    public static string Say(SignatureFinding finding, IStringLocalizer texts)
    {
        var sentence = Of(finding.Code);
        return finding.Args.Count == 0 ? texts[sentence] : texts[sentence, [.. finding.Args]];
    }

    private static string Of(string code) =>
        code switch
        {
            "content-whole" => "Nội dung được ký còn nguyên vẹn từng byte.",
            "content-changed" => "Nội dung đã bị sửa: mã băm không khớp với chữ ký.",
            "signature-broken" => "Chữ ký không phải do khóa của chứng thư kèm theo tạo ra.",
            "signature-unreadable" => "Dữ liệu chữ ký bị hỏng hoặc thiếu chứng thư của người ký.",
            "certificate-exchanged" => "Chứng thư kèm theo không phải chứng thư đã dùng khi ký.",
            "kind-unsupported" => "Kiểu chữ ký {0} không còn được kiểm tra; hãy xin bản ký kiểu PAdES.",
            "digest-weak" => "Chữ ký dùng thuật toán băm không còn an toàn (SHA-1 hoặc cũ hơn).",
            "range-wrong" => "Chữ ký không phủ đúng tệp này: vùng được ký không khớp với vị trí chữ ký.",
            "padding-used" => "Có dữ liệu lạ giấu trong chỗ dành cho chữ ký.",
            "covers-all" => "Chữ ký phủ toàn bộ tệp.",
            "covers-state" => "Sau chữ ký này chỉ có thêm chữ ký khác hoặc dữ liệu để kiểm tra lâu dài.",
            "changed-after" => "Sau khi ký, {0} byte đã được thêm vào làm thay đổi văn bản ({1}).",
            "chain-trusted" => "Chứng thư do tổ chức tin cậy cấp: {0}.",
            "chain-untrusted" => "Chứng thư dẫn về «{0}», chưa có trong danh sách chứng thư gốc tin cậy của tỉnh.",
            "chain-broken" => "Chuỗi chứng thư sai: có chứng thư không do nơi cấp ghi trên nó ký.",
            "chain-expired" => "Chứng thư của nơi cấp đã hết hạn.",
            "certificate-in-time" => "Chứng thư còn hạn vào lúc {0}.",
            "certificate-expired" => "Chứng thư hết hạn lúc {0} và không có dấu thời gian chứng minh đã ký trước đó.",
            "certificate-late" => "Ký khi chứng thư đã hết hạn từ {0}.",
            "certificate-early" => "Ký khi chứng thư chưa có hiệu lực; chứng thư có hiệu lực từ {0}.",
            "certificate-usage" => "Chứng thư này không được cấp để ký văn bản.",
            "certificate-trial" => "Chứng thư lập ra để thử phần mềm, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ.",
            "not-revoked-list" => "Chứng thư «{0}» không bị thu hồi, theo danh sách thu hồi lúc {1}.",
            "not-revoked-answer" => "Chứng thư «{0}» không bị thu hồi, theo trả lời trực tuyến lúc {1}.",
            "revoked" => "Chứng thư «{0}» đã bị thu hồi từ {1}.",
            "revoked-later" => "Chứng thư «{0}» bị thu hồi lúc {1}, sau khi ký: dấu thời gian chứng minh chữ ký có trước.",
            "revocation-unknown" =>
                "Không biết chứng thư «{0}» có bị thu hồi không: nơi cấp không trả lời hoặc không cho địa chỉ. Hãy kiểm tra lại sau.",
            "stamped" => "Dấu thời gian {0} của {1}.",
            "stamp-none" => "Không có dấu thời gian; thời gian ký chỉ theo đồng hồ của người ký.",
            "stamp-broken" => "Dấu thời gian sai hoặc không phải của chữ ký này.",
            "stamp-untrusted" => "Dấu thời gian của «{0}» không dẫn về chứng thư gốc tin cậy nên không được tính.",
            "stamp-revoked" => "Chứng thư của máy chủ dấu thời gian «{0}» đã bị thu hồi từ {1}.",
            _ => "Kết quả chưa có lời giải thích.",
        };
}
