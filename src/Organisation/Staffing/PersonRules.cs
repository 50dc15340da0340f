using IsoDienTu.Organisation.Directory;
using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>The rules of a person.</summary>
internal static class PersonRules
{
    public static IEnumerable<Flaw> Check(PersonDraft draft, StaffLedger staff, Person? self = null)
    {
        var name = draft.Name.Trim();
        if (
            name.Length is < 2 or > 120
            || !name.All(c =>
                char.IsLetter(c) || char.IsWhiteSpace(c) || c is '\'' or '’' or '-' or '.' || char.IsBetween(c, '\u0300', '\u036f')
            )
        )
        {
            yield return new(
                "organisation.person.name",
                "Họ tên “{0}” phải có từ 2 đến 120 ký tự và chỉ gồm chữ cái; hãy ghi đủ họ, chữ đệm và tên.",
                nameof(draft.Name),
                name
            );
        }

        var code = draft.StaffCode.Trim();
        if (code.Length > 64)
        {
            yield return new("organisation.person.code", "Mã cán bộ dài không quá 64 ký tự.", nameof(draft.StaffCode));
        }
        else if (code.Length > 0 && staff.PersonByCode(code) is { } same && same.Id != self?.Id)
        {
            yield return new(
                "organisation.person.code-used",
                "Mã cán bộ {0} đã là của {1}; hãy kiểm tra lại mã.",
                nameof(draft.StaffCode),
                code,
                same.Name
            );
        }

        foreach (var flaw in AgencyRules.Contact(draft.Email, draft.Phone))
        {
            yield return flaw;
        }
    }
}
