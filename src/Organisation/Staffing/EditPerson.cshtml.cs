using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Adds a person whom the acting agency keeps, or changes one.</summary>
[Right("organisation.edit_structure")]
internal sealed class EditPerson(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public int Agency => Acting.AgencyId;

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(Person.Name)] = texts["Họ và tên"],
            [nameof(Person.StaffCode)] = texts["Mã cán bộ"],
            [nameof(Person.Email)] = texts["Thư điện tử"],
            [nameof(Person.Phone)] = texts["Điện thoại"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var self = Id is null ? null : await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == Id && p.HomeAgencyId == Acting.AgencyId, ct);
        if (Id is not null && self is null)
        {
            return false;
        }

        Version = self?.Version ?? 0;
        if (!HttpMethods.IsPost(Request.Method) && self is not null)
        {
            Input = new PersonInput
            {
                Name = self.Name,
                StaffCode = self.StaffCode,
                Email = self.Email,
                Phone = self.Phone,
            };
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ChangeAsync("organisation.save_person", Version, SaveAsync, ct);

    private async Task<string> SaveAsync(IWork work, uint posted, CancellationToken ct)
    {
        await OneAtATime.StaffAsync(work, ct);
        var ledger = await StaffLedger.LoadAsync(work.Db, ct);
        var draft = Input.ToDraft();
        if (Id is { } id)
        {
            var person = await work.Db.Set<Person>().FirstAsync(p => p.Id == id, ct);
            Flaw.Stop(PersonRules.Check(draft, ledger, person));
            work.Db.Expect(person, posted);
            person.Take(draft);
            // The log digests what changed and names the person by id only.
            Log.Write(work, "organisation.person_changed", "person", id.ToString("N"), null, draft);
            Notice = texts["Đã lưu."];
            return $"/Organisation/Show/{work.AgencyId}#structure";
        }

        var added = StaffWriter.Add(work, draft, ledger);
        Log.Write(work, "organisation.person_added", "person", added.Id.ToString("N"), null, draft);
        Notice = texts["Đã thêm {0}; hãy chọn chức danh.", added.Name];
        return "/Organisation/Appoint?person=" + added.Id;
    }
}

/// <summary>The fields of a person as typed.</summary>
internal sealed class PersonInput
{
    public string? Name { get; set; }
    public string? StaffCode { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    public PersonDraft ToDraft() =>
        new()
        {
            Name = Name?.Trim().Normalize() ?? "",
            StaffCode = StaffCode?.Trim() ?? "",
            Email = Email?.Trim() ?? "",
            Phone = Phone?.Trim() ?? "",
        };
}
