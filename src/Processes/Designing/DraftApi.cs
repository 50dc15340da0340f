using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>A draft as the designer opens it.</summary>
/// <param name="Version">To be sent back with the next drawing.</param>
internal sealed record ApiDraft(Guid Id, string Key, string Title, uint Version, string ChangedBy, DateTimeOffset ChangedAt, string Xml);

/// <param name="Version">The version the drawing was read with.</param>
/// <param name="Arrange">Whether the product lays the drawing out anew.</param>
internal sealed record ApiDrawing(uint Version = 0, string? Xml = null, bool Arrange = false);

/// <param name="Xml">The drawing as laid out, when that was asked for.</param>
internal sealed record ApiSaved(uint Version, DateTimeOffset SavedAt, IReadOnlyList<DesignFinding> Findings, string? Xml);

/// <summary>Somebody else saved first; nothing was written.</summary>
internal sealed record ApiConflict(
    string Code,
    uint Version,
    string ChangedBy,
    DateTimeOffset ChangedAt,
    IReadOnlyList<Difference> Differences
);

/// <param name="Xml">Null begins with a start, one step and an end.</param>
internal sealed record ApiBeginning(string? Key = null, string? Title = null, string? Xml = null);

/// <summary>What a term means.</summary>
/// <param name="Minutes">Working minutes; null when it is no such measure.</param>
/// <param name="Words">The term as understood; null when it is none.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
internal sealed record ApiTerm(int? Minutes, string? Words, string? Problem);

