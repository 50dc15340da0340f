using System.Text.Json.Nodes;
using IsoDienTu.Portal.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Portal.OpenData;

/// <summary>The files described for programs (OpenAPI 3.1), made from the data sets themselves.</summary>
internal static class OpenApi
{
    public static Task WriteAsync(HttpContext http)
    {
        var licence = http.RequestServices.GetRequiredService<Licence>();
        var paths = new JsonObject();
        foreach (var set in Datasets.All)
        {
            paths[$"/open-data/{set.Name}.json"] = Path(set, "application/json", Answer(set));
            paths[$"/open-data/{set.Name}.csv"] = Path(set, "text/csv", new JsonObject { ["type"] = "string" });
        }

        var said = new JsonObject { ["name"] = licence.Name };
        if (licence.Address.Length > 0)
        {
            said["url"] = licence.Address;
        }

        http.Response.Headers["Access-Control-Allow-Origin"] = "*";
        return Results
            .Text(
                new JsonObject
                {
                    ["openapi"] = "3.1.0",
                    ["info"] = new JsonObject
                    {
                        ["title"] = "ISO điện tử: dữ liệu mở",
                        ["version"] = "1",
                        ["license"] = said,
                    },
                    ["servers"] = new JsonArray(new JsonObject { ["url"] = Discoverable.SiteOf(http.Request) }),
                    ["paths"] = paths,
                }.ToJsonString(),
                "application/json; charset=utf-8"
            )
            .ExecuteAsync(http);
    }

    private static JsonObject Path(Dataset set, string type, JsonObject schema) =>
        new()
        {
            ["get"] = new JsonObject
            {
                ["summary"] = set.Title,
                ["responses"] = new JsonObject
                {
                    ["200"] = new JsonObject
                    {
                        ["description"] = set.Title,
                        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
                    },
                    ["304"] = new JsonObject { ["description"] = "If-None-Match names the present ETag" },
                },
            },
        };

    private static JsonObject Answer(Dataset set)
    {
        var columns = new JsonObject();
        foreach (var column in set.Columns)
        {
            columns[column.Name] = new JsonObject
            {
                ["description"] = column.Meaning,
                ["type"] = new JsonArray(column.Name is "issue" or "steps" or "minutes" or "legal_minutes" ? "integer" : "string", "null"),
            };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["dataset"] = new JsonObject { ["const"] = set.Name },
                ["as_of"] = new JsonObject { ["type"] = "string", ["format"] = "date" },
                ["license"] = new JsonObject { ["type"] = "string" },
                ["items"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["type"] = "object", ["properties"] = columns },
                },
            },
        };
    }
}
