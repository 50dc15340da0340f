using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation.Units;

/// <summary>Writes the administrative units and their successions into the reference tables, for statements that join them. Repeating it changes nothing.</summary>
internal static class UnitStore
{
    private sealed record Row(
        int Id,
        string Code,
        AdministrativeKind Kind,
        string Name,
        string Province,
        string? District,
        DateOnly From,
        DateOnly? To,
        string? Basis
    );

    private const string Resolution2025 = "NQ 202/2025/QH15";
    private const string Resolution2026 = "NQ 30/2026/QH16";

    public static async Task<(int Units, int Edges, int Changed)> FillAsync(WorkRunner runner, Actor actor, CancellationToken ct)
    {
        var (rows, edges) = Rows(AdministrativeUnits.Facts);
        var changed = await runner.RunAsync(
            new WorkOrder(actor, 0, "organisation.import_units"),
            async (work, token) =>
            {
                var count = await PutUnitsAsync(work, rows, token) + await PutEdgesAsync(work, edges, token);
                if (count > 0)
                {
                    Log.Write(
                        work,
                        "organisation.units_imported",
                        "administrative_unit",
                        "all",
                        null,
                        new { Units = rows.Count, Edges = edges.Count }
                    );
                }

                return count;
            },
            ct
        );
        return (rows.Count, edges.Count, changed);
    }

    /// <summary>Ids follow the order of the files, which are never re-ordered: present provinces, communes, then the former ones.</summary>
    private static (List<Row> Rows, List<(int From, int To, bool Main, DateOnly On)> Edges) Rows(AdministrativeUnits facts)
    {
        var rows = new List<Row>();
        var edges = new List<(int, int, bool, DateOnly)>();
        var present = new Dictionary<string, int>(StringComparer.Ordinal);
        var lastBefore = AdministrativeUnits.DongNaiCity.AddDays(-1);

        void Present(string code, AdministrativeKind kind, AdministrativeKind before, string name, string province, string basis)
        {
            if (kind != before)
            {
                rows.Add(new Row(rows.Count + 1, code, before, name, province, null, AdministrativeUnits.Since, lastBefore, basis));
                edges.Add((rows.Count, rows.Count + 1, true, AdministrativeUnits.DongNaiCity));
            }

            var from = kind == before ? AdministrativeUnits.Since : AdministrativeUnits.DongNaiCity;
            // What became of a former unit on 1/7/2025 is its form of that day.
            present[code] = kind == before ? rows.Count + 1 : rows.Count;
            rows.Add(new Row(rows.Count + 1, code, kind, name, province, null, from, null, kind == before ? basis : Resolution2026));
        }

        foreach (var p in facts.Provinces)
        {
            Present(p.Code, p.Kind, p.KindBefore, p.Name, p.Code, Resolution2025);
        }

        var provinces = new Dictionary<string, int>(present, StringComparer.Ordinal);
        foreach (var c in facts.Communes)
        {
            Present(
                c.Code,
                c.Kind,
                c.KindBefore,
                c.Name,
                c.ProvinceCode,
                facts.Province(c.ProvinceCode)!.Resolution is { Length: > 0 } r ? r : Resolution2025
            );
        }

        foreach (var p in facts.FormerProvinces)
        {
            rows.Add(
                new Row(
                    rows.Count + 1,
                    p.Code,
                    p.Kind,
                    p.Name,
                    p.Code,
                    null,
                    DateOnly.MinValue,
                    AdministrativeUnits.Since.AddDays(-1),
                    null
                )
            );
            edges.Add((rows.Count, provinces[p.Successor], true, AdministrativeUnits.Since));
        }

        foreach (var c in facts.FormerCommunes.Where(c => c.Code.Length > 0))
        {
            var (kind, name) = Split(c.FullName);
            rows.Add(
                new Row(
                    rows.Count + 1,
                    c.Code,
                    kind,
                    name,
                    c.ProvinceCode,
                    c.District,
                    DateOnly.MinValue,
                    AdministrativeUnits.Since.AddDays(-1),
                    null
                )
            );
            edges.AddRange(c.Successors.Select((s, i) => (rows.Count, present[s], i == 0, AdministrativeUnits.Since)));
        }

        return (rows, edges);
    }

    private static (AdministrativeKind Kind, string Name) Split(string fullName) =>
        Folding.Fold(fullName) switch
        {
            ['p', 'h', 'u', 'o', 'n', 'g', ' ', ..] => (AdministrativeKind.Ward, fullName[7..]),
            ['t', 'h', 'i', ' ', 't', 'r', 'a', 'n', ' ', ..] => (AdministrativeKind.Township, fullName[9..]),
            _ => (AdministrativeKind.Commune, fullName[3..]),
        };

    private static async Task<int> PutUnitsAsync(IWork work, List<Row> rows, CancellationToken ct)
    {
        await using var command = work.Command(
            """
            insert into organisation.administrative_unit (id, code, kind, name, folded, province_code, district, valid_from, valid_to, legal_basis)
            select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[], $10::text[])
            on conflict (id) do update set code = excluded.code, kind = excluded.kind, name = excluded.name, folded = excluded.folded, province_code = excluded.province_code,
              district = excluded.district, valid_from = excluded.valid_from, valid_to = excluded.valid_to, legal_basis = excluded.legal_basis
            where (administrative_unit.*) is distinct from (excluded.*)
            """,
            Sql.Array(rows.Select(r => r.Id)),
            Sql.Array(rows.Select(r => r.Code)),
            Sql.Array(rows.Select(r => r.Kind.ToString())),
            Sql.Array(rows.Select(r => r.Name)),
            Sql.Array(rows.Select(r => Folding.Fold(r.Name))),
            Sql.Array(rows.Select(r => r.Province)),
            Sql.Array(rows.Select(r => r.District)),
            Sql.Array(rows.Select(r => r.From)),
            Sql.Array(rows.Select(r => r.To)),
            Sql.Array(rows.Select(r => r.Basis))
        );
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<int> PutEdgesAsync(IWork work, List<(int From, int To, bool Main, DateOnly On)> edges, CancellationToken ct)
    {
        await using var command = work.Command(
            """
            insert into organisation.administrative_succession (from_id, to_id, is_main, happened_on)
            select * from unnest($1::int[], $2::int[], $3::boolean[], $4::date[])
            on conflict (from_id, to_id) do update set is_main = excluded.is_main, happened_on = excluded.happened_on
            where (administrative_succession.*) is distinct from (excluded.*)
            """,
            Sql.Array(edges.Select(e => e.From)),
            Sql.Array(edges.Select(e => e.To)),
            Sql.Array(edges.Select(e => e.Main)),
            Sql.Array(edges.Select(e => e.On))
        );
        return await command.ExecuteNonQueryAsync(ct);
    }
}
