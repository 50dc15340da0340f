using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Catalogue;

/// <param name="Decision">Number of the decision that abolishes it.</param>
/// <param name="EffectiveOn">First day without it.</param>
internal sealed record AbolitionInput(string? Decision = null, DateOnly? SignedOn = null, DateOnly? EffectiveOn = null);

/// <summary>Writes versions of the province's catalogue. Acts on it wait for one another; each writes its one log entry at the agency that acts.</summary>
internal static class CatalogueKeeping
{
    public const string Right = "procedures.keep_catalogue";

    /// <summary>Reads a file of either kind, told by its content.</summary>
    /// <exception cref="RuleException">It is neither; the sentence names the mend.</exception>
    public static IReadOnlyList<CatalogueDraft> Read(byte[] file)
    {
        var text = file.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        return text is [(byte)'{' or (byte)'[', ..]
            ? NationalRecords.Read(file.AsMemory(file.Length - text.Length))
            : CatalogueSheet.Read(new MemoryStream(file));
    }

    /// <summary>What the drafts would do now.</summary>
    public static async Task<IReadOnlyList<CataloguePlanned>> PlanAsync(
        IsoDbContext db,
        IReadOnlyList<CatalogueDraft> drafts,
        DateOnly from,
        DateOnly today,
        CancellationToken ct
    )
    {
        var codes = drafts.Select(d => NationalCode.Of(d.Code)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var known = await db.Set<NationalVersion>().AsNoTracking().Where(v => codes.Contains(v.Code)).ToListAsync(ct);
        var latest = known.GroupBy(v => v.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        return CataloguePlan.Of(drafts, latest, from, today);
    }

    /// <summary>Others wait until this act is over.</summary>
    public static Task BeginAsync(IWork work, CancellationToken ct) => work.TakeTurnOfAllAsync("procedures.catalogue", ct);

    /// <summary>Writes what a plan would write.</summary>
    /// <returns>How many versions.</returns>
    public static int Write(IWork work, Acting acting, IReadOnlyList<CataloguePlanned> plan, Guid? batch)
    {
        var versions = plan.Select(p => p.Version).OfType<NationalVersion>().ToList();
        foreach (var version in versions)
        {
            Sign(work, acting, version);
            version.BatchId = batch;
            work.Db.Add(version);
        }

        return versions.Count;
    }

    /// <summary>From a day on there is no such procedure any more; what was announced before stays to be read.</summary>
    /// <exception cref="RuleException">It is abolished already, or a field breaks a rule.</exception>
    public static async Task AbolishAsync(IWork work, Acting acting, string code, AbolitionInput input, CancellationToken ct)
    {
        await BeginAsync(work, ct);
        var last = await work.Db.Set<NationalVersion>().AsNoTracking().Where(v => v.Code == code).OrderBy(v => v.Number).LastAsync(ct);
        if (last.IsAbolished)
        {
            throw new RuleException(typeof(Texts), "procedures.catalogue.abolished", "Thủ tục này đã được bãi bỏ từ trước.");
        }

        var decision = TypedText.Line(input.Decision);
        if (decision.Length is 0 or > 100)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.catalogue.decision",
                "Hãy ghi số quyết định bãi bỏ, tối đa 100 ký tự.",
                nameof(input.Decision)
            );
        }

        if (input.EffectiveOn is not { } day || day <= last.EffectiveFrom || day < input.SignedOn)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.catalogue.abolish_day",
                "Hãy chọn ngày hết hiệu lực sau ngày {0} là ngày bản hiện hành có hiệu lực, và không trước ngày ký quyết định.",
                nameof(input.EffectiveOn),
                last.EffectiveFrom.ToString("dd/MM/yyyy", null)
            );
        }

        var version = new NationalVersion
        {
            Code = last.Code,
            Number = last.Number + 1,
            Name = last.Name,
            Field = last.Field,
            Level = last.Level,
            Publisher = last.Publisher,
            Decision = decision,
            SignedOn = input.SignedOn,
            EffectiveFrom = day,
            IsAbolished = true,
            Content = last.Content,
            Search = last.Search,
        };
        Sign(work, acting, version);
        work.Db.Add(version);
        Log.Write(work, "procedures.catalogue_abolished", "national_procedure", code, null, new { decision, day });
    }

    private static void Sign(IWork work, Acting acting, NationalVersion version)
    {
        version.EnteredBy = work.Actor.Name;
        version.EnteredPost = work.Actor.Post;
        version.EnteredAgency = work.AgencyId;
        version.EnteredAgencyName = acting.AgencyName;
        version.EnteredAt = work.Now;
    }
}
