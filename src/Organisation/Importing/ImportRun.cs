using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Importing;

/// <summary>One import by a tool: the file is cut by agency, all parts are planned, and only then written, one transaction an agency.</summary>
internal sealed class ImportRun(WorkRunner runner, Agencies agencies, ImportOptions options, Actor actor)
{
    public async Task<ImportReport> RunAsync(Sheet sheet, CancellationToken ct)
    {
        var (form, table) = TableForms.Recognise(sheet);
        var (parts, homeless) = form.Kind is TableKind.Agencies or TableKind.Successions
            ? ([new AgencyPart(await RootAsync(ct), sheet)], [])
            : await AgencySplit.CutAsync(runner, agencies, await ChosenAsync(ct), form, table, sheet, ct);
        var plans = new List<ImportPlan>();
        foreach (var part in parts)
        {
            plans.Add(
                await runner.ReadAsync(
                    part.Agency?.Id ?? 0,
                    (db, token) => Importer.RunAsync(part.Sheet, db, null, part.Agency, options.ProvinceCode, agencies.Today, true, token),
                    ct
                )
            );
        }

        var clean = homeless.Count == 0 && plans.TrueForAll(p => p.IsClean);
        var import = !options.DryRun && (clean || options.GoodRowsOnly);
        if (import)
        {
            plans.Clear();
            foreach (var part in parts)
            {
                plans.Add(await WriteAsync(part, ct));
            }
        }

        return Report(form, plans, homeless, import);
    }

    private Task<ImportPlan> WriteAsync(AgencyPart part, CancellationToken ct) =>
        runner.RunAsync(
            new WorkOrder(actor, part.Agency?.Id ?? 0, "organisation.import"),
            async (work, token) =>
            {
                agencies.Changing();
                await OneAtATime.DirectoryAsync(work, token);
                await OneAtATime.StaffAsync(work, token);
                var plan = await Importer.RunAsync(
                    part.Sheet,
                    work.Db,
                    work,
                    part.Agency,
                    options.ProvinceCode,
                    agencies.Today,
                    true,
                    token
                );
                if (!plan.IsClean && !options.GoodRowsOnly)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "organisation.import.moved",
                        "Dữ liệu vừa thay đổi trong lúc nhập; hãy chạy lại.",
                        "File"
                    );
                }

                if (plan.Count(RowVerdict.New) + plan.Count(RowVerdict.Changed) > 0)
                {
                    Log.Write(work, "organisation.imported", "list", plan.Form.Kind.ToString(), null, Counts(plan));
                }

                return plan;
            },
            ct
        );

    public static object Counts(ImportPlan plan) =>
        new
        {
            Added = plan.Count(RowVerdict.New),
            Changed = plan.Count(RowVerdict.Changed),
            Refused = plan.Count(RowVerdict.Bad),
        };

    /// <summary>The province's own agency, under which changes of the directory are logged; none while the directory is empty.</summary>
    private async Task<AgencyCard?> RootAsync(CancellationToken ct) =>
        options.ProvinceCode is { } code ? await agencies.FindByCodeAsync(code, ct) : await ChosenAsync(ct);

    private async Task<AgencyCard?> ChosenAsync(CancellationToken ct) =>
        options.AgencyCode is not { } code
            ? null
            : await agencies.FindByCodeAsync(code, ct)
                ?? throw new RuleException(
                    typeof(Texts),
                    "organisation.import.unknown-agency",
                    "Không có cơ quan mã {0}; hãy kiểm tra mã hoặc nhập danh sách cơ quan trước.",
                    "AgencyCode",
                    code
                );

    private static ImportReport Report(TableForm form, List<ImportPlan> plans, IReadOnlyList<PlannedRow> homeless, bool imported)
    {
        var rows = plans.SelectMany(p => p.Rows).Concat(homeless).OrderBy(r => r.Line).ToList();
        return new ImportReport(
            form.Label,
            rows.Count,
            rows.Count(r => r.Verdict == RowVerdict.New),
            rows.Count(r => r.Verdict == RowVerdict.Changed),
            rows.Count(r => r.Verdict == RowVerdict.Same),
            [.. rows.SelectMany(r => r.Flaws.Select(f => new ImportProblem(r.Line, form.Header(f.Field), f.Key, f.Text)))],
            imported
        );
    }
}
