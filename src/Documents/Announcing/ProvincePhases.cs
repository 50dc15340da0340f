using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>
/// How far every agency of the province is on the way of QĐ 19/2014/QĐ-TTg. Four statements, however many agencies there are. Thread-safe; one for the
/// host.
/// </summary>
internal sealed class ProvincePhases(
    WorkRunner runner,
    Agencies agencies,
    ICoveredProcedures procedures,
    TimeProvider clock,
    IStringLocalizer<Texts> texts,
    IStringLocalizer<Organisation.Texts> kinds
)
{
    /// <summary>Sees all of them.</summary>
    public const string Right = "documents.oversee_systems";

    private DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>Sorts of agencies that the province has.</summary>
    public IEnumerable<(AgencyKind Kind, string Label)> Kinds =>
        Enum.GetValues<AgencyKind>()
            .Where(k => k is not (AgencyKind.Ministry or AgencyKind.DistrictCommittee))
            .Select(k => (k, kinds[k.Label()].Value));

    public string KindOf(AgencyPhase row) => kinds[row.Agency.Kind.Label()];

    /// <summary>The agencies of today with their systems, by code; an agency with several systems stands there with each.</summary>
    /// <param name="words">Words of the name or a code; empty for all.</param>
    public async Task<IReadOnlyList<AgencyPhase>> ListAsync(string? words, AgencyKind? kind, CancellationToken ct)
    {
        var all = (await agencies.ListAsync(new AgencyQuery(), ct)).ToDictionary(a => a.Id);
        var wanted = await agencies.ListAsync(new AgencyQuery(words?.Trim() ?? "", kind, On: Today), ct);
        var (systems, milestones, spans) = await runner.ReadEverywhereAsync(ReadAsync, ct);
        return
        [
            .. wanted
                .Where(a => a.Level != AgencyLevel.Central)
                .SelectMany(a => Of(a, systems, milestones, spans[a.Id].ToDictionary(s => s.Code, StringComparer.Ordinal), all)),
        ];
    }

    /// <summary>The rows as they are taken away.</summary>
    public async Task<ListExport> FileAsync(int agencyId, IReadOnlyList<AgencyPhase> rows, CancellationToken ct) =>
        ListExport.Of<AgencyPhase>(
            $"giai-doan-ap-dung-iso-{Today:yyyyMMdd}",
            texts["Giai đoạn áp dụng ISO"],
            await agencies.ListHeadAsync(
                agencyId,
                texts["Tình hình áp dụng hệ thống quản lý chất lượng của các cơ quan"],
                texts["Theo các giai đoạn của Quyết định 19/2014/QĐ-TTg, đúng tại ngày {0}", Moments.Date(Today)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Cơ quan"], 14, (r, _) => r.Agency.Name),
                new(texts["Loại"], 8, (r, _) => KindOf(r)),
                new(texts["Hệ thống"], 12, (r, _) => r.System?.Name),
                new(texts["Giai đoạn"], 9, (r, _) => Say(r)),
                new(texts["Từ ngày"], 6, (r, _) => r.Since),
                new(texts["Quy trình đang có hiệu lực"], 6, (r, _) => r.InForce),
                new(texts["Quy trình đã công bố"], 6, (r, _) => r.AnnouncedCount),
                new(texts["Số quyết định công bố"], 8, (r, _) => r.Announced?.Number),
                new(texts["Ngày công bố"], 6, (r, _) => r.Announced?.Day),
                new(texts["Vì sao cần công bố lại"], 12, (r, _) => Why(r)),
            ],
            rows
        );

    public string Say(AgencyPhase row) => Say(row.Phase);

    /// <param name="phase">One of <see cref="AgencyPhase.Phases"/>.</param>
    public string Say(string phase) =>
        phase switch
        {
            "None" => texts["Chưa khai hệ thống"],
            "Covered" => texts["Thuộc hệ thống của cơ quan khác"],
            _ => PhaseWords.Of(Enum.Parse<SystemPhase>(phase), texts),
        };

    /// <summary>Why it has to be announced again; empty when it has not.</summary>
    public string Why(AgencyPhase row) =>
        row.Stand?.Phase != SystemPhase.ReannounceDue
            ? ""
            : string.Join(
                "; ",
                new[]
                {
                    row.NotAnnounced > 0 ? texts["{0} quy trình có hiệu lực chưa công bố", row.NotAnnounced].Value : "",
                    row.NoLonger > 0 ? texts["{0} quy trình đã công bố không còn hiệu lực", row.NoLonger].Value : "",
                    row.Stand.HasOtherScope ? texts["phạm vi đã sửa"].Value : "",
                }.Where(w => w.Length > 0)
            );

    public static Tone ToneOf(string phase) =>
        Enum.TryParse<SystemPhase>(phase, out var known) ? PhaseWords.ToneOf(known)
        : phase == "Covered" ? Tone.Info
        : Tone.Plain;

    private async Task<(AgencySystems, ILookup<Guid, Milestone>, ILookup<int, ProcedureSpan>)> ReadAsync(
        IsoDbContext db,
        CancellationToken ct
    ) =>
        (
            await AgencySystems.ReadAsync(db, Today, ct),
            (await db.Set<Milestone>().IgnoreQueryFilters(["agency"]).Where(m => m.WithdrawnAt == null).ToListAsync(ct)).ToLookup(m =>
                m.QmsId
            ),
            (await procedures.EverywhereAsync(db, Today, ct)).ToLookup(s => s.AgencyId)
        );

    private static IEnumerable<AgencyPhase> Of(
        AgencyCard agency,
        AgencySystems systems,
        ILookup<Guid, Milestone> milestones,
        Dictionary<string, ProcedureSpan> spans,
        Dictionary<int, AgencyCard> all
    )
    {
        List<CoveredProcedure> now = [.. spans.Values.Where(s => s.InForce).Select(s => new CoveredProcedure(s.Code, s.Title, []))];
        var owned = systems.Owned[agency.Id].ToList();
        if (owned.Count == 0)
        {
            var owner = systems.CoveredBy.TryGetValue(agency.Id, out var id) ? all.GetValueOrDefault(id) : null;
            yield return new AgencyPhase(agency, null, null, owner, null, now.Count);
        }

        foreach (var system in owned)
        {
            var stand = new SystemStand([.. milestones[system.Id]], now, system.Scope);
            yield return new AgencyPhase(agency, system, stand, null, AgencyPhase.SinceOf(stand, spans), now.Count);
        }
    }
}
