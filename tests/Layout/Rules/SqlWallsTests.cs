using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class SqlWallsTests
{
    private const string View = "create view documents.current_issue as select 1;\ncreate table documents.issue (id int);";

    [Fact]
    public void Sql_names_its_own_schema_and_views_below() => Holds.Everywhere(SqlWalls.Check);

    [Fact]
    public void A_table_of_a_lower_module_is_found_in_a_string() =>
        Holds.CatchesOne(
            SqlWalls.Check,
            "documents.issue is a table of Documents",
            ("src/Documents/Database/0001-a.sql", View),
            ("src/Procedures/Read.cs", "var sql = $\"select * from documents.issue where id = {id}\";")
        );

    [Fact]
    public void A_module_above_is_found_in_a_script() =>
        Holds.CatchesOne(
            SqlWalls.Check,
            "Dossiers is not below it",
            ("src/Processes/Database/0001-a.sql", "alter table dossiers.dossier add x int;")
        );

    [Fact]
    public void An_entity_mapped_to_a_foreign_table_is_found() =>
        Holds.CatchesOne(
            SqlWalls.Check,
            "mapped to a table of Documents",
            ("src/Procedures/Map.cs", "b.ToTable(\"issue\", \"documents\");")
        );

    [Fact]
    public void Own_tables_views_below_and_foreign_keys_are_let_through() =>
        Holds.IsQuiet(
            SqlWalls.Check,
            ("src/Documents/Database/0001-a.sql", View),
            (
                "src/Procedures/Database/0001-a.sql",
                "create table procedures.part (issue int references documents.issue (id)); -- not dossiers.part"
            ),
            (
                "src/Procedures/Read.cs",
                "var sql = \"select c.x, part.y from documents.current_issue c join procedures.part using (id)\"; var text = \"see dossiers.part\";"
            ),
            ("src/Procedures/Map.cs", "b.ToTable(\"part\", \"procedures\");")
        );

    [Fact]
    public void A_schema_is_the_module_in_snake_case() => Assert.Equal("audit_log", House.Schema("AuditLog"));
}
