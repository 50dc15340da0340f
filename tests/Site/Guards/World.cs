using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Guards;

/// <summary>
/// Two agencies at work. The first has one of everything an address can name (procedure, draft, document, dossier with a file, task, unit, import ...)
/// and a person for every role; the second has the same people.
/// </summary>
public sealed partial class World : IAsyncLifetime
{
    private readonly Dictionary<string, Player> players = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
    private int issue;
    private OneStop own = null!;
    private OneStop other = null!;

    internal TestSite Site { get; private set; } = null!;
    internal IReadOnlyList<EveryAddress> Addresses { get; private set; } = [];
    internal int AgencyId => own.Scene.AgencyId;

    /// <summary>Roles that reach over the whole province are held elsewhere: their holders may rightly see more than one agency.</summary>
    internal static IReadOnlyList<string> RolesOfOneAgency =>
        [.. IsoDienTu.Organisation.Roles.All.Select(r => r.Code).Where(r => r != IsoDienTu.Organisation.Roles.ProvinceLead)];

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        Addresses = await EveryAddress.ListAsync(Site);
        own = await OneStop.OpenAsync(Site, "H99.02");
        other = await OneStop.OpenAsync(Site, "H99.03");
        foreach (var role in IsoDienTu.Organisation.Roles.All)
        {
            players["own " + role.Code] = await own.Scene.PersonAsync("Người " + role.Label, role.Label, PostKind.Specialist, role.Code);
            players["other " + role.Code] = await other.Scene.PersonAsync("Bạn " + role.Label, role.Label, PostKind.Specialist, role.Code);
        }

        await MakeOneOfEverythingAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>A person of the first agency who holds only this role, freshly signed in.</summary>
    internal Task<TestClient> OwnAsync(string role) => own.Scene.SignInAsync(players["own " + role]);

    /// <summary>The same role at the other agency.</summary>
    internal Task<TestClient> OtherAsync(string role) => other.Scene.SignInAsync(players["other " + role]);

    /// <summary>Somebody of the first agency who really works on the dossier and holds this right, or holds it by role alone.</summary>
    internal async Task<TestClient> EntitledAsync(string right)
    {
        if (right == "processes.work")
        {
            return await own.Scene.SignInAsync(own.Players[1]);
        }

        // One's own account is changed by one's own forms: a password set there ends the sign-in of tests, so each time a new person.
        return right == RightAttribute.SignedIn
            ? await own.Scene.SignInAsync(await own.Scene.PersonAsync("Người Mới", "Chuyên viên", PostKind.Specialist))
            : await OwnAsync(RolesWith(right)[0]);
    }

    /// <summary>Codes of the roles that give a right.</summary>
    internal IReadOnlyList<string> RolesWith(string right) =>
        right == RightAttribute.SignedIn ? RolesOfOneAgency : Catalogue.Rights.Single(r => r.Key == right).Roles;

    /// <summary>The address with the identifier of the first agency's thing; empty when this world has none for it.</summary>
    internal string? PathOf(EveryAddress address)
    {
        if (!address.IsOfOneThing)
        {
            return "/" + address.Route;
        }

        var start = address.Route[..(address.Route.IndexOf('{', StringComparison.Ordinal) - 1)];
        var rest = address
            .Route[(address.Route.IndexOf('}', StringComparison.Ordinal) + 1)..]
            .Replace("{issue:int}", $"{issue}", StringComparison.Ordinal);
        return start switch
        {
            "Organisation/Edit" or "Organisation/Show" => $"/{start}/{AgencyId}",
            "api/v1/dossiers" => $"/{start}/000.00.02.H99-260106-0001{rest}",
            _ when CatalogueOfWorld.Has(start) => $"/{start}/{CatalogueOfWorld.Code}",
            _ => ids.TryGetValue(start, out var id) ? $"/{start}/{id}{rest}" : null,
        };
    }

    internal Task<long> EntriesAsync() =>
        Site.Runner.ReadAsync(
            AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from audit_log.entry").SingleAsync(ct)
        );

    private ModuleCatalogue Catalogue => (ModuleCatalogue)Site.Services.GetService(typeof(ModuleCatalogue))!;

