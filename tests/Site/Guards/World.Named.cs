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
                "Documents/Reviewing/Review",
                "Documents/Show",
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
            ]
        ),
        ("dossiers.apology", ["Dossiers/ApologySheet"]),
        ("dossiers.file", ["Dossiers/File"]),
        ("dossiers.supplement", ["Dossiers/SupplementSheet"]),
        ("kernel.job", ["Jobs/Show"]),
        ("organisation.appointment", ["Organisation/EndAppointment"]),
        ("organisation.import_batch", ["Organisation/ImportPreview"]),
        ("organisation.post", ["Organisation/EditPost"]),
        ("organisation.qms", ["Organisation/EditSystem"]),
        ("organisation.unit", ["Organisation/EditUnit"]),
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
}