/// <summary>The calls behind <c>/api/v1/process-drafts</c>, by which the designer opens and saves what is drawn.</summary>
internal static class DraftApi
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Where the calls are.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/process-drafts", BeginAsync).RequireRight(DesigningSetup.Right);
        app.MapGet("/api/v1/process-drafts/{id:guid}", FindAsync).RequireRight(DesigningSetup.Right);
        app.MapPost("/api/v1/process-drafts/{id:guid}/drawing", SaveAsync).RequireRight(DesigningSetup.Right);
        app.MapGet("/api/v1/step-terms", Term).RequireRight(DesigningSetup.Right);
    }

    public static Task<IResult> FindAsync(HttpContext http, Guid id) => ApiCalls.ReadAsync(http, (db, ct) => ReadAsync(db, id, ct));

    public static Task<IResult> BeginAsync(HttpContext http, ApiBeginning input) =>
        ApiCalls.RunAsync(
            http,
            "processes.begin_draft",
            input,
            async (work, ct) =>
            {
                var drawing = input.Xml is null ? null : Drafts.Read(input.Xml, English).Diagram;
                var definition = await Drafts.BeginAsync(work, input.Key, input.Title, drawing, ct);
                Log.Write(work, "processes.draft_begun", "process", definition.Key, null, new { definition.Title });
                return definition.Id;
            }
        );

    public static async Task<IResult> SaveAsync(
        HttpContext http,
        Guid id,
        ApiDrawing input,
        ProcessPublisher publisher,
        IStringLocalizer<Texts> texts
    )
    {
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        var agency = http.Acting().AgencyId;
        if (!await runner.ReadAsync(agency, async (db, ct) => await Drafts.OfAsync(db, id, ct) is not null, http.RequestAborted))
        {
            return Results.NotFound();
        }

        try
        {
            return await ApiCalls.RunAsync(http, "processes.draw", input, (work, ct) => TakeAsync(work, id, input, publisher, ct));
        }
        catch (EditConflictException)
        {
            return await runner.ReadAsync(agency, (db, ct) => RefuseAsync(db, id, input, texts, ct), http.RequestAborted);
        }
    }

    /// <summary>Reads a term as step tables write it, while it is typed.</summary>
    public static IResult Term(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Results.Ok(new ApiTerm(null, null, null))
        : WorkingTime.Term.TryParse(text, TermReading.StepTable, out var term, out var problem)
            ? Results.Ok(new ApiTerm(term.WorkingMinutes(), English ? term.ToEnglish() : term.ToString(), null))
        : Results.Ok(new ApiTerm(null, null, English ? problem.English : problem.Vietnamese));

    private static async Task<ApiSaved> TakeAsync(IWork work, Guid id, ApiDrawing input, ProcessPublisher publisher, CancellationToken ct)
    {
        var draft = await Drafts.OfAsync(work.Db, id, ct) ?? throw Gone();
        var read = Drafts.Read(input.Xml, English);
        var arranged = input.Arrange ? Arranged(read.Diagram!) : null;
        var before = draft.Sha256;
        Drafts.Take(draft, arranged ?? read.Diagram!);
        await StoreAsync(work, draft, before, input.Version, ct);
        var key = await work.Db.Set<Definition>().Where(d => d.Id == id).Select(d => d.Key).FirstAsync(ct);
        Log.Write(work, "processes.draft_drawn", "process", key, new { Sha256 = before }, new { draft.Sha256 });
        var findings = await publisher.FindingsAsync(work, key, read, null, ct);
        return new ApiSaved(draft.Version, draft.ChangedAt, [.. findings.Select(Definitions.Tell)], arranged is null ? null : draft.Xml);
    }

    /// <summary>Saved now rather than at the end, because the answer names the new version. The same drawing once more is nobody's conflict.</summary>
    private static async Task StoreAsync(IWork work, DefinitionVersion draft, string before, uint posted, CancellationToken ct)
    {
        if (draft.Sha256 == before)
        {
            return;
        }

        work.Db.Expect(draft, posted);
        try
        {
            await work.Db.SaveChangesAsync(ct);
        }
        catch (EditConflictException lost)
        {
            // Two drawings side by side as text help nobody: the designer offers the newer one instead.
            throw new EditConflictException(lost.What, lost.ChangedBy, lost.ChangedAt, []);
        }
    }

    private static Diagram Arranged(Diagram diagram) =>
        Diagrams.IsArrangeable(diagram)
            ? Layouter.Arrange(diagram)
            : throw new RuleException(
                typeof(Texts),
                "processes.drawing.large",
                "Sơ đồ có hơn {0} nút và luồng nên không tự xếp được. Hãy tách thành nhiều quy trình, hoặc xếp bằng tay.",
                null,
                Layouter.MostElements
            );

    private static async Task<ApiDraft?> ReadAsync(IsoDbContext db, Guid id, CancellationToken ct)
    {
        if (await Drafts.OfAsync(db, id, ct) is not { } draft)
        {
            return null;
        }

        var definition = await db.Set<Definition>().FirstAsync(d => d.Id == id, ct);
        return new ApiDraft(id, definition.Key, definition.Title, draft.Version, draft.ChangedBy, draft.ChangedAt, draft.Xml);
    }

    private static async Task<IResult> RefuseAsync(
        IsoDbContext db,
        Guid id,
        ApiDrawing input,
        IStringLocalizer<Texts> texts,
        CancellationToken ct
    )
    {
        if (await Drafts.OfAsync(db, id, ct) is not { } draft)
        {
            return Results.NotFound();
        }

        var (theirs, mine) = (BpmnReader.Read(draft.Xml).Diagram!, Drafts.Read(input.Xml, English).Diagram!);
        return Results.Json(
            new ApiConflict("edit.conflict", draft.Version, draft.ChangedBy, draft.ChangedAt, Differences.Between(theirs, mine, texts)),
            statusCode: StatusCodes.Status409Conflict
        );
    }

    private static RuleException Gone() =>
        new(
            typeof(Texts),
            "processes.draft.gone",
            "Bản thảo này không còn: người khác đã ban hành hoặc bỏ nó. Bản đang vẽ vẫn còn trong trình duyệt; hãy lưu thành quy trình khác."
        );
}
