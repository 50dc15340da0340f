using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Importing;

/// <summary>The rows of a file that belong to one agency, still with their header.</summary>
internal sealed record AgencyPart(AgencyCard? Agency, Sheet Sheet);

/// <summary>
/// Cuts a staff list of a whole province by agency: by its column "Cơ quan", else by the unit or post the row names, when only one agency has it.
/// </summary>
internal static class AgencySplit
{
    public static async Task<(List<AgencyPart> Parts, List<PlannedRow> Homeless)> CutAsync(
        WorkRunner runner,
        Agencies agencies,
        AgencyCard? chosen,
        TableForm form,
        SheetTable table,
        Sheet sheet,
        CancellationToken ct
    )
    {
        if (chosen is not null)
        {
            return ([new AgencyPart(chosen, sheet)], []);
        }

        var owners = await OwnersAsync(runner, form.Kind, ct);
        var byAgency = new Dictionary<int, List<int>>();
        var homeless = new List<PlannedRow>();
        foreach (var record in table.Records)
        {
            var owner =
                record["agency"].Length > 0 ? (await agencies.FindByCodeAsync(record["agency"], ct))?.Id
                : owners.GetValueOrDefault(form.Kind == TableKind.Posts ? record["unit"] : record["post"]) is [var only] ? only
                : null;
            if (owner is { } id)
            {
                byAgency.TryAdd(id, []);
                byAgency[id].Add(record.Line);
            }
            else
            {
                var row = new RowReader(form, record);
                row.Wrong(
                    "organisation.import.owner",
                    "Không rõ dòng này thuộc cơ quan nào; hãy điền cột “Cơ quan” bằng mã định danh đã có, hoặc nhập cho một cơ quan.",
                    "agency"
                );
                homeless.Add(row.Done(record["name"], RowVerdict.Bad));
            }
        }

        var parts = new List<AgencyPart>();
        foreach (var (id, lines) in byAgency)
        {
            var mine = lines.ToHashSet();
            parts.Add(
                new AgencyPart(
                    await agencies.FindAsync(id, ct),
                    sheet with
                    {
                        Rows = [.. sheet.Rows.Where(r => r.Line <= table.HeaderLine || mine.Contains(r.Line))],
                    }
                )
            );
        }

        return (parts, homeless);
    }

    private static Task<Dictionary<string, List<int>>> OwnersAsync(WorkRunner runner, TableKind kind, CancellationToken ct) =>
        runner.ReadEverywhereAsync(
            async (db, token) =>
            {
                var codes = kind switch
                {
                    TableKind.Posts => await db.Set<Unit>()
                        .IgnoreQueryFilters(["agency"])
                        .Select(u => new { u.Code, u.AgencyId })
                        .ToListAsync(token),
                    TableKind.Appointments => await db.Set<Post>()
                        .IgnoreQueryFilters(["agency"])
                        .Select(p => new { p.Code, p.AgencyId })
                        .ToListAsync(token),
                    _ => [],
                };
                return codes
                    .GroupBy(c => c.Code, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(g => g.Key, g => g.Select(c => c.AgencyId).ToList(), StringComparer.OrdinalIgnoreCase);
            },
            ct
        );
}