    private async Task MakeOneOfEverythingAsync()
    {
        await FillAsync();
        await RetainAsync();
        await ModelsOfWorld.MakeAsync(this, own, other);
        await DossiersOfWorld.MakeAsync(Site, own);
        await own.Secretary.UploadAsync(
            await own.Secretary.GetAsync("/Procedures/Upload"),
            new Dictionary<string, string>(),
            "Source",
            "QT.DD.01.html",
            Procedures.Office.Demo("QT.DD.01.html")
        );
        var administrator = await OwnAsync(IsoDienTu.Organisation.Roles.Administrator);
        await administrator.UploadAsync(
            await administrator.GetAsync("/Organisation/Import"),
            new Dictionary<string, string>(),
            "File",
            "can-bo.csv",
            "Họ và tên,Đơn vị,Chức danh\nTrần Lan,Phòng Mới,Chuyên viên\n"u8.ToArray()
        );
        await administrator.SubmitAsync(
            await administrator.GetAsync("/Organisation/EditSystem"),
            new Dictionary<string, string> { ["Input.Name"] = "HTQLCL" }
        );
        await administrator.CallAsync(
            "/api/v1/calendar",
            """
            {"day":"2027-06-01","kind":"Off","reach":"Agency","label":"Ngày truyền thống","decision":"12/QĐ-SNV","decidedOn":"2026-01-05",
            "decidedBy":"Giám đốc Sở","instances":0,"tasks":0}
            """,
            "calendar-day-0001"
        );
        await LawsOfWorld.MakeAsync(this);
        await CatalogueOfWorld.MakeAsync(this);
        // The newest role and appointment are those of somebody whom no other test needs: forms end them.
        var leaving = await own.Scene.PersonAsync("Người Sắp Nghỉ", "Lưu trữ", PostKind.Archivist, IsoDienTu.Organisation.Roles.Archivist);
        await administrator.CallAsync(
            "/api/v1/delegations",
            $$"""
            {"personId":"{{leaving.PersonId}}","isAway":true,"decision":"Đơn nghỉ 5","decidedOn":"2026-01-05","validFrom":"2026-06-01","validTo":"2026-06-02"}
            """,
            "delegation-0001"
        );
        await MakeTroubleAsync();
        await CheckedSignatures.MakeAsync(this);
        var paper = await Site.Services.GetRequiredService<FileStore>().SaveAsync(new MemoryStream("%PDF-1.7"u8.ToArray()), 100);
        await AttachAsync(paper.Sha256);
        await ReadAsync(paper.Sha256);
        var drawing = await administrator.SubmitAsync(
            await administrator.GetAsync("/Processes/Designing/New"),
            new Dictionary<string, string> { ["Key"] = "QT.VE", ["Title"] = "Quy trình đang vẽ" }
        );
        await ConfirmAsync(await AnyAsync("organisation.qms"));
        await own.Secretary.CallAsync(
            $"/api/v1/documents/{await AnyAsync("documents.document")}/copies",
            """{"holder":"Bảng niêm yết bộ phận một cửa"}""",
            "copy-world-0001"
        );
        foreach (var (table, starts) in Named)
        {
            var id = await AnyAsync(table);
            foreach (var start in starts)
            {
                ids[start] = id;
            }
        }

        issue = await Site.Runner.ReadAsync(
            AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<int>(
                        "select issue as \"Value\" from documents.version where document_id = {0} and issue is not null",
                        ids["Documents/Show"]
                    )
                    .FirstAsync(ct)
        );
        ids["Organisation/EditPerson"] = ids["Access/Logins/Login"] = leaving.PersonId;
        var drawn = Guid.Parse(drawing.Location!.Split('/')[^1]);
        foreach (var start in (string[])["Compare", "Draw", "Publish", "Sheet", "Show"])
        {
            ids["Processes/Designing/" + start] = drawn;
        }

        ids["api/v1/process-drafts"] = ids["Processes/Commenting/Show"] = ids["Processes/Trying/Try"] = drawn;
        await administrator.SubmitAsync(
            await administrator.GetAsync($"/Processes/Designing/Publish/{drawn}"),
            new Dictionary<string, string> { ["Roles[0].PostIds"] = $"{players["own " + IsoDienTu.Organisation.Roles.Specialist].PostId}" },
            button: ("act", "ask")
        );
        ids["Processes/Publishing/Decide"] = ids["api/v1/publish-requests"] = await AnyAsync("processes.publish_request");
        var said = await administrator.CallAsync($"/api/v1/processes/{drawn}/comments", """{"words":"Thiếu bước"}""", "comment-0001");
        ids["api/v1/process-comments"] = Guid.Parse(said.Text.Trim('"'));
        ids["api/v1/processes"] = await AnyAsync(
            "(select definition_id as id from processes.definition_version where number is not null) published"
        );
        var draft = await own.Secretary.CallAsync(
            "/api/v1/documents",
            """{"kind":"Policy","code":"CSCL","title":"Chính sách"}""",
            "document-0001"
        );
        var remark = await own.Secretary.CallAsync(
            $"/api/v1/documents/{draft.Text.Trim('"')}/comments",
            """{"words":"Còn ngắn"}""",
            "comment-0002"
        );
        ids["api/v1/document-comments"] = Guid.Parse(remark.Text.Trim('"'));
        // The procedure at work, not the draft beside it.
        ids["Procedures/Show"] =
            ids["Procedures/Revise"] =
            ids["Procedures/Models/Share"] =
            ids["api/v1/procedures"] =
                await AnyAsync("procedures.procedure");
    }

