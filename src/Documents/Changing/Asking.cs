using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <param name="DocumentId">Which document; null for one to be written.</param>
/// <param name="Title">Name of the document to be written.</param>
/// <param name="DueOn">By when it is wanted; null for no day.</param>
internal sealed record AskInput(
    RequestKind Kind = RequestKind.Revise,
    Guid? DocumentId = null,
    string? Title = null,
    string? Why = null,
    string? Basis = null,
    DateOnly? DueOn = null
);

/// <summary>Requests by hand and the decisions on all of them. Each act writes its one log entry.</summary>
internal static class Asking
{
    public const string Right = "documents.ask_change";

    /// <summary>Whoever issues documents decides.</summary>
    public const string DecideRight = Drafts.IssueRight;

    public static async Task<ChangeRequest> AskAsync(IWork work, AskInput input, CancellationToken ct)
    {
        var request = new ChangeRequest
        {
            Kind = input.Kind,
            Origin = RequestOrigin.Person,
            State = RequestState.Asked,
            Why =
                Said(input.Why, 2000)
                ?? throw new RuleException(typeof(Texts), "documents.request.why", "Lý do dài từ 10 đến 2000 ký tự.", "Why"),
            Basis = TypedText.Filled(input.Basis) is { } basis
                ? basis.Length <= 1000
                    ? basis
                    : throw new RuleException(typeof(Texts), "documents.request.basis", "Căn cứ pháp lý dài nhất 1000 ký tự.", "Basis")
                : null,
            DueOn = input.DueOn,
        };
        if (input.DueOn < work.Now.VietnamDay())
        {
            throw new RuleException(typeof(Texts), "documents.request.due", "Ngày cần xong không được trước hôm nay.", "DueOn");
        }

        if (input.Kind == RequestKind.Write)
        {
            request.Title = Document.TitleOf(input.Title);
        }
        else
        {
            var document =
                await work.Db.Set<Document>().FirstOrDefaultAsync(d => d.Id == input.DocumentId, ct)
                ?? throw new RuleException(
                    typeof(Texts),
                    "documents.request.document",
                    "Hãy chọn tài liệu cần sửa đổi hoặc huỷ.",
                    "DocumentId"
                );
            (request.DocumentId, request.Title) = (document.Id, document.Title);
        }

        await Requests.NumberAsync(work, request, ct);
        work.Db.Add(request);
        Log.Write(work, "documents.change_asked", "change_request", request.Code, null, Facts(request), request.Why);
        return request;
    }

    /// <summary>Accepts or refuses what was asked.</summary>
    public static async Task DecideAsync(IWork work, Guid id, uint version, bool accept, string? reason, CancellationToken ct)
    {
        var request = await NeedAsync(work, id, version, ct);
        if (request.State != RequestState.Asked)
        {
            throw Closed(request);
        }

        var before = Facts(request);
        request.Decide(
            accept ? RequestState.Open : RequestState.Refused,
            accept
                ? Filled(reason)
                : Said(reason, 1000)
                    ?? throw new RuleException(
                        typeof(Texts),
                        "documents.request.refusal",
                        "Lý do không chấp nhận dài từ 10 đến 1000 ký tự.",
                        "Reason"
                    ),
            work
        );
        Log.Write(
            work,
            accept ? "documents.change_accepted" : "documents.change_refused",
            "change_request",
            request.Code,
            before,
            Facts(request),
            request.Decision
        );
    }

    /// <summary>Decides that the document need not change, with the reason.</summary>
    public static async Task KeepAsync(IWork work, Guid id, uint version, string? reason, CancellationToken ct)
    {
        var request = await NeedAsync(work, id, version, ct);
        if (request.State != RequestState.Open)
        {
            throw Closed(request);
        }

        var before = Facts(request);
        request.Decide(
            RequestState.Kept,
            Said(reason, 1000)
                ?? throw new RuleException(
                    typeof(Texts),
                    "documents.request.kept",
                    "Lý do không phải sửa dài từ 10 đến 1000 ký tự.",
                    "Reason"
                ),
            work
        );
        Log.Write(work, "documents.change_not_needed", "change_request", request.Code, before, Facts(request), request.Decision);
    }

    /// <summary>Ties a document that has just been begun to the request that asked for it; part of the act that begins it.</summary>
    public static async Task TieAsync(IWork work, Guid id, Guid documentId, CancellationToken ct)
    {
        var request = await work
            .Db.Set<ChangeRequest>()
            .AsTracking()
            .FirstOrDefaultAsync(
                r => r.Id == id && r.Kind == RequestKind.Write && r.State == RequestState.Open && r.DocumentId == null,
                ct
            );
        if (request is not null)
        {
            request.DocumentId = documentId;
        }
    }

    private static async Task<ChangeRequest> NeedAsync(IWork work, Guid id, uint version, CancellationToken ct)
    {
        var request = await work.Db.Set<ChangeRequest>().AsTracking().FirstAsync(r => r.Id == id, ct);
        work.Db.Expect(request, version);
        return request;
    }

    private static RuleException Closed(ChangeRequest request) =>
        new(
            typeof(Texts),
            "documents.request.closed",
            "Phiếu {0} đã được {1} xử lý; hãy tải lại trang.",
            null,
            request.Code,
            request.DecidedBy ?? request.ChangedBy
        );

    private static string? Filled(string? text) => TypedText.Filled(text) is { Length: <= 1000 } filled ? filled : null;

    private static string? Said(string? typed, int most) =>
        TypedText.Filled(typed) is { } said && said.Length >= 10 && said.Length <= most ? said : null;

    private static object Facts(ChangeRequest request) =>
        new
        {
            request.Kind,
            request.Origin,
            request.State,
            request.DocumentId,
            request.Title,
            request.Basis,
            request.DueOn,
        };
}
