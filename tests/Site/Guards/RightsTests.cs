using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

/// <summary>Every page and call of the product against every role: deny by default, and a right opens what it names.</summary>
public sealed class RightsTests(World world) : IClassFixture<World>
{
    [Fact]
    public void There_is_an_example_for_every_address_that_names_one_thing()
    {
        // Open addresses show nothing of one person or case; the module's own tests cover what they show.
        var missing = world.Addresses.Where(a => a.Right is not null && world.PathOf(a) is null);
        Assert.Empty(missing.Select(a => $"{a.Route}: World.Named does not know what it shows"));
        Assert.True(world.Addresses.Count(a => a.IsOfOneThing) > 20);
    }

    [Fact]
    public async Task A_role_opens_exactly_what_its_rights_name()
    {
        var faults = new List<string>();
        foreach (var role in IsoDienTu.Organisation.Roles.All.Select(r => r.Code))
        {
            var client = await world.OwnAsync(role);
            foreach (var address in world.Addresses.Where(a => a.Right is not null))
            {
                var answer = await AskAsync(client, address);
                var may = world.RolesWith(address.Right!).Contains(role) || address.Right == "signed-in";
                if (answer.Status == 403 == may || answer.Status >= 500)
                {
                    faults.Add($"{role} {address.Route} ({address.Right}): {answer.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Whoever_is_entitled_sees_every_page_of_one_thing()
    {
        var faults = new List<string>();
        foreach (var address in world.Addresses.Where(a => a.Right is not null && a.IsOfOneThing))
        {
            var client = await world.EntitledAsync(address.Right!);
            var answer = await AskAsync(client, address);
            // A call that changes something is let in as far as the key it must carry.
            var letIn = address.Methods.Contains("GET")
                ? answer.Status == 200
                : answer.Status == 400 && answer.Text.Contains("api.key.missing");
            if (!letIn)
            {
                faults.Add($"{address.Route}: {answer.Status} {answer.Words[..Math.Min(120, answer.Words.Length)]}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Without_signing_in_only_open_addresses_answer()
    {
        var faults = new List<string>();
        foreach (var address in world.Addresses.Where(a => a.Right is not null))
        {
            var answer = await AskAsync(world.Site.Anonymous(), address);
            var toSignIn = answer.Status == 302 && answer.Location!.Contains("/Access/SigningIn/SignIn", StringComparison.Ordinal);
            if (!toSignIn && answer.Status != 401)
            {
                faults.Add($"{address.Route}: {answer.Status} {answer.Location}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Another_agency_finds_nothing_of_it_in_any_role()
    {
        var faults = new List<string>();
        foreach (var address in world.Addresses.Where(a => a.Right is not null && a.IsOfOneThing && !IsShared(a)))
        {
            foreach (var role in world.RolesWith(address.Right!).Intersect(World.RolesOfOneAgency, StringComparer.Ordinal))
            {
                var answer = await AskAsync(await world.OtherAsync(role), address);
                if (answer.Status != 404)
                {
                    faults.Add($"{role} of another agency, {address.Route}: {answer.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>
    /// Who the agencies of the province are is public knowledge, legal texts and administrative procedures are the same for all of them, and a model is offered to them; what is inside an
    /// agency is not.
    /// </summary>
    private static bool IsShared(EveryAddress address) =>
        address.Route.StartsWith("Organisation/Show/", StringComparison.Ordinal)
        || (
            address.Route.StartsWith("Documents/Laws/", StringComparison.Ordinal)
            && !address.Route.StartsWith("Documents/Laws/Cite/", StringComparison.Ordinal)
        )
        || address.Route.StartsWith("Procedures/Models/Show/", StringComparison.Ordinal)
        || address.Route.StartsWith("Procedures/Catalogue/Show/", StringComparison.Ordinal)
        || address.Route.StartsWith("api/v1/catalogue/", StringComparison.Ordinal)
        || address.Route.StartsWith("Procedures/Models/Adopt/", StringComparison.Ordinal)
        || address.Route is "api/v1/model-procedures/{id:guid}" or "api/v1/model-procedures/{id:guid}/adopt"
        || address.Route.StartsWith("api/v1/laws/", StringComparison.Ordinal)
        || address.Route.StartsWith("api/v1/law-changes/", StringComparison.Ordinal);

    private Task<TestPage> AskAsync(TestClient client, EveryAddress address) =>
        address.Methods.Contains("GET") ? client.GetAsync(world.PathOf(address)!) : client.CallAsync(world.PathOf(address)!, "{}", null);
}
