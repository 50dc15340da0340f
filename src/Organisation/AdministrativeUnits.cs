using IsoDienTu.Organisation.Units;

namespace IsoDienTu.Organisation;

/// <summary>
/// The administrative units of Việt Nam as facts carried by the product: 34 provinces and 3,321 communes since 1/7/2025, and the 63 provinces and
/// former communes they came from. Sources: Units/SOURCE.md. Read once, immutable, safe for concurrent use; needs no database.
/// </summary>
public sealed class AdministrativeUnits
{
    /// <summary>Day on which the present provinces and communes began (Nghị quyết 202/2025/QH15).</summary>
    public static readonly DateOnly Since = new(2025, 7, 1);

    /// <summary>Day on which Đồng Nai became a city and ten of its communes wards (Nghị quyết 30/2026/QH16, 237/NQ-UBTVQH16).</summary>
    public static readonly DateOnly DongNaiCity = new(2026, 4, 30);

    private static readonly Lazy<AdministrativeUnits> facts = new(UnitFiles.Read);
    private readonly Dictionary<string, Province> provinces;
    private readonly Dictionary<string, Commune> communes;
    private readonly ILookup<string, FormerCommune> formerByCode;

    internal AdministrativeUnits(
        IReadOnlyList<Province> provinces,
        IReadOnlyList<Commune> communes,
        IReadOnlyList<FormerProvince> formerProvinces,
        IReadOnlyList<FormerCommune> formerCommunes
    )
    {
        (Provinces, Communes, FormerProvinces, FormerCommunes) = (provinces, communes, formerProvinces, formerCommunes);
        this.provinces = provinces.ToDictionary(p => p.Code);
        this.communes = communes.ToDictionary(c => c.Code);
        foreach (var commune in communes.Where(c => c.OtherCode.Length > 0))
        {
            this.communes.TryAdd(commune.OtherCode, commune);
        }

        formerByCode = formerCommunes.Where(c => c.Code.Length > 0).ToLookup(c => c.Code);
    }

    /// <summary>The facts.</summary>
    public static AdministrativeUnits Facts => facts.Value;

    /// <summary>The 34 provinces and cities, by code.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>The 3,321 communes, wards and special zones, by province and code.</summary>
    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>The 63 provinces until 30/6/2025.</summary>
    public IReadOnlyList<FormerProvince> FormerProvinces { get; }

    /// <summary>The 10,035 communes of 30/6/2025, and 772 that had ended shortly before.</summary>
    public IReadOnlyList<FormerCommune> FormerCommunes { get; }

    /// <summary>The province with this two-digit code, or null.</summary>
    public Province? Province(string code) => provinces.GetValueOrDefault(code);

    /// <summary>The present commune with this five-digit code, or null.</summary>
    public Commune? Commune(string code) => communes.GetValueOrDefault(code);

    /// <summary>
    /// What became of a commune that bore this code on 30/6/2025: one commune, or several when it was divided, the main one first; empty for an unknown code.
    /// The same digits may name a present commune with another extent.
    /// </summary>
    public IReadOnlyList<Commune> SuccessorsOf(string formerCode) =>
        [.. formerByCode[formerCode].SelectMany(c => c.Successors).Distinct().Select(c => communes[c])];
}

/// <summary>Kind of an administrative unit.</summary>
public enum AdministrativeKind
{
    /// <summary>tỉnh</summary>
    Province,

    /// <summary>thành phố trực thuộc trung ương</summary>
    City,

    /// <summary>xã</summary>
    Commune,

    /// <summary>phường</summary>
    Ward,

    /// <summary>đặc khu</summary>
    SpecialZone,

    /// <summary>thị trấn, until 30/6/2025</summary>
    Township,
}

/// <summary>A province or centrally run city.</summary>
/// <param name="Code">Two digits.</param>
/// <param name="Kind">Kind today.</param>
/// <param name="Name">Name without its kind, e.g. "Quảng Ninh".</param>
/// <param name="KindBefore">Kind until 29/4/2026 where it changed, else the same.</param>
/// <param name="Resolution">The resolution that rearranged its communes; empty where nothing was rearranged.</param>
public sealed record Province(string Code, AdministrativeKind Kind, string Name, AdministrativeKind KindBefore, string Resolution)
{
    /// <summary>Kind and name, e.g. "Tỉnh Quảng Ninh".</summary>
    public string FullName => UnitFiles.Word(Kind) + " " + Name;
}

/// <summary>A commune, ward or special zone since 1/7/2025.</summary>
/// <param name="ProvinceCode">Its province.</param>
/// <param name="Code">Five digits.</param>
/// <param name="Kind">Kind today.</param>
/// <param name="Name">Name without its kind.</param>
/// <param name="KindBefore">Kind until 29/4/2026 where it changed, else the same.</param>
/// <param name="OtherCode">A second code met in one source; empty nearly always.</param>
public sealed record Commune(
    string ProvinceCode,
    string Code,
    AdministrativeKind Kind,
    string Name,
    AdministrativeKind KindBefore,
    string OtherCode
)
{
    /// <summary>Kind and name, e.g. "Phường Hà Tu".</summary>
    public string FullName => UnitFiles.Word(Kind) + " " + Name;
}

/// <summary>One of the 63 provinces until 30/6/2025.</summary>
public sealed record FormerProvince(string Code, AdministrativeKind Kind, string Name, string Successor)
{
    /// <summary>Kind and name.</summary>
    public string FullName => UnitFiles.Word(Kind) + " " + Name;
}

/// <summary>A commune that ended on 30/6/2025 or shortly before.</summary>
/// <param name="ProvinceCode">Code of its former province.</param>
/// <param name="District">Its district with the kind, e.g. "Huyện Ba Vì".</param>
/// <param name="Code">Five digits; empty when it had ended before 30/6/2025.</param>
/// <param name="FullName">Kind and name.</param>
/// <param name="Successors">Codes of the present communes that hold its territory, the main one first.</param>
public sealed record FormerCommune(string ProvinceCode, string District, string Code, string FullName, IReadOnlyList<string> Successors);
