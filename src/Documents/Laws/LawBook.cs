using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <param name="By">Number of the new text; none for a text that just expires.</param>
/// <param name="EffectiveOn">First day of the change; null for the new text's own first day.</param>
internal sealed record LegalChangeInput(
    LegalChangeKind Kind = LegalChangeKind.Expires,
    string? By = null,
    DateOnly? EffectiveOn = null,
    string? Note = null
);

/// <summary>
/// Keeps the province's list of legal texts. Acts on it wait for one another, so that a text entered by two agencies at once is there once. Each act writes
/// its one log entry, at the agency that acts.
/// </summary>
internal static class LawBook
{
    /// <summary>Enters texts and changes, and corrects one's own agency's.</summary>
    public const string Right = "documents.keep_laws";

    /// <summary>Corrects what other agencies entered, and withdraws their changes.</summary>
    public const string Province = "documents.keep_all_laws";
    private const int MostLinks = 50;

    /// <returns>The text's identifier.</returns>
    /// <exception cref="RuleException">A field breaks a rule, the text is there already, or it changes one that is not.</exception>
    public static async Task<Guid> EnterAsync(IWork work, Acting acting, LegalTextInput input, CancellationToken ct)
    {
        await work.TakeTurnOfAllAsync("documents.legal_text", ct);
        var text = new LegalText
        {
            EnteredBy = work.Actor.Name,
            EnteredPost = work.Actor.Post,
            EnteredAgency = work.AgencyId,
            EnteredAgencyName = acting.AgencyName,
            EnteredAt = work.Now,
        };
        text.Take(input);
        await CheckNewAsync(work, text, ct);
        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        work.Db.Add(text);
        // The changes refer to the text, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        var changes = Named(catalogue, input.Replaces, "Replaces")
            .Select(t => (Older: t, Kind: LegalChangeKind.Replaced))
            .Concat(Named(catalogue, input.Amends, "Amends").Select(t => (Older: t, Kind: LegalChangeKind.Amended)))
            .ToList();
        foreach (var (older, kind) in changes)
        {
            Add(work, acting, older, kind, text, text.EffectiveFrom, null);
        }

        if (input.ExpiresOn is { } last)
        {
            Add(work, acting, text, LegalChangeKind.Expires, null, last, null, "ExpiresOn");
        }

        Log.Write(
            work,
            "documents.law_entered",
            "legal_text",
            text.Number,
            null,
            Facts(text, changes.Select(c => $"{c.Kind} {c.Older.Number}"))
        );
        return text.Id;
    }

