using System.Globalization;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Entering;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Processes.Tasks;

/// <summary>A way out of a step, as the API tells it.</summary>
/// <param name="Asked">What pressing its button asks; null when that is nothing.</param>
internal sealed record ApiOutcome(string Code, string Label, string FlowId, ApiAsked? Asked);

/// <summary>What a button asks of whoever presses it.</summary>
/// <param name="Comment">Whether a comment has to be given.</param>
/// <param name="CommentLabel">What the comment is called; null for the usual word.</param>
/// <param name="Papers">Papers that have to be attached, by name.</param>
/// <param name="Forms">Codes of the forms it yields.</param>
/// <param name="Confirm">Whether <c>confirmed</c> has to be true.</param>
internal sealed record ApiAsked(
    bool Comment,
    string? CommentLabel,
    IReadOnlyList<ApiField> Fields,
    IReadOnlyList<string> Papers,
    IReadOnlyList<string> Forms,
    bool Confirm
)
{
    public static ApiAsked? Of(Asked asked) =>
        asked.IsNothing
            ? null
            : new(
                asked.Comment,
                asked.CommentLabel,
                [.. asked.Fields.Select(f => new ApiField(f.Name, f.Label, Answering.Word(f.Kind), f.Required, f.Choices))],
                asked.Papers,
                asked.Forms,
                asked.Confirm
            );
}

/// <summary>A field of a button.</summary>
/// <param name="Kind">text, date, number or choice.</param>
internal sealed record ApiField(string Name, string Label, string Kind, bool Required, IReadOnlyList<string> Choices);

/// <param name="Outcome">Code of one of the step's outcomes.</param>
/// <param name="LateReason">Why the step is late; needed when it is.</param>
/// <param name="Fields">By name what the button asks: texts, numbers, days as yyyy-MM-dd.</param>
/// <param name="Papers">What the button asks to be attached; each was uploaded first by <c>POST /api/v1/tasks/{id}/papers</c>.</param>
/// <param name="Confirmed">True where the button asks to confirm.</param>
/// <param name="Later">That it was done earlier than it is handed in; needs the right <c>processes.backdate</c>.</param>
internal sealed record ApiCompletion(
    string? Outcome = null,
    string? Comment = null,
    string? LateReason = null,
    IReadOnlyDictionary<string, JsonElement>? Fields = null,
    IReadOnlyList<ApiPaper>? Papers = null,
    bool Confirmed = false,
    Backdate? Later = null
)
{
    /// <exception cref="RuleException">A token is not one that the caller was given.</exception>
    public Completion Read(HttpContext http)
    {
        var given = new Completion(Outcome, Comment, LateReason)
        {
            Confirmed = Confirmed,
            Later = Later,
            MayBackdate = http.Acting().Has(EnteringSetup.Right),
        };
        return Fields is null && Papers is null
            ? given
            : given with
            {
                Fields = (Fields ?? new Dictionary<string, JsonElement>()).ToDictionary(
                    f => f.Key,
                    f => Typed(f.Value),
                    StringComparer.Ordinal
                ),
                Papers = [.. (Papers ?? []).Select(p => new AttachedPaper(p.Asked ?? "", ApiPapers.Open(http, p.Token)))],
            };
    }

    /// <summary>A number is written with a comma, so that its point is not taken for one between thousands.</summary>
    private static string? Typed(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number
                .ToString(CultureInfo.InvariantCulture)
                .Replace('.', ','),
            _ => value.GetRawText(),
        };
}

/// <param name="Asked">The paper that it is, by the name the button asks for.</param>
/// <param name="Token">As the upload answered.</param>
internal sealed record ApiPaper(string? Asked = null, string? Token = null);

/// <summary>A paper in the store that no step has yet.</summary>
/// <param name="Token">Names it in the caller's completion of a step; of no use to anybody else.</param>
internal sealed record ApiUploaded(string Token, string Name, string MediaType, string Sha256, long Length);

/// <summary>Papers for the API's completions.</summary>
internal static class ApiPapers
{
    /// <summary>
    /// Takes one file, as <c>multipart/form-data</c>, field <c>file</c>. Nothing refers to it until a step is completed with its token; the same key
    /// gives the same token again.
    /// </summary>
    public static async Task<IResult> UploadAsync(HttpContext http, Guid id, WorkRunner runner, UploadedFiles files)
    {
        if (await TaskQuery.MayTryAsync(runner, http.Acting(), id, http.RequestAborted) is not var (mayTry, _))
        {
            return Results.NotFound();
        }

        var sent = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted)).Files : null;
        return await ApiCalls.RunAsync(
            http,
            "processes.upload_paper",
            sent?.Select(f => new { f.FileName, f.Length }),
            async (_, ct) =>
            {
                if (!mayTry)
                {
                    throw Api.NotOffered();
                }

                var file = sent is [{ Length: > 0 } one] ? await files.TakeAsync(http, one, ct) : throw None();
                return new ApiUploaded(file.Token, file.Name, file.MediaType, file.File.Sha256, file.File.Length);
            }
        );
    }

    private static RuleException None() =>
        new(typeof(Texts), "processes.paper.none", "Hãy gửi đúng một tệp có nội dung, dạng multipart/form-data, trường file.", "file");

    /// <exception cref="RuleException">The token is not one that the caller was given.</exception>
    public static UploadedFile Open(HttpContext http, string? token) =>
        http.RequestServices.GetService(typeof(UploadedFiles)) is UploadedFiles files && files.Open(http, token ?? "") is { } file
            ? file
            : throw new RuleException(
                typeof(Texts),
                "processes.paper.token",
                "Mã tệp này không phải của bạn hoặc không đọc được. Hãy tải tệp lên lại rồi gửi mã mới.",
                "papers"
            );
}
