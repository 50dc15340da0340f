using IsoDienTu.Organisation;

namespace IsoDienTu.Procedures.Models;

/// <summary>A place in a model that each agency fills in for itself.</summary>
/// <param name="Key">As it stands between the braces, e.g. <c>co-quan</c>.</param>
/// <param name="Words">The owner's own words that stand for it in the owner's procedure.</param>
/// <param name="Default">Proposed at adoption; null for none.</param>
/// <param name="Example">Shown beside the field; null for none.</param>
internal sealed record ModelParameter(string Key, string Label, string Words, string? Default = null, string? Example = null);

/// <summary>Parameters that the list of agencies fills in.</summary>
internal static class AgencyParameters
{
    /// <summary>Key and label of each; what an agency has nothing for is left out.</summary>
    public static IReadOnlyList<ModelParameter> Of(AgencyCard agency) =>
        [
            .. new ModelParameter[]
            {
                new("co-quan", "Tên cơ quan", agency.Name),
                new("dia-chi", "Địa chỉ cơ quan", agency.Address),
                new("dia-danh", "Địa danh", PlaceOf(agency.AreaCode)),
                new("ma-co-quan", "Mã định danh cơ quan", agency.Code),
            }.Where(p => p.Words.Length > 0),
        ];

    private static string PlaceOf(string area) =>
        AdministrativeUnits.Facts.Commune(area)?.FullName ?? AdministrativeUnits.Facts.Province(area)?.FullName ?? "";
}
