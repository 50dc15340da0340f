using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsoDienTu.Web.Pages;

/// <summary>Says what went wrong in a sentence and what to do; never a stack trace.</summary>
[Public("Shows a sentence and the request's number")]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class Error : PageModel
{
    public string Title { get; private set; } = "";
    public string Sentence { get; private set; } = "";

    public void OnGet(int? status) => Tell(status);

    public void OnPost(int? status) => Tell(status);

    private void Tell(int? status)
    {
        (Title, Sentence) = (status ?? Response.StatusCode) switch
        {
            400 => (
                "Yêu cầu không hợp lệ",
                "Biểu mẫu đã cũ hoặc thiếu thông tin. Hãy tải lại trang trước rồi gửi lại; nội dung đã nhập được giữ trong trình duyệt."
            ),
            401 or 403 => (
                "Không có quyền xem trang này",
                "Vai trò của bạn ở cơ quan đang làm việc không có quyền này. Hãy đổi cơ quan, hoặc đề nghị quản trị giao vai trò."
            ),
            404 => ("Không tìm thấy", "Địa chỉ không đúng, mục này đã chuyển đi, hoặc thuộc cơ quan khác."),
            409 => ("Có người vừa sửa mục này", "Hãy tải lại trang để xem thay đổi rồi sửa tiếp."),
            413 => ("Tệp quá lớn", "Hãy chọn tệp nhỏ hơn giới hạn ghi trên trang."),
            422 => (
                "Nội dung chưa gửi được",
                "Khóa gửi đã dùng cho nội dung khác, hoặc một quy định chưa đạt. Hãy tải lại trang rồi gửi lại."
            ),
            429 => ("Tra cứu quá nhanh", "Hãy đợi một phút rồi thử lại."),
            503 => (
                "Tạm mất kết nối với dữ liệu",
                "Trang này chưa có bản lưu để xem tạm. Hãy thử lại sau ít phút; những trang vừa có người xem vẫn mở được."
            ),
            _ => (
                "Hệ thống gặp lỗi",
                "Không có gì bị ghi dở dang. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo quản trị kèm mã yêu cầu dưới đây."
            ),
        };
    }
}
