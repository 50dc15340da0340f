using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>What a row would do.</summary>
internal enum CatalogueVerdict
{
    New,
    Changed,
    Same,
    Bad,
}

/// <param name="Version">What would be written; null for a row that is the same or bad.</param>
/// <param name="Changes">Vietnamese names of what differs from the version before.</param>
internal sealed record CataloguePlanned(
    CatalogueDraft Draft,
    CatalogueVerdict Verdict,
    NationalVersion? Version,
    IReadOnlyList<string> Changes,
    IReadOnlyList<CatalogueFlaw> Flaws
);

/// <summary>Holds what a file says against the catalogue as it is. Pure.</summary>
internal static class CataloguePlan
{
    private const int MostDays = 366;

    /// <param name="latest">The newest version of each code.</param>
    /// <param name="from">First day of what names none itself.</param>
    /// <param name="today">A version may take effect within a year, and never before the one before it.</param>
    public static IReadOnlyList<CataloguePlanned> Of(
        IReadOnlyList<CatalogueDraft> drafts,
        IReadOnlyDictionary<string, NationalVersion> latest,
        DateOnly from,
        DateOnly today
    )
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. drafts.Select(d => Plan(d, latest, from, today, seen))];
    }

    private static CataloguePlanned Plan(
        CatalogueDraft draft,
        IReadOnlyDictionary<string, NationalVersion> latest,
        DateOnly from,
        DateOnly today,
        Dictionary<string, int> seen
    )
    {
        var flaws = new List<CatalogueFlaw>(draft.Flaws);
        var code = NationalCode.Of(draft.Code);
        if (code is null)
        {
            flaws.Add(
                new(
                    "Mã «{0}» không phải mã thủ tục (ví dụ 1.012644). Nếu Excel đã đổi mã thành số, hãy đặt cột này là dạng Văn bản rồi nhập lại mã.",
                    draft.Code
                )
            );
        }
        else if (!seen.TryAdd(code, draft.Line))
        {
            flaws.Add(new("Mã {0} đã có ở dòng {1} của tệp. Hãy giữ một dòng cho mỗi thủ tục.", code, seen[code]));
        }

        if (draft.Name.Trim().Length is < 3 or > 1000)
        {
            flaws.Add(new("Tên thủ tục phải có từ 3 đến 1.000 ký tự. Hãy ghi tên đầy đủ."));
        }

        var known = code is null ? null : latest.GetValueOrDefault(code);
        var version = Version(draft, known, from);
        Check(draft, version, flaws);
        IReadOnlyList<string> changes = known is null ? [] : Differences(known, version);
        if (flaws.Count == 0 && known is not null && changes.Count == 0)
        {
            return new CataloguePlanned(draft, CatalogueVerdict.Same, null, [], []);
        }

        if (version.EffectiveFrom > today.AddDays(MostDays))
        {
            flaws.Add(new("Ngày hiệu lực {0} xa hơn một năm. Hãy kiểm tra lại năm.", version.EffectiveFrom.ToString("dd/MM/yyyy", null)));
        }

        if (known is not null && version.EffectiveFrom <= known.EffectiveFrom)
        {
            flaws.Add(
                new(
                    "Danh mục đang có bản hiệu lực từ {0}; bản mới phải có hiệu lực sau ngày đó. Hãy sửa ngày hiệu lực.",
                    known.EffectiveFrom.ToString("dd/MM/yyyy", null)
                )
            );
        }

        return flaws.Count > 0
            ? new CataloguePlanned(draft, CatalogueVerdict.Bad, null, changes, flaws)
            : new CataloguePlanned(
                draft,
                known is null || known.IsAbolished ? CatalogueVerdict.New : CatalogueVerdict.Changed,
                version,
                changes,
                []
            );
    }

    private static void Check(CatalogueDraft draft, NationalVersion version, List<CatalogueFlaw> flaws)
    {
        (string Name, string? Text, int Most)[] texts =
        [
            ("Lĩnh vực", draft.Field, 300),
            ("Cấp thực hiện", draft.Level, 300),
            ("Cơ quan công bố", draft.Publisher, 300),
            ("Quyết định công bố", draft.Decision, 100),
        ];
        flaws.AddRange(
            texts.Where(t => t.Text?.Length > t.Most).Select(t => new CatalogueFlaw("{0} dài quá {1} ký tự. Hãy rút gọn.", t.Name, t.Most))
        );
        if (version.SignedOn is { } signed && version.EffectiveFrom < signed)
        {
            flaws.Add(
                new("Ngày hiệu lực không thể trước ngày ký quyết định {0}. Hãy sửa một trong hai.", signed.ToString("dd/MM/yyyy", null))
            );
        }
    }

    private static NationalVersion Version(CatalogueDraft draft, NationalVersion? known, DateOnly from)
    {
        var live = known is { IsAbolished: false } ? known : null;
        var version = new NationalVersion
        {
            Code = NationalCode.Of(draft.Code) ?? "",
            Number = (known?.Number ?? 0) + 1,
            Name = draft.Name.Trim(),
            Field = draft.Field ?? live?.Field,
            Level = draft.Level ?? live?.Level,
            Publisher = draft.Publisher ?? live?.Publisher,
            Decision = draft.Decision ?? live?.Decision,
            SignedOn = draft.SignedOn ?? (draft.Decision is null || draft.Decision == live?.Decision ? live?.SignedOn : null),
            EffectiveFrom = draft.EffectiveFrom ?? from,
            Content = CatalogueJson.Write(draft.With(live?.Read() ?? CatalogueContent.Empty)),
        };
        version.Search = Folding.Fold($"{version.Code} {version.Name} {version.Field}");
        return version;
    }

    /// <summary>Names of what differs, in the order in which people read it.</summary>
    public static IReadOnlyList<string> Differences(NationalVersion before, NationalVersion after)
    {
        var (old, now) = (before.Read(), after.Read());
        (string Name, bool Differs)[] all =
        [
            ("Tên", before.Name != after.Name),
            ("Lĩnh vực", before.Field != after.Field),
            ("Cấp thực hiện", before.Level != after.Level),
            ("Cơ quan công bố", before.Publisher != after.Publisher),
            ("Quyết định công bố", before.Decision != after.Decision || before.SignedOn != after.SignedOn),
            ("Trình tự thực hiện", Differ(old.Course, now.Course)),
            ("Cách thức, thời hạn, phí", Differ(old.Ways, now.Ways)),
            ("Thành phần hồ sơ", Differ(old.Parts, now.Parts)),
            ("Đối tượng", Differ(old.Applicants, now.Applicants)),
            ("Cơ quan thực hiện", Differ(old.Authorities, now.Authorities)),
            ("Kết quả", Differ(old.Results, now.Results)),
            ("Căn cứ pháp lý", Differ(old.LegalBasis, now.LegalBasis)),
            ("Yêu cầu, điều kiện", old.Conditions != now.Conditions),
            ("Mức độ trực tuyến", old.OnlineLevel != now.OnlineLevel),
            ("Được công bố lại", before.IsAbolished && !after.IsAbolished),
            ("Bãi bỏ", !before.IsAbolished && after.IsAbolished),
        ];
        return [.. all.Where(d => d.Differs).Select(d => d.Name)];
    }

    // Records compare lists by reference; what they are written as is what counts.
    private static bool Differ<T>(T before, T after) =>
        System.Text.Json.JsonSerializer.Serialize(before, CatalogueJson.Options)
        != System.Text.Json.JsonSerializer.Serialize(after, CatalogueJson.Options);
}
