using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Offering;

/// <summary>Says which other agencies may call a process. Work they have begun goes on when they may no longer.</summary>
[Right("processes.outside")]
internal sealed class Edit(Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public Reach Who { get; set; }

    [BindProperty]
    public List<int> Chosen { get; set; } = [];

    public string Key { get; private set; } = "";
    public string Title { get; private set; } = "";
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Reaches =>
        [
            new(texts["Không cơ quan nào"], nameof(Reach.Nobody)),
            new(texts["Các cơ quan chọn dưới đây"], nameof(Reach.Chosen)),
            new(texts["Mọi cơ quan"], nameof(Reach.Everyone)),
        ];

    /// <summary>What is stored, in words.</summary>
    public IEnumerable<SelectListItem> Offered => Others.Append(new SelectListItem(texts["Mọi cơ quan"], $"{Callable.Everyone}"));

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(Definition.OfferedTo)] = texts["Ai được gọi"] };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id && d.DrawnBy != DrawnBy.Product, ct) is not { } definition)
        {
            return false;
        }

        (Key, Title, Version) = (definition.Key, definition.Title, definition.Version);
        var others = await agencies.ListAsync(new AgencyQuery(On: clock.GetUtcNow().VietnamDay()), ct);
        Others = [.. others.Where(a => a.Id != Acting.AgencyId).Select(a => new SelectListItem($"{a.Name} ({a.Code})", $"{a.Id}"))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Chosen = [.. definition.OfferedTo.Where(a => a != Callable.Everyone)];
            Who =
                definition.OfferedTo.Contains(Callable.Everyone) ? Reach.Everyone
                : Chosen.Count > 0 ? Reach.Chosen
                : Reach.Nobody;
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ChangeAsync("processes.offer_outside", Version, SaveAsync, ct);

    private async Task<string> SaveAsync(IWork work, uint posted, CancellationToken ct)
    {
        var definition = await work.Db.Set<Definition>().FirstAsync(d => d.Id == Id, ct);
        work.Db.Expect(definition, posted);
        var before = definition.OfferedTo;
        definition.OfferedTo = Who switch
        {
            Reach.Everyone => [Callable.Everyone],
            Reach.Chosen => Known(),
            _ => [],
        };
        Log.Write(work, "processes.offered_outside", "process", definition.Key, new { OfferedTo = before }, new { definition.OfferedTo });
        Notice = texts["Đã lưu."];
        return "/Processes/Offering";
    }

    private int[] Known()
    {
        var known = Others.Select(o => o.Value).ToHashSet(StringComparer.Ordinal);
        int[] chosen = [.. Chosen.Where(a => known.Contains($"{a}")).Distinct().Order()];
        return chosen.Length > 0
            ? chosen
            : throw new RuleException(
                typeof(Texts),
                "processes.offer.none",
                "Hãy chọn ít nhất một cơ quan, hoặc chọn “Không cơ quan nào”.",
                nameof(Chosen)
            );
    }

    internal enum Reach
    {
        Nobody,
        Chosen,
        Everyone,
    }
}
