using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Processes.Running;

/// <summary>The papers that were attached to steps.</summary>
internal static class Papers
{
    /// <summary>Writes the row of an attached paper; its bytes are in the store already.</summary>
    public static void Add(IWork work, Guid task, AttachedPaper paper, StepPaper kept) =>
        work.Batch.Add(
            """
            insert into processes.task_paper (agency_id, id, task_id, asked, name, media_type, sha256, length, at, by_name, by_post)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            Sql.P(work.AgencyId),
            Sql.P(kept.Id),
            Sql.P(task),
            Sql.P(kept.Asked),
            Sql.P(kept.Name),
            Sql.P(paper.File.MediaType),
            Sql.P(paper.File.File.Sha256),
            Sql.P(paper.File.File.Length),
            Sql.At(work.Now),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post)
        );

    /// <summary>Hands a paper to whoever may open steps of the agency: always as an attachment, never run or shown by the browser inside our site.</summary>
    public static async Task<IResult> GetAsync(HttpContext http, Guid id, WorkRunner runner, FileStore store)
    {
        var agency = http.Acting().AgencyId;
        var found = await runner.LookAsync(
            agency,
            "select sha256, media_type, name from processes.task_paper where agency_id = $1 and id = $2",
            [Sql.P(agency), Sql.P(id)],
            async (row, ct) =>
                await row.ReadAsync(ct) ? (Sha256: row.GetString(0), Type: row.GetString(1), Name: row.GetString(2)) : default,
            http.RequestAborted
        );
        if (found.Sha256 is null || !store.Has(found.Sha256))
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(store.OpenRead(found.Sha256), found.Type, found.Name);
    }
}
