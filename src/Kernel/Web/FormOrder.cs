using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Web;

/// <summary>Makes the order of a unit of work from a posted form: its key and the hash of what was entered.</summary>
internal static class FormOrder
{
    public const string KeyField = "IdempotencyKey";

    public static async Task<WorkOrder> OfAsync(HttpContext http, string command, CancellationToken ct)
    {
        var acting = http.Acting();
        var form = await http.Request.ReadFormAsync(ct);
        var key = form[KeyField].ToString();
        if (key.Length is < 8 or > 128)
        {
            throw new RuleException(
                typeof(Texts),
                "form.key.missing",
                "Biểu mẫu đã cũ hoặc thiếu khóa gửi. Hãy tải lại trang rồi gửi lại; nội dung đã nhập được giữ trong trình duyệt."
            );
        }

        return new WorkOrder(acting.Actor, acting.AgencyId, command, key, Hash(http, form), http.TraceIdentifier);
    }

    private static byte[] Hash(HttpContext http, IFormCollection form)
    {
        var text = new StringBuilder(http.Request.Path).Append(http.Request.QueryString);
        foreach (
            var field in form.Where(f => f.Key is not ("__RequestVerificationToken" or KeyField))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
        )
        {
            text.Append('\n').Append(field.Key).Append('=').Append(field.Value.ToString());
        }

        foreach (var file in form.Files)
        {
            text.Append('\n')
                .Append(file.Name)
                .Append(':')
                .Append(file.FileName)
                .Append(':')
                .Append(file.Length.ToString(CultureInfo.InvariantCulture));
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