    /// <summary>A paper attached to a step.</summary>
    private Task AttachAsync(string sha256) =>
        Site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), AgencyId, "test.paper", RequestId: "test"),
            (work, _) =>
            {
                work.Batch.Add(
                    """
                    insert into processes.task_paper (agency_id, id, task_id, asked, name, media_type, sha256, length, at, by_name, by_post)
                    select agency_id, $2, id, 'Biên bản', 'bb.pdf', 'application/pdf', $3, 8, $4, 'Trần Lan', 'Chuyên viên' from processes.task where agency_id = $1 limit 1
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.P(sha256),
                    Sql.At(work.Now)
                );
                Log.Write(work, "test.paper", "test", "1");
                return Task.FromResult(true);
            }
        );

    /// <summary>A job that nobody could do, a step that could not go on, and a decision to move work.</summary>
    private Task MakeTroubleAsync() =>
        Site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), AgencyId, "test.trouble", RequestId: "test"),
            (work, _) =>
            {
                work.Batch.Add(
                    """
                    insert into kernel.job (agency_id, id, kind, args, actor, run_at, attempts, dead_at, error)
                    values ($1, $2, 'test.trouble', '{}', '{}', $3, 10, $3, 'TimeoutException: slow')
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.At(work.Now)
                );
                work.Batch.Add(
                    """
                    insert into processes.incident (agency_id, id, instance_id, token, element_id, kind, message, message_en, at)
                    select agency_id, $2, id, 999, 'S1', 'service', 'Không trả lời', 'No answer', $3 from processes.instance where agency_id = $1 limit 1
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.At(work.Now)
                );
                work.Batch.Add(
                    """
                    insert into processes.migration (agency_id, id, definition_id, to_version, to_number, plan, decision, decided_on, reason, moving, staying,
                      entered_by, entered_post, entered_at)
                    select agency_id, $2, definition_id, id, number, '{}', '12/QĐ', '2026-01-05', 'Sửa quy trình', 1, 0, 'Người', 'Quản trị', $3
                    from processes.definition_version where agency_id = $1 and number is not null limit 1
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.At(work.Now)
                );
                Log.Write(work, "test.troubled", "job", "1");
                return Task.CompletedTask;
            }
        );

    private Task<Guid> AnyAsync(string table)
    {
        var newest = $"select id as \"Value\" from {table} order by id desc limit 1";
        return Site.Runner.ReadAsync(AgencyId, (db, ct) => db.Database.SqlQueryRaw<Guid>(newest).SingleAsync(ct));
    }
}
