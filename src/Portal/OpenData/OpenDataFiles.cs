using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Portal.Discovery;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Portal.OpenData;

/// <summary>The data sets as files: <c>/open-data/{name}.json</c> and <c>.csv</c>, written as they are read, so that a large province needs no large memory.</summary>
internal static class OpenDataFiles
{
    private const string Why = "Facts that agencies published; no person";
    private const int RowsAtOnce = 200;
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var set in Datasets.All)
        {
            app.MapGet($"/open-data/{set.Name}.csv", http => GiveAsync(http, set, "text/csv; charset=utf-8", WriteCsvAsync))
                .OpenToPublic(Why);
            app.MapGet($"/open-data/{set.Name}.json", http => GiveAsync(http, set, "application/json; charset=utf-8", WriteJsonAsync))
                .OpenToPublic(Why);
        }

        app.MapGet("/open-data/openapi.json", http => OpenApi.WriteAsync(http)).OpenToPublic("Describes the public files; reads nothing");
    }

    private static async Task GiveAsync(HttpContext http, Dataset set, string type, Func<HttpContext, Dataset, DataReading, Task> write)
    {
        var services = http.RequestServices;
        var day = services.GetRequiredService<TimeProvider>().GetUtcNow().VietnamDay();
        var agencies = services.GetRequiredService<Agencies>();
        var ct = http.RequestAborted;
        await services
            .GetRequiredService<WorkRunner>()
            .ReadEverywhereAsync(
                async (db, token) =>
                {
                    var headers = http.Response.Headers;
                    headers.ETag = await TagAsync(db, agencies, day, token);
                    headers.CacheControl = "public, no-cache";
                    headers["Access-Control-Allow-Origin"] = "*";
                    if (http.Request.Headers.IfNoneMatch == headers.ETag)
                    {
                        http.Response.StatusCode = StatusCodes.Status304NotModified;
                        return true;
                    }

                    http.Response.ContentType = type;
                    await write(http, set, new DataReading(db, agencies, day, Discoverable.SiteOf(http.Request), token));
                    return true;
                },
                ct
            );
    }

    /// <summary>Another one whenever a row may be: after a change of the directory, a publication, a withdrawal, or midnight.</summary>
    private static async Task<string> TagAsync(IsoDbContext db, Agencies agencies, DateOnly day, CancellationToken ct) =>
        $"W/\"{day:yyyyMMdd}-{await agencies.VersionAsync(ct)}-{await PublishedProcedures.StampAsync(db, day, ct)}-{await Documents.PublishedDocuments.StampAsync(db, day, ct)}\"";

    private static async Task WriteCsvAsync(HttpContext http, Dataset set, DataReading of)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{set.Name}.csv\"";
        var body = http.Response.Body;
        await body.WriteAsync(Encoding.UTF8.GetPreamble(), of.Cancel);
        var lines = new StringBuilder(CsvRows.Line(set.Columns.Select(c => c.Name)));
        var count = 0;
        await foreach (var row in set.Rows(of).WithCancellation(of.Cancel))
        {
            lines.Append(CsvRows.Line(row));
            if (++count % RowsAtOnce == 0)
            {
                await body.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), of.Cancel);
                lines.Clear();
            }
        }

        await body.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), of.Cancel);
    }

    private static async Task WriteJsonAsync(HttpContext http, Dataset set, DataReading of)
    {
        var licence = http.RequestServices.GetRequiredService<Licence>();
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, Json);
        json.WriteStartObject();
        json.WriteString("dataset", set.Name);
        json.WriteString("as_of", $"{of.Day:yyyy-MM-dd}");
        json.WriteString("license", licence.Address.Length > 0 ? licence.Address : licence.Name);
        json.WriteStartArray("items");
        var count = 0;
        await foreach (var row in set.Rows(of).WithCancellation(of.Cancel))
        {
            WriteRow(json, set, row);
            if (++count % RowsAtOnce == 0)
            {
                await json.FlushAsync(of.Cancel);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(of.Cancel);
    }

    private static void WriteRow(Utf8JsonWriter json, Dataset set, object?[] row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            var name = set.Columns[i].Name;
            switch (row[i])
            {
                case null or "":
                    json.WriteNull(name);
                    break;
                case int number:
                    json.WriteNumber(name, number);
                    break;
                case DateOnly day:
                    json.WriteString(name, $"{day:yyyy-MM-dd}");
                    break;
                case var other:
                    json.WriteString(name, other.ToString());
                    break;
            }
        }

        json.WriteEndObject();
    }
}
