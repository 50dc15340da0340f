using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

public sealed partial class World
{
    // Pages and calls that name a row by its id alone: the newest row of the table is one of them.
    private static readonly (string Table, string[] Starts)[] Named =
    [
        ("access.delegation", ["Access/Delegations/Show", "api/v1/delegations"]),
        ("access.role_assignment", ["Access/RolesGiven/End"]),
        ("documents.change_request", ["Documents/Changing/Show", "Documents/Changing/Decide", "api/v1/change-requests"]),
        (
            "documents.document",
            [
                "Documents/Laws/Cite",
                "Documents/Finished/Again",
                "Documents/Finished/Edit",
                "Documents/Distributing/Copies",
                "Documents/Distributing/Edit",
                "Documents/Distributing/Open",
                "Documents/Readings/Read",
                "Documents/Distributing/Show",
                "Documents/Reviewing/Review",
                "Documents/Show",
                "Documents/Signatures/Show",
                "Documents/Comparing/Compare",
                "Documents/Print",
                "Documents/Withdraw",
                "Documents/Write",
                "Documents/Issue",
                "Documents/Drop",
                "Documents/Send",
                "Documents/Recall",
                "Documents/Review",
                "Documents/Download",
                "Documents/Star",
                "api/v1/documents",
            ]
        ),
        ("documents.milestone", ["Documents/Announcing/File", "Documents/Announcing/Withdraw", "api/v1/milestones"]),
        (
            "documents.disposal",
            [
                "Documents/Retaining/Show",
                "Documents/Retaining/Decide",
                "Documents/Retaining/Minutes",
                "Documents/Retaining/MinutesFile",
                "api/v1/disposals",
            ]
        ),
        ("documents.legal_hold", ["Documents/Retaining/Lift", "api/v1/legal-holds"]),
        ("documents.controlled_copy", ["Documents/Distributing/CopyPaper", "Documents/Distributing/EndCopy", "api/v1/controlled-copies"]),
        ("documents.filled_form", ["Documents/Filling/Fill", "Documents/Filling/FilledPaper", "api/v1/filled-forms"]),
        ("documents.file_page", ["Documents/PagePicture"]),
        ("documents.legal_change", ["Documents/Laws/Withdraw", "Documents/Laws/Followed", "api/v1/law-changes"]),
        ("documents.legal_text", ["Documents/Laws/Show", "Documents/Laws/Edit", "Documents/Laws/Change", "api/v1/laws"]),
        (
            "dossiers.dossier",
            [
                "Dossiers/Show",
                "Dossiers/Receipt",
                "Dossiers/ControlSlip",
                "Dossiers/ReturnResult",
                "Dossiers/Supplement",
                "Dossiers/Apologise",
                "Dossiers/Stop",
            ]
        ),
        ("dossiers.apology", ["Dossiers/ApologySheet"]),
        ("dossiers.stop_notice", ["Dossiers/StopSheet"]),
        ("dossiers.file", ["Dossiers/File"]),
        ("dossiers.supplement", ["Dossiers/SupplementSheet"]),
        ("kernel.job", ["Jobs/Show"]),
        ("organisation.appointment", ["Organisation/EndAppointment"]),
        ("organisation.import_batch", ["Organisation/ImportPreview"]),
        ("organisation.post", ["Organisation/EditPost"]),
        (
            "organisation.qms",
            [
                "Organisation/EditSystem",
                "Documents/Announcing/Show",
                "Documents/Announcing/Apply",
                "Documents/Announcing/Confirm",
                "Documents/Announcing/Announce",
                "Documents/Announcing/MakeKnown",
                "api/v1/quality-systems",
            ]
        ),
        ("organisation.unit", ["Organisation/EditUnit"]),
        ("procedures.catalogue_batch", ["Procedures/Catalogue/ImportPreview"]),
        ("procedures.listed_procedure", ["Procedures/Catalogue/Unlist"]),
        ("procedures.adoption", ["Procedures/Models/Merge", "Procedures/Models/Differences", "api/v1/model-adoptions"]),
        (
            "procedures.model_procedure",
            [
                "Procedures/Models/Show",
                "Procedures/Models/Adopt",
                "Procedures/Models/TakeBack",
                "Procedures/Models/Adopters",
                "api/v1/model-procedures",
            ]
        ),
        (
            "procedures.upload",
            ["Procedures/Preview", "Procedures/Send", "Procedures/Bind", "Procedures/Publish", "Procedures/Drop", "Procedures/Forms"]
        ),
        ("processes.decreed_day", ["Processes/Calendars/Show", "Processes/Calendars/Withdraw", "api/v1/calendar"]),
        (
            "processes.definition",
            ["Processes/Offering/Edit", "Processes/Waiting/Show", "Processes/Migrating/Plan", "Processes/Simulating/Show"]
        ),
        ("processes.incident", ["Processes/Incidents/Show"]),
        ("processes.migration", ["Processes/Migrating/Show", "api/v1/migrations"]),
        ("processes.task", ["Processes/Tasks/Show", "Processes/Consulting/Ask", "api/v1/tasks"]),
        ("processes.task_paper", ["Processes/Papers"]),
        ("signing.checked_file", ["Signing/Report", "api/v1/signatures/reports"]),
        ("signing.pending_signature", ["api/v1/signatures", "Signing/Signed"]),
        ("signing.trusted_root", ["Signing/Roots/Withdraw"]),
    ];

