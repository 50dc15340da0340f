using IsoDienTu.Documents;
using Npgsql;
using NpgsqlTypes;

namespace IsoDienTu.Bench.Search;

/// <summary>
/// The documents of a province, put in by COPY through the product's own triggers, and beside them their folded text as somebody would keep it who searches
/// by LIKE.
/// </summary>
internal sealed class Shelves(string superuser, int documents)
{
    public const int Agencies = 227;

    // The product keeps the words of a document in several parts; this is all that LIKE needs.
    private const string Plain =
        "create schema bench; create table bench.plain (agency_id int not null, id uuid primary key, public boolean not null, told text not null)";

    /// <summary>How many documents an agency has: departments some four times as many as communes.</summary>
    public int Of(int agency) => Math.Max(1, documents * (agency <= 27 ? 4 : 1) / ((27 * 4) + (Agencies - 27)));

    public async Task FillAsync(CancellationToken ct)
    {
        await RunAsync(Plain, ct);
        // Two at a time, as many as there are processors on a small server.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Agencies),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct },
            async (agency, token) => await FillAsync(agency, token)
        );
        await LawsAsync(ct);
        await RunAsync("create index on bench.plain (agency_id)", ct);
        await RunAsync("vacuum analyze", ct);
        await RunAsync("checkpoint", ct);
    }

    public async Task<double> SizeAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select ({sql})::float8", connection);
        return (double)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>One peer's query, timed by the caller.</summary>
    public static async Task<int> LikeAsync(NpgsqlConnection connection, int? agency, string[] words, CancellationToken ct)
    {
        var conditions = string.Join(" and ", words.Select((_, i) => $"told like ${i + 1}"));
        var where = agency is { } one ? $"agency_id = {one} and {conditions}" : $"public and {conditions}";
        await using var command = new NpgsqlCommand(
            $"select id, count(*) over () from bench.plain where {where} order by id limit 20",
            connection
        );
        foreach (var word in words)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"%{word}%" });
        }

        var rows = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows++;
        }

        return rows;
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(superuser + ";Command Timeout=0;Pooling=false");
        await connection.OpenAsync(ct);
        return connection;
    }

    private async Task FillAsync(int agency, CancellationToken ct)
    {
        var prose = new Prose(agency);
        var rows = Enumerable.Range(1, Of(agency)).Select(n => Row.Make(prose, n)).ToList();
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, $"select set_config('app.agency', '{agency}', true), set_config('synchronous_commit', 'off', true)", ct);
        await CopyAsync(
            connection,
            "documents.document (agency_id, id, code, slug, kind, title, changed_by, changed_at)",
            rows,
            row =>
                [
                    (agency, NpgsqlDbType.Integer),
                    (row.Document, NpgsqlDbType.Uuid),
                    (row.Code, NpgsqlDbType.Text),
                    (row.Code.Replace('.', '-').ToLowerInvariant(), NpgsqlDbType.Text),
                    (row.Kind, NpgsqlDbType.Text),
                    (row.Title, NpgsqlDbType.Text),
                    ("Bench", NpgsqlDbType.Text),
                    (DateTime.UnixEpoch, NpgsqlDbType.TimestampTz),
                ],
            ct
        );
        await CopyAsync(
            connection,
            "documents.version (agency_id, id, document_id, state, issue, title, content, effective_from, issued_at, qr, changed_by, changed_at)",
            rows,
            row =>
                [
                    (agency, NpgsqlDbType.Integer),
                    (row.Version, NpgsqlDbType.Uuid),
                    (row.Document, NpgsqlDbType.Uuid),
                    ("Issued", NpgsqlDbType.Text),
                    (1, NpgsqlDbType.Integer),
                    (row.Title, NpgsqlDbType.Text),
                    (row.Content.ToJson(), NpgsqlDbType.Jsonb),
                    (row.From, NpgsqlDbType.Date),
                    (DateTime.UnixEpoch, NpgsqlDbType.TimestampTz),
                    ("BENCH", NpgsqlDbType.Text),
                    ("Bench", NpgsqlDbType.Text),
                    (DateTime.UnixEpoch, NpgsqlDbType.TimestampTz),
                ],
            ct
        );
        await CopyAsync(
            connection,
            "bench.plain (agency_id, id, public, told)",
            rows,
            row =>
                [
                    (agency, NpgsqlDbType.Integer),
                    (row.Version, NpgsqlDbType.Uuid),
                    (row.Kind == "Procedure", NpgsqlDbType.Boolean),
                    (Kernel.Folding.Fold($"{row.Code} {row.Title} {string.Join(' ', row.Content.Lines())}"), NpgsqlDbType.Text),
                ],
            ct
        );
        await transaction.CommitAsync(ct);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection,
        string columns,
        IReadOnlyList<Row> rows,
        Func<Row, (object Value, NpgsqlDbType Type)[]> cells,
        CancellationToken ct
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {columns} from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var (value, type) in cells(row))
            {
                await copy.WriteAsync(value, type, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private async Task LawsAsync(CancellationToken ct)
    {
        var prose = new Prose(0);
        await using var connection = await OpenAsync(ct);
        for (var n = 1; n <= 3000; n++)
        {
            await using var enter = new NpgsqlCommand(
                """
                insert into documents.legal_text (id, number, key, year, kind, title, issuer, signed_on, effective_from, entered_by, entered_post,
                  entered_agency, entered_agency_name, entered_at, changed_by, changed_at)
                values ($1, $2, $3, 0, 'Decree', $4, 'Chính phủ', $5, $5, 'Bench', '', 1, '', now(), 'Bench', now())
                """,
                connection
            )
            {
                Parameters =
                {
                    new() { Value = Guid.CreateVersion7() },
                    new() { Value = $"{n}/{2010 + (n % 16)}/NĐ-CP" },
                    new() { Value = $"{n}/{2010 + (n % 16)}/nd-cp" },
                    new() { Value = "Quy định về " + prose.Title() },
                    new() { Value = new DateOnly(2010 + (n % 16), 1, 1) },
                },
            };
            await enter.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await RunAsync(connection, sql, ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A document as it is put in. Two of three are procedures, which everybody may read.</summary>
    private sealed record Row(Guid Document, Guid Version, string Code, string Kind, string Title, DateOnly From, DocumentContent Content)
    {
        public static Row Make(Prose prose, int n) =>
            new(
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                $"QT.{n:0000}",
                n % 3 == 0 ? "Instruction" : "Procedure",
                prose.Title(),
                new DateOnly(2018, 1, 1).AddDays(prose.Next(2500)),
                new DocumentContent([
                    .. prose.Sections().Select((s, i) => new DocumentSection($"{i + 1}", s.Head, [new ListBlock(false, s.Lines)])),
                ])
            );
    }
}
