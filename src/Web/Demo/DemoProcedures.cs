using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;

namespace IsoDienTu.Web.Demo;

/// <summary>Imports and publishes the demo procedures from their written documents, as a secretary would.</summary>
internal sealed class DemoProcedures(IServiceProvider services, DemoFiles files, IReadOnlyDictionary<string, int> agencyOf, ILogger log)
{
    public async Task LoadAsync(CancellationToken ct)
    {
        var runner = services.GetRequiredService<WorkRunner>();
        var import = services.GetRequiredService<ProcedureImport>();
        var today = services.GetRequiredService<TimeProvider>().GetUtcNow().VietnamDay();
        foreach (var row in files.Rows("procedures.csv", "agency", "document_code", "file"))
        {
            var agency = agencyOf[row["agency"]];
            var name = Path.GetFileName(row["file"]);
            var open = new List<string>();
            var draft = await runner.RunAsync(
                new WorkOrder(Actor.System("nạp tỉnh mẫu"), agency, "demo.read", RequestId: "demo"),
                async (work, token) =>
                {
                    var id = (await import.ReadAsync(work, files.Bytes(row["file"]), name, token))[0];
                    open.AddRange(await import.BindAsync(work, id, today, token));
                    Log.Write(work, "procedures.read", "upload", id.ToString("N"));
                    return id;
                },
                ct
            );
            if (open.Count > 0)
            {
                log.LogWarning("Demo procedure {Code}: no post for {Roles}", row["document_code"], string.Join("; ", open));
                continue;
            }

            await runner.RunAsync(
                new WorkOrder(Actor.System("nạp tỉnh mẫu"), agency, "demo.publish", RequestId: "demo"),
                async (work, token) =>
                {
                    var order = await ProcedureImport.OrderAsync(work, draft, today, token);
                    var published = await ProcedureImport.PublishAsync(work, draft, order, token);
                    Log.Write(work, "procedures.published", "procedure", published.Code);
                },
                ct
            );
        }
    }
}
