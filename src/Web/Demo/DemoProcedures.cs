using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;

namespace IsoDienTu.Web.Demo;

/// <summary>Imports and publishes the demo procedures from their written documents, as a secretary would, on the days on which they were issued.</summary>
internal sealed class DemoProcedures(DemoStage stage, DemoFiles files, IReadOnlyDictionary<string, int> agencyOf, ILogger log)
{
    /// <returns>Those that were published.</returns>
    public async Task<IReadOnlyList<PublishedRow>> LoadAsync(CancellationToken ct)
    {
        var published = new List<PublishedRow>();
        string[] columns = ["code", "agency", "document_code", "file", "issued_on", "term_minutes", "online_level"];
        foreach (var row in files.Rows("procedures.csv", columns).OrderBy(r => r["issued_on"], StringComparer.Ordinal))
        {
            var issued = DemoFiles.Day(row["issued_on"]);
            stage.Clock.Reach(new DateTimeOffset(issued, new TimeOnly(8, 0), VietnamTime.Offset));
            if (await PublishAsync(row, agencyOf[row["agency"]], issued, ct) is { Count: > 0 } open)
            {
                log.LogWarning("Demo procedure {Code}: no post for {Roles}", row["document_code"], string.Join("; ", open));
                continue;
            }

            published.Add(
                new PublishedRow(
                    row["code"],
                    agencyOf[row["agency"]],
                    row["document_code"],
                    int.Parse(row["term_minutes"], CultureInfo.InvariantCulture),
                    row["online_level"] != "info"
                )
            );
        }

        foreach (var agency in published.Select(p => p.Agency).Distinct())
        {
            await stage.FollowUpAsync(agency, ct);
        }

        return published;
    }

    /// <returns>Roles for which the agency has no post; nothing is published then.</returns>
    private async Task<IReadOnlyList<string>> PublishAsync(SheetRecord row, int agency, DateOnly day, CancellationToken ct)
    {
        var import = stage.Get<ProcedureImport>();
        var code = row["document_code"];
        var read = await stage.OnceAsync(
            DemoProvince.Loader,
            agency,
            "demo.read",
            $"read-{code}",
            async (work, token) =>
            {
                var id = (await import.ReadAsync(work, files.Bytes(row["file"]), Path.GetFileName(row["file"]), token))[0];
                await import.AttachFormsAsync(work, id, FormsOf(row["code"]), token);
                var open = await import.BindAsync(work, id, day, token);
                Log.Write(work, "procedures.read", "upload", id.ToString("N"));
                return new ReadDraft(id, [.. open]);
            },
            ct
        );
        if (read.Open.Count > 0)
        {
            return read.Open;
        }

        await stage.OnceAsync(
            DemoProvince.Loader,
            agency,
            "demo.publish",
            $"publish-{code}",
            async (work, token) =>
            {
                var order = await ProcedureImport.OrderAsync(work, read.Id, day, token);
                var published = await import.PublishAsync(work, read.Id, order, token);
                Log.Write(work, "procedures.published", "procedure", published.Code);
                return published.VersionId;
            },
            ct
        );
        return [];
    }

    /// <summary>The blank forms that have a file, of one administrative procedure.</summary>
    private IEnumerable<(string, byte[])> FormsOf(string procedure) =>
        files
            .Rows("forms.csv", "code", "name", "procedure", "file")
            .Where(r => r["procedure"] == procedure && r["file"].Length > 0)
            .Select(r => (Path.GetFileName(r["file"]), files.Bytes(r["file"])));

    private sealed record ReadDraft(Guid Id, List<string> Open);
}
