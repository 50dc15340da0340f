using IsoDienTu.Testing;

namespace IsoDienTu.Site.Kernel.Cluster;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Each_test_gets_a_database_of_its_own_and_leaves_nothing()
    {
        string name;
        await using (var one = await TestDatabase.CreateAsync())
        {
            await using var other = await TestDatabase.CreateAsync();
            await Scratch.AskAsync(one.Connections.Owner, "create schema office; create table office.paper(no int)");
            Assert.IsType<DBNull>(await Scratch.AskAsync(other.Connections.App, "select to_regclass('office.paper')::text"));
            Assert.Equal(
                3L,
                await Scratch.AskAsync(
                    other.Connections.App,
                    "select count(*) from pg_extension where extname in ('pg_trgm','unaccent','btree_gist')"
                )
            );
            Assert.Equal("kernel.migration", await Scratch.AskAsync(other.Connections.App, "select to_regclass('kernel.migration')::text"));
            name = (string)(await Scratch.AskAsync(one.Connections.App, "select current_database()::text"))!;
        }

        await using var after = await TestDatabase.CreateAsync();
        Assert.Null(await Scratch.AskAsync(after.Connections.App, $"select 1 from pg_database where datname = '{name}'"));
    }
}
