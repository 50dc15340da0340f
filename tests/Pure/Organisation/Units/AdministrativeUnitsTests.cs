using System.Text;
using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Organisation.Units;

public class AdministrativeUnitsTests
{
    private static readonly AdministrativeUnits facts = AdministrativeUnits.Facts;

    [Fact]
    public void There_are_34_provinces_with_the_codes_in_use() =>
        Assert.Equal(
            "01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96",
            string.Join(' ', facts.Provinces.Select(p => p.Code))
        );

    [Fact]
    public void Seven_are_cities_since_Dong_Nai_became_one()
    {
        Assert.Equal(7, facts.Provinces.Count(p => p.Kind == AdministrativeKind.City));
        Assert.Equal(["Đồng Nai"], facts.Provinces.Where(p => p.Kind != p.KindBefore).Select(p => p.Name));
    }

    [Fact]
    public void There_are_3321_communes_697_wards_2611_communes_13_special_zones_since_30_April_2026()
    {
        Assert.Equal(3321, facts.Communes.Count);
        Assert.Equal((697, 2611, 13), Kinds(c => c.Kind));
        Assert.Equal((687, 2621, 13), Kinds(c => c.KindBefore));
        Assert.All(facts.Communes.Where(c => c.Kind != c.KindBefore), c => Assert.Equal("75", c.ProvinceCode));

        (int, int, int) Kinds(Func<Commune, AdministrativeKind> kind) =>
            (
                facts.Communes.Count(c => kind(c) == AdministrativeKind.Ward),
                facts.Communes.Count(c => kind(c) == AdministrativeKind.Commune),
                facts.Communes.Count(c => kind(c) == AdministrativeKind.SpecialZone)
            );
    }

    [Theory]
    [InlineData("22", 54)]
    [InlineData("25", 148)]
    [InlineData("01", 126)]
    public void Communes_of_known_provinces_agree_with_the_published_number(string province, int communes) =>
        Assert.Equal(communes, facts.Communes.Count(c => c.ProvinceCode == province));

    [Fact]
    public void The_63_former_provinces_end_in_all_34()
    {
        Assert.Equal(63, facts.FormerProvinces.Count);
        Assert.Equal(facts.Provinces.Select(p => p.Code), facts.FormerProvinces.Select(p => p.Successor).Distinct().Order());
        Assert.Equal(
            ["Hòa Bình", "Phú Thọ", "Vĩnh Phúc"],
            facts
                .FormerProvinces.Where(p => p.Successor == "25")
                .Select(p => p.Name.Replace("oà", "òa", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_10035_communes_of_June_2025_and_772_that_ended_before_are_all_mapped()
    {
        Assert.Equal(10_035, facts.FormerCommunes.Count(c => c.Code.Length > 0));
        Assert.Equal(10_035, facts.FormerCommunes.Where(c => c.Code.Length > 0).Select(c => c.Code).Distinct().Count());
        Assert.Equal(772, facts.FormerCommunes.Count(c => c.Code.Length == 0));
        Assert.All(facts.FormerCommunes, c => Assert.NotEmpty(c.Successors));
    }

    [Fact]
    public void No_mapping_dangles_and_none_leaves_the_successor_of_its_province()
    {
        var province = facts.FormerProvinces.ToDictionary(p => p.Code, p => p.Successor);
        Assert.All(
            facts.FormerCommunes,
            c => Assert.All(c.Successors, s => Assert.Equal(province[c.ProvinceCode], facts.Commune(s)?.ProvinceCode))
        );
    }

    [Fact]
    public void Only_five_islands_have_no_former_commune()
    {
        var reached = facts.FormerCommunes.SelectMany(c => c.Successors).ToHashSet();
        Assert.Equal(
            ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"],
            facts.Communes.Where(c => !reached.Contains(c.Code)).Select(c => c.Name)
        );
    }

    [Fact]
    public void Divided_communes_keep_all_their_parts()
    {
        Assert.Equal(471, facts.FormerCommunes.Count(c => c.Code.Length > 0 && c.Successors.Count > 1));
        Assert.Equal(["Xã Quảng Oai", "Xã Minh Châu"], facts.SuccessorsOf("09619").Select(c => c.FullName));
    }

    [Theory]
    [InlineData("30901", "Xã Thạnh Lộc")]
    [InlineData("30913", "Xã Thạnh Hưng")]
    [InlineData("23938", "Xã Ia Mơ")]
    public void Communes_that_the_sources_confuse_come_out_right(string former, string successor) =>
        Assert.Equal([successor], facts.SuccessorsOf(former).Select(c => c.FullName));

    [Fact]
    public void A_second_code_leads_to_the_same_commune_and_an_unknown_one_nowhere()
    {
        Assert.Same(facts.Commune("06970"), facts.Commune("06978"));
        Assert.Null(facts.Commune("99999"));
        Assert.Empty(facts.SuccessorsOf("99999"));
    }

    [Fact]
    public void Codes_are_digits_and_names_are_composed_and_unique_within_a_province()
    {
        Assert.All(facts.Communes, c => Assert.Matches("^[0-9]{5}$", c.Code));
        Assert.All(facts.Communes, c => Assert.True(c.Name.IsNormalized(NormalizationForm.FormC) && c.Name == c.Name.Trim(), c.Name));
        Assert.Equal(3321, facts.Communes.Select(c => (c.ProvinceCode, c.FullName)).Distinct().Count());
    }
}