    /// <summary>A form that somebody filled in and finished.</summary>
    private async Task FillAsync()
    {
        var form = await Issued.DocumentAsync(
            Site,
            AgencyId,
            DocumentKind.Form,
            "BM.01",
            "Phiếu tiếp nhận",
            [new FieldsBlock([new FormField("Họ và tên", FormFieldKind.Text, true, [])])],
            new DateOnly(2026, 1, 5)
        );
        var begun = await own.Clerk.CallAsync($"/api/v1/documents/{form}/fill", "{}", "filling-0001");
        var id = begun.Text.Trim('"');
        var version = System.Text.Json.JsonDocument.Parse((await own.Clerk.GetAsync("/api/v1/filled-forms/" + id)).Text);
        var done = await own.Clerk.CallAsync(
            "/api/v1/filled-forms/" + id,
            $$"""{"finish":true,"values":{"1":["Trần Văn An"]},"version":{{version.RootElement.GetProperty("version").GetUInt32()}}}""",
            "filling-0002"
        );
        Assert.True(done.Status == 200, done.Text);
    }

    /// <summary>A destruction that minutes record, and a hold.</summary>
    private async Task RetainAsync()
    {
        await Site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), AgencyId, "test.disposal", RequestId: "test"),
            (work, _) =>
            {
                work.Batch.Add(
                    """
                    insert into documents.disposal (agency_id, id, state, reason, proposed_by, proposed_name, proposed_post, proposed_at, changed_by, changed_at)
                    values ($1, $2, 'Proposed', 'Hết hạn lưu trữ', $2, 'Trần Lan', 'Lưu trữ', $3, 'Trần Lan', $3)
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.At(work.Now)
                );
                work.Batch.Add(
                    """
                    update documents.disposal set state = 'Decided', decided_by = $2, decided_name = 'Bùi Văn Quang', decided_post = 'Giám đốc', decided_at = $3,
                      decision_number = '15/QĐ', decision_on = '2026-01-05', council = $4::jsonb where agency_id = $1
                    """,
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.At(work.Now),
                    Sql.P(Disposal.Write(new CouncilFacts("14/QĐ", ["Trần Lan, Lưu trữ"], new DateOnly(2026, 1, 5), "Đồng ý")))
                );
                work.Batch.Add(
                    "update documents.disposal set state = 'Executing', minutes_number = '1', minutes_on = '2026-01-05', minutes = $2::jsonb where agency_id = $1",
                    Sql.P(AgencyId),
                    Sql.P(Disposal.Write(new MinutesFacts("Kho lưu trữ", ["Trần Lan"], "Xóa", "Bùi Văn Quang", "Giám đốc", "Trần Lan")))
                );
                Log.Write(work, "test.disposal", "test", "1");
                return Task.FromResult(true);
            }
        );
        var held = await own.Head.CallAsync("/api/v1/legal-holds", """{"kind":"Policy","reason":"Thanh tra tỉnh yêu cầu"}""", "hold-00001");
        Assert.True(held.Status == 200, held.Text);
    }

    /// <summary>A quality system that was put into use and confirmed.</summary>
    private async Task ConfirmAsync(Guid system)
    {
        await own.Secretary.CallAsync($"/api/v1/quality-systems/{system}/apply", """{"day":"2026-01-01"}""", "system-0001");
        var confirmed = await own.Secretary.CallAsync(
            $"/api/v1/quality-systems/{system}/confirm",
            """
            {"day":"2026-01-05","standard":"TCVN ISO 9001:2015","auditFrom":"2026-01-02","auditTo":"2026-01-03","auditResult":"Đạt","reviewOn":"2026-01-05",
             "conclusion":"Có hiệu lực","signerName":"Bùi Văn Quang","signerPost":"Giám đốc"}
            """,
            "system-0002"
        );
        Assert.True(confirmed.Status == 200, confirmed.Text);
    }

    /// <summary>A page of a finished PDF that was read.</summary>
    private Task ReadAsync(string sha256) =>
        Site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), AgencyId, "test.page", RequestId: "test"),
            (work, _) =>
            {
                var file = Guid.CreateVersion7();
                work.Batch.Add(
                    """
                    insert into documents.finished_file (agency_id, id, name, sha256, length, pages, is_signed, uploaded_by, uploaded_at, state, content)
                    values ($1, $2, 'st.pdf', $3, 8, 1, false, 'Trần Lan', $4, 'Read', '{"sections":[]}')
                    """,
                    Sql.P(AgencyId),
                    Sql.P(file),
                    Sql.P(sha256),
                    Sql.At(work.Now)
                );
                work.Batch.Add(
                    "insert into documents.file_page values ($1, $2, $3, 1, 'Sổ tay', 'File', $4, 1131, 1600)",
                    Sql.P(AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.P(file),
                    Sql.P(sha256)
                );
                Log.Write(work, "test.page", "test", "1");
                return Task.FromResult(true);
            }
        );
}
