using System.Text.Json;

namespace IsoDienTu.Layout.Demo;

/// <summary>The demo files agree with one another, so that a loader may refuse what does not fit instead of guessing.</summary>
public sealed class ProvinceTests
{
    private static readonly string[] Staffed = ["H99.02", "H99.03.23", "H99.63.03"];

    [Fact]
    public void There_are_175_agencies_39_obliged_and_136_encouraged()
    {
        Assert.Equal(175, Province.Agencies.Rows.Count);
        Assert.Equal(39, Province.Agencies["obligation"].Count(o => o == "mandatory"));
        Assert.Equal(136, Province.Agencies.Rows.Count(r => r["obligation"] == "encouraged" && r["level"] == "commune"));
        Assert.Equal(175, Province.Agencies["code"].Distinct().Count());
        Assert.Equal(175, Province.Agencies["slug"].Distinct().Count());
    }

    [Fact]
    public void An_agency_stands_after_its_parent_and_its_code_is_well_formed()
    {
        var seen = new HashSet<string>();
        foreach (var agency in Province.Agencies.Rows)
        {
            Assert.Matches(@"^H99(\.\d{2}){0,3}$", agency["code"]);
            Assert.True(agency["parent"].Length == 0 || seen.Contains(agency["parent"]), agency["code"]);
            seen.Add(agency["code"]);
        }

        Assert.All(Province.Successions["to_code"], code => Assert.Contains(code, seen));
        Assert.All(Province.Successions["from_code"], code => Assert.DoesNotContain(code, seen));
    }

    [Fact]
    public void Units_posts_people_and_roles_refer_to_one_another()
    {
        var agencies = Province.Agencies["code"].ToHashSet();
        var units = Province.Units["code"].ToHashSet();
        var posts = Province.Posts["code"].ToHashSet();
        var people = Province.People["username"].ToHashSet();

        Assert.All(Province.Units["agency"], a => Assert.Contains(a, agencies));
        Assert.All(Province.Posts["unit"], u => Assert.Contains(u, units));
        Assert.All(Province.People["agency"], a => Assert.Contains(a, agencies));
        Assert.All(Province.Appointments["post"], p => Assert.Contains(p, posts));
        Assert.Equal(people, Province.Appointments["username"].ToHashSet());
        Assert.Equal(people, Province.Roles["username"].ToHashSet());
        Assert.All(Province.Roles["unit"].Where(u => u.Length > 0), u => Assert.Contains(u, units));
        Assert.Equal(Province.People.Rows.Count, people.Count);
    }

    [Theory]
    [InlineData("H99.02")]
    [InlineData("H99.03.23")]
    [InlineData("H99.63.03")]
    public void A_fully_staffed_agency_has_a_person_for_every_role(string agency)
    {
        var roles = Province.Roles.Rows.Where(r => r["agency"] == agency && r["valid_to"].Length == 0).Select(r => r["role"]).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "administrator",
                "agency-head",
                "archivist",
                "desk-clerk",
                "iso-secretary",
                "process-owner",
                "records-clerk",
                "specialist",
                "unit-head",
            },
            roles
        );
        Assert.Superset(new HashSet<string> { "province-lead", "inspector" }, Province.Roles["role"].ToHashSet());
    }

    [Fact]
    public void Every_post_of_a_staffed_agency_is_held_today()
    {
        var held = Province.Appointments.Rows.Where(a => a["valid_to"].Length == 0).Select(a => a["post"]).ToHashSet();

        Assert.All(Province.Posts["code"], post => Assert.Contains(post, held));
    }

    [Fact]
    public void The_recipe_makes_300_dossiers_in_all_states()
    {
        using var recipe = JsonDocument.Parse(Province.Text("dossiers.json"));
        var states = recipe.RootElement.GetProperty("states").EnumerateObject().Select(s => s.Name).ToHashSet();
        var known = Province.Procedures.Rows.ToDictionary(r => r["code"], r => r["agency"]);
        var sum = 0;
        foreach (var procedure in recipe.RootElement.GetProperty("procedures").EnumerateArray())
        {
            Assert.Equal(known[procedure.GetProperty("procedure").GetString()!], procedure.GetProperty("agency").GetString());
            var numbers = procedure.GetProperty("states").EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetInt32());
            Assert.Equal(states, numbers.Keys.ToHashSet());
            Assert.Equal(procedure.GetProperty("count").GetInt32(), numbers.Values.Sum());
            Assert.All(numbers.Values, n => Assert.True(n >= 0));
            sum += numbers.Values.Sum();
        }

        Assert.Equal(10, states.Count);
        Assert.Equal(300, sum);
        Assert.Equal(sum, recipe.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(12, known.Count);
        Assert.All(Staffed, agency => Assert.Equal(4, known.Values.Count(a => a == agency)));
    }
}
