using System.Diagnostics;
using System.Text;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>The office of these tests and how it reads what it gets.</summary>
public sealed partial class PapersTests
{
    /// <summary>The file behind a page, which on a busy machine shows for a while that it is being made.</summary>
    private static async Task<TestPage> FileAsync(TestClient who, string path)
    {
        for (var round = 0; ; round++)
        {
            var answer = await who.GetAsync(path);
            Assert.Equal(200, answer.Status);
            if (answer.Document is null || round == 40)
            {
                Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(answer.Bytes), StringComparison.Ordinal);
                return answer;
            }
        }
    }

    private Task<List<string>> KindsAsync() =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db.Database.SqlQueryRaw<string>("select kind::text as \"Value\" from documents.rendition order by 1").ToListAsync(ct)
        );

    private Task<int> EntriesAsync(string what) =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from audit_log.entry where what = {0}", what)
                    .SingleAsync(ct)
        );
}