    /// <summary>Corrects a text.</summary>
    /// <exception cref="RuleException">Another agency entered it; or its first day, on which changes hang, would move.</exception>
    public static async Task CorrectAsync(IWork work, Acting acting, Guid id, uint version, LegalTextInput input, CancellationToken ct)
    {
        await work.TakeTurnOfAllAsync("documents.legal_text", ct);
        var text = await work.Db.Set<LegalText>().AsTracking().FirstAsync(t => t.Id == id, ct);
        Allowed(acting, text.EnteredAgency, text.EnteredBy, text.EnteredAgencyName);
        work.Db.Expect(text, version);
        var before = Facts(text, []);
        var (key, year, from) = (text.Key, text.Year, text.EffectiveFrom);
        text.Take(input);
        if ((text.Key, text.Year) != (key, year))
        {
            await CheckNewAsync(work, text, ct);
        }

        if (text.EffectiveFrom != from && await work.Db.Set<LegalChange>().AnyAsync(c => c.ByTextId == id && c.WithdrawnAt == null, ct))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.has_changes",
                "Thời hạn của các phiếu sửa đổi tính từ ngày có hiệu lực này. Hãy huỷ các thay đổi do văn bản này gây ra, sửa ngày, rồi ghi lại thay đổi.",
                "EffectiveFrom"
            );
        }

        Log.Write(work, "documents.law_corrected", "legal_text", text.Number, before, Facts(text, []));
    }

    /// <summary>Records what happens to a text; the agencies that cite it hear of it by the next round.</summary>
    /// <returns>The change's identifier.</returns>
    public static async Task<Guid> ChangeAsync(IWork work, Acting acting, Guid id, LegalChangeInput input, CancellationToken ct)
    {
        await work.TakeTurnOfAllAsync("documents.legal_text", ct);
        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        var text = catalogue.Find(id)!;
        var by = input.Kind == LegalChangeKind.Expires ? null : Known(catalogue, input.By ?? "", "By");
        if (by?.Id == id)
        {
            throw new RuleException(typeof(Texts), "documents.law_change.itself", "Văn bản không tự thay thế, tự sửa đổi mình.", "By");
        }

        if (catalogue.Of(id).FirstOrDefault(c => c.Kind == input.Kind && c.ByTextId == by?.Id) is { } there)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law_change.there",
                "{0} ({1}) đã ghi thay đổi này, hiệu lực từ {2:dd/MM/yyyy}.",
                "By",
                there.EnteredBy,
                there.EnteredAgencyName,
                there.EffectiveOn
            );
        }

        var from =
            input.EffectiveOn
            ?? by?.EffectiveFrom
            ?? throw new RuleException(typeof(Texts), "documents.law_change.day", "Hãy ghi ngày hết hiệu lực.", "EffectiveOn");
        var change = Add(work, acting, text, input.Kind, by, from, TypedText.Filled(input.Note), "EffectiveOn");
        Log.Write(
            work,
            "documents.law_changed",
            "legal_text",
            text.Number,
            null,
            new
            {
                change.Kind,
                By = by?.Number,
                change.EffectiveOn,
                change.DueOn,
            },
            change.Note
        );
        return change.Id;
    }

    /// <summary>Takes a change back that was entered wrongly; the round closes the requests it opened.</summary>
    public static async Task WithdrawAsync(IWork work, Acting acting, Guid id, string? reason, CancellationToken ct)
    {
        await work.TakeTurnOfAllAsync("documents.legal_text", ct);
        var change = await work.Db.Set<LegalChange>().AsTracking().FirstAsync(c => c.Id == id, ct);
        Allowed(acting, change.EnteredAgency, change.EnteredBy, change.EnteredAgencyName);
        change.Withdraw(reason, work);
        var text = await work.Db.Set<LegalText>().FirstAsync(t => t.Id == change.TextId, ct);
        Log.Write(
            work,
            "documents.law_change_withdrawn",
            "legal_text",
            text.Number,
            new { change.Kind, change.EffectiveOn },
            null,
            change.WithdrawnReason
        );
    }

    private static LegalChange Add(
        IWork work,
        Acting acting,
        LegalText text,
        LegalChangeKind kind,
        LegalText? by,
        DateOnly from,
        string? note,
        string field = "EffectiveFrom"
    )
    {
        if (from < text.EffectiveFrom)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law_change.order",
                "{0} có hiệu lực từ {1:dd/MM/yyyy}; thay đổi không thể bắt đầu trước ngày đó.",
                field,
                text.Number,
                text.EffectiveFrom
            );
        }

        if (note?.Length > 500)
        {
            throw new RuleException(typeof(Texts), "documents.law_change.note", "Ghi chú dài nhất 500 ký tự.", "Note");
        }

        var change = new LegalChange
        {
            TextId = text.Id,
            Kind = kind,
            ByTextId = by?.Id,
            EffectiveOn = from,
            DueOn = LawClock.Due(from),
            Note = note,
            EnteredBy = work.Actor.Name,
            EnteredPost = work.Actor.Post,
            EnteredAgency = work.AgencyId,
            EnteredAgencyName = acting.AgencyName,
            EnteredAt = work.Now,
        };
        work.Db.Add(change);
        return change;
    }

    private static IEnumerable<LegalText> Named(LawCatalogue catalogue, string? lines, string field)
    {
        var typed = (lines ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (typed.Length > MostLinks)
        {
            throw new RuleException(typeof(Texts), "documents.law.links", "Mỗi lần ghi nhiều nhất {0} văn bản.", field, MostLinks);
        }

        return typed.Select(line => Known(catalogue, line, field)).DistinctBy(t => t.Id);
    }

    private static LegalText Known(LawCatalogue catalogue, string typed, string field)
    {
        // "101/QĐ-BKHCN ngày 21/01/2019" says its year itself.
        var number = LegalNumbers.In(typed) is [var one] ? one : LegalNumber.Typed(typed, null, field);
        return catalogue.Find(number)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.law.unknown",
                "«{0}» chưa có trong danh mục, hoặc có nhiều văn bản cùng số; hãy thêm văn bản đó trước, hoặc ghi cả ngày ký.",
                field,
                typed
            );
    }

    private static async Task CheckNewAsync(IWork work, LegalText text, CancellationToken ct)
    {
        if (
            await work
                .Db.Set<LegalText>()
                .AsNoTracking()
                .FirstOrDefaultAsync(t => t.Key == text.Key && t.Year == text.Year && t.Id != text.Id, ct) is
            { } there
        )
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.there",
                "Văn bản này đã có trong danh mục của tỉnh: {0} – {1}, do {2} ({3}) ghi.",
                "Number",
                there.Number,
                there.Title,
                there.EnteredBy,
                there.EnteredAgencyName
            );
        }
    }

    private static void Allowed(Acting acting, int agency, string by, string agencyName)
    {
        if (agency != acting.AgencyId && !acting.Has(Province))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.others",
                "Nội dung này do {0} ({1}) ghi; hãy báo nơi đó hoặc cơ quan chủ trì cấp tỉnh sửa.",
                null,
                by,
                agencyName
            );
        }
    }

    private static object Facts(LegalText text, IEnumerable<string> changes) =>
        new
        {
            text.Number,
            text.Kind,
            text.Title,
            text.Issuer,
            text.SignedOn,
            text.EffectiveFrom,
            text.Source,
            Changes = changes.ToList(),
        };
}
