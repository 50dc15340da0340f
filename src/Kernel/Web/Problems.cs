using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Web;

/// <summary>Turns the product's own exceptions into problem details (API) or leaves them to the error page; never a stack trace.</summary>
internal sealed class Problems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, title) = exception switch
        {
            RuleException rule => (422, rule.Key, RuleTexts.Say(httpContext, rule)),
            IdempotencyMismatchException => (
                422,
                "form.key.reused",
                "Khóa gửi này đã dùng cho nội dung khác; hãy tải lại trang. / This key was used for other contents; reload the page."
            ),
            EditConflictException conflict => (
                409,
                "edit.conflict",
                $"{conflict.ChangedBy} đã sửa mục này trước; hãy tải lại rồi sửa. / Somebody changed this first; reload and edit again."
            ),
            BadHttpRequestException bad => (bad.StatusCode, "request.bad", "Yêu cầu không đọc được. / The request could not be read."),
            _ => (
                500,
                "server.error",
                "Hệ thống gặp lỗi, không có gì bị ghi dở. Hãy thử lại. / Something failed; nothing was half written. Please try again."
            ),
        };
        httpContext.Response.StatusCode = status;
        // The request's own path is already that of the error page here.
        var asked = new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (!asked.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            return false;
        }

        return await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails =
                {
                    Status = status,
                    Title = title,
                    Extensions = { ["code"] = code, ["requestId"] = httpContext.TraceIdentifier },
                },
            }
        );
    }
}
