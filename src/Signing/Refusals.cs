using IsoDienTu.Kernel;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing;

/// <summary>Why a file is not signed, in sentences for people.</summary>
internal static class Refusals
{
    public static RuleException Of(PdfRefusedException refused) =>
        refused.Why switch
        {
            PdfRefusal.NotPdf => new(typeof(Texts), "signing.pdf.kind", "Tệp không phải PDF. Hãy lưu văn bản thành PDF rồi ký.", "Pdf"),
            PdfRefusal.Encrypted => new(
                typeof(Texts),
                "signing.pdf.encrypted",
                "Tệp PDF có đặt mật khẩu hoặc mã hóa. Hãy bỏ mật khẩu rồi làm lại.",
                "Pdf"
            ),
            PdfRefusal.TooComplex => new(
                typeof(Texts),
                "signing.pdf.complex",
                "Tệp PDF có cấu trúc lớn khác thường nên không được xử lý. Hãy in lại văn bản ra PDF rồi làm lại.",
                "Pdf"
            ),
            PdfRefusal.DynamicForm => new(
                typeof(Texts),
                "signing.pdf.form",
                "Tệp PDF là biểu mẫu động (XFA), hiện khác nhau tùy phần mềm nên không ký được. Hãy in ra PDF thường rồi ký.",
                "Pdf"
            ),
            PdfRefusal.NoSuchPage => new(
                typeof(Texts),
                "signing.pdf.page",
                "Tệp không có trang đã chọn để đặt chữ ký. Hãy chọn lại số trang.",
                "Pdf"
            ),
            PdfRefusal.Locked => new(
                typeof(Texts),
                "signing.pdf.locked",
                "Người ký trước đã khóa văn bản, không ai được ký thêm. Hãy xin bản chưa khóa.",
                "Pdf"
            ),
            _ => new(
                typeof(Texts),
                "signing.pdf.damaged",
                "Cấu trúc tệp PDF bị hỏng, các phần mềm có thể đọc ra nội dung khác nhau. Hãy in lại văn bản ra PDF rồi làm lại.",
                "Pdf"
            ),
        };

    public static RuleException NoStamp() =>
        new(
            typeof(Texts),
            "signing.stamp",
            "Chưa lấy được dấu thời gian: máy chủ dấu thời gian chưa khai báo hoặc không trả lời. Văn bản chưa được ký; hãy thử lại sau ít phút hoặc báo quản trị."
        );

    public static RuleException NoFont() =>
        new(
            typeof(Texts),
            "signing.font",
            "Máy chủ chưa có phông chữ để hiện chữ ký. Quản trị cần cài gói fonts-liberation2 hoặc khai báo Signing:Font."
        );
}
