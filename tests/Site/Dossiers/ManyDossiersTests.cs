using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.Dossiers;

/// <summary>The list of an agency with ten thousand dossiers: filtered, sorted and paged by the database, with a count that agrees.</summary>
public sealed class ManyDossiersTests : IAsyncLifetime
{
    private const int Rows = 10_000;
    private TestSite site = null!;
    private OneStop desk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        await desk.ReceiveAsync();
        await MultiplyAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("", Rows, 50)]
    [InlineData("?p=200", Rows, 50)]
    [InlineData("?sort=-due&p=100", Rows, 50)]
    [InlineData("?state=Processing", 4_999, 50)]
    [InlineData("?clock=overdue", 4_999, 50)]
    [InlineData("?q=ben+may", Rows, 50)]
    [InlineData("?q=000.00.02.H99-260105-9999", 1, 1)]
    public async Task Every_view_of_it_counts_right_and_shows_one_page(string query, int total, int shown)
    {
        var page = await desk.Records.GetAsync("/Dossiers" + query);
        Assert.Equal(200, page.Status);
        Assert.Equal(shown, page.Document!.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(
            total.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")),
            page.Words,
            StringComparison.Ordinal
        );
    }

    /// <summary>Copies stand a minute apart before 8:00 on 6 January: 7,680 of them and the first one fall into the new year.</summary>
    [Theory]
    [InlineData("?year=2026", 7_681, 50)]
    [InlineData("?year=2026&p=100", 7_681, 50)]
    [InlineData("?year=2025&month=12", Rows - 7_681, 50)]
    public async Task The_book_of_a_year_holds_what_was_received_in_it(string query, int total, int shown)
    {
        var page = await desk.Records.GetAsync("/Dossiers/Book" + query);
        Assert.Equal(shown, page.Document!.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(
            total.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")),
            page.Words,
            StringComparison.Ordinal
        );
    }

    // Copies of the one dossier that was really received; every second one is being worked on and already late.
    private async Task MultiplyAsync()
    {
        await using var connection = new NpgsqlConnection(site.Connections.Worker);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            insert into dossiers.dossier (agency_id, id, code, state, procedure_id, procedure_version_id, procedure_code, procedure_title, channel,
              return_way, sets, book_no, received_at, clock_from, promised_at, due_at, received_by, received_by_post, search, events, changed_by,
              changed_at, return_steps)
            select agency_id, gen_random_uuid(), '000.00.02.H99-260105-' || lpad(i::text, 4, '0'), case when i % 2 = 0 then 'Processing' else state end,
              procedure_id, procedure_version_id, procedure_code, procedure_title, channel, return_way, sets, 1 + i,
              received_at - i * interval '1 minute', clock_from, promised_at, case when i % 2 = 0 then received_at - interval '1 day' else due_at end,
              received_by, received_by_post, '000.00.02.h99-260105-' || lpad(i::text, 4, '0') || ' ' || search, 1, changed_by, changed_at, return_steps
            from dossiers.dossier, generate_series(1, 9999) i
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
        await using var analyse = new NpgsqlCommand("analyze dossiers.dossier", new NpgsqlConnection(site.Connections.Owner));
        await analyse.Connection!.OpenAsync();
        await analyse.ExecuteNonQueryAsync();
        await analyse.Connection.DisposeAsync();
    }
}
