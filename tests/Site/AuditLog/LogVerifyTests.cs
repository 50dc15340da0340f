using System.Globalization;
using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.AuditLog.Entries;
using IsoDienTu.Kernel;
using IsoDienTu.Site.Eiso;
using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.AuditLog;

/// <summary><c>eiso log verify</c> beside a running product, against somebody who has the whole machine in hand.</summary>
public sealed class LogVerifyTests : IAsyncLifetime
{
    private const string PutIn = """
        insert into audit_log.entry select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'position', {1}))).*
        from audit_log.entry e where agency_id = {0} and position = 1
        """;

    /// <summary>What is done to an agency's log of eight entries, where it must be found, and as what. <c>{0}</c> is the agency.</summary>
    private static readonly (string Deed, int Position, string Kind)[] deeds =
    [
        ("update audit_log.entry set what = 'test.faked' where agency_id = {0} and position = 2", 2, "edited"),
        ("update audit_log.entry set at = at + interval '1 day' where agency_id = {0} and position = 0", 0, "edited"),
        ("update audit_log.entry set leaf = sha256('other') where agency_id = {0} and position = 5", 5, "edited"),
        ("update audit_log.entry set chain = null where agency_id = {0} and position = 4", 4, "edited"),
        ("delete from audit_log.entry where agency_id = {0} and position = 2", 2, "removed"),
        ("delete from audit_log.entry where agency_id = {0} and position = 7", 7, "removed"),
        (
            "delete from audit_log.entry where agency_id = {0} and position = 2; update audit_log.entry set position = position - 1 where agency_id = {0} and position > 2",
            2,
            "removed"
        ),
        ("update audit_log.entry set position = 7 - position where agency_id = {0} and position in (3, 4)", 3, "reordered"),
        ("update audit_log.entry set position = 90 where agency_id = {0} and position = 3", 3, "reordered"),
        ("update audit_log.entry set position = position + 1 where agency_id = {0} and position > 2; " + PutIn, 3, "inserted"),
        (PutIn, 8, "inserted"),
    ];

    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_the_owner_of_the_machine_does_to_the_log_is_found_and_named()
    {
        for (var agency = 0; agency <= deeds.Length; agency++)
        {
            await FillAsync(500 + agency);
        }

        await Sequencer.RunAsync(site.Services, CancellationToken.None);
        var before = await VerifyAsync();
        Assert.Equal(0, before.Exit);
        Assert.True(before.Answer.GetProperty("holds").GetBoolean());
        Assert.All(before.Answer.GetProperty("agencies").EnumerateArray(), a => Assert.Equal(8, a.GetProperty("entries").GetInt32()));

        await AsSuperuserAsync("drop index audit_log.entry_position");
        for (var i = 0; i < deeds.Length; i++)
        {
            await AsSuperuserAsync(string.Format(CultureInfo.InvariantCulture, deeds[i].Deed, 500 + i, deeds[i].Position));
        }

        var after = await VerifyAsync();

        Assert.Equal(1, after.Exit);
        var first = after.Answer.GetProperty("agencies").EnumerateArray().Select(a => a.GetProperty("first")).ToList();
        Assert.Equal(JsonValueKind.Null, first[^1].ValueKind);
        Assert.Equal(
            deeds.Select(d => (d.Position, d.Kind)),
            first.SkipLast(1).Select(f => (f.GetProperty("position").GetInt32(), f.GetProperty("kind").GetString()!))
        );
    }

    [Fact]
    public async Task An_entry_put_in_with_fitting_digests_is_found_and_said_in_words()
    {
        var scene = await Scene.MakeAsync(site, "H99.31", "Sở Nhật ký");
        await FillAsync(scene.AgencyId);
        await Sequencer.RunAsync(site.Services, CancellationToken.None);
        var good = await CommandProcess.RunAsync(site, "log", "verify", "--agency", "H99.31");
        Assert.Equal((0, ""), (good.Exit, good.Error));
        Assert.StartsWith("H99.31 Sở Nhật ký: 9 mục, đúng. Mã tổng ", good.Output, StringComparison.Ordinal);
        await AsSuperuserAsync("drop index audit_log.entry_position");
        await AsSuperuserAsync(string.Format(CultureInfo.InvariantCulture, deeds[^2].Deed, scene.AgencyId, 3));
        await FitAsync(scene.AgencyId, 3);

        var said = await CommandProcess.RunAsync(site, "log", "verify", "--agency", "H99.31");

        Assert.Equal((1, "H99.31 Sở Nhật ký: vị trí 3: mục bị chèn thêm"), (said.Exit, said.Output.Trim()));
    }

    [Fact]
    public async Task An_unknown_agency_is_wrong_usage_and_names_the_option()
    {
        var said = await CommandProcess.RunAsync(site, "log", "verify", "--agency", "H99.77");

        Assert.Equal((2, ""), (said.Exit, said.Output));
        Assert.StartsWith("--agency: không có cơ quan nào mang mã «H99.77»", said.Error, StringComparison.Ordinal);
        Assert.Single(said.Error.Trim().Split('\n'));
    }

    private async Task FillAsync(int agency)
    {
        var someone = new Actor(Guid.CreateVersion7(), "Lê Thị Mơ", "Chuyên viên", []);
        for (var i = 0; i < 8; i++)
        {
            await site.Runner.RunAsync(
                new WorkOrder(someone, agency, "test.do"),
                (work, _) =>
                {
                    Log.Write(work, "test.done", "thing", Guid.CreateVersion7().ToString("N"));
                    return Task.CompletedTask;
                }
            );
        }
    }

    private async Task<(int Exit, JsonElement Answer)> VerifyAsync()
    {
        var said = await CommandProcess.RunAsync(site, "log", "verify", "--json");
        Assert.Equal("", said.Error);
        return (said.Exit, JsonDocument.Parse(said.Output).RootElement);
    }

    /// <summary>Gives the entry at a position the digest that continues the chain there.</summary>
    private async Task FitAsync(int agency, int position)
    {
        await using var source = NpgsqlDataSource.Create(CommandProcess.Superuser(site));
        await using var connection = await source.OpenConnectionAsync();
        var links = new List<StoredLink>();
        await foreach (var link in EntryReader.LinksAsync(connection, agency, CancellationToken.None))
        {
            links.Add(link);
        }

        await using var fit = connection.CreateCommand();
        fit.CommandText = "update audit_log.entry set chain = $3 where agency_id = $1 and position = $2";
        fit.With(Sql.P(agency), Sql.P((long)position), Sql.P(Sequencer.Next(links[position - 1].Chain, links[position].Leaf)));
        await fit.ExecuteNonQueryAsync();
    }

    private async Task AsSuperuserAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(CommandProcess.Superuser(site));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
