using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class TenantTablesTests
{
    private const string Script = "src/Quality/Database/0001-quality.sql";
    private const string Good =
        "create table quality.audit (agency_id int not null, id uuid, check (id <> '0'), primary key (agency_id, id));\n";
    private const string Wall = "select kernel.tenant_table('quality.audit');\n";

    [Fact]
    public void Every_table_is_walled_by_agency_or_on_the_written_list() => Holds.Everywhere(TenantTables.Check);

    [Fact]
    public void A_tenant_table_without_row_level_security_is_found() =>
        Holds.CatchesOne(TenantTables.Check, "no forced row-level security", (Script, Good + "-- " + Wall));

    [Fact]
    public void A_key_without_the_agency_is_found() =>
        Holds.CatchesOne(
            TenantTables.Check,
            "lacks agency_id",
            (Script, Good.Replace("(agency_id, id)", "(id)", StringComparison.Ordinal) + Wall)
        );

    [Fact]
    public void A_table_without_agency_is_found_unless_written_down()
    {
        var script = (Script, "create table quality.clause (id int primary key);");

        Holds.CatchesOne(TenantTables.Check, "has no agency_id", script);
        Holds.IsQuiet(
            TenantTables.Check,
            script,
            (Exemptions.Path, "shared-table | quality.clause | clauses of the standard are the same for every agency")
        );
    }

    [Fact]
    public void An_exemption_of_a_walled_table_is_found() =>
        Holds.CatchesOne(
            TenantTables.Check,
            "needs no exemption",
            (Script, Good + Wall),
            (Exemptions.Path, "shared-table | quality.audit | clauses of the standard are the same for every agency")
        );

    [Fact]
    public void Both_ways_to_force_the_wall_are_understood() =>
        Holds.IsQuiet(
            TenantTables.Check,
            (Script, Good),
            ("src/Quality/Database/0002-wall.sql", "alter table quality.audit force row level security;")
        );
}
