using System.Text.RegularExpressions;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Organisation.Directory;

/// <summary>The rules of an agency. Each flaw names the rule and the mend.</summary>
internal static partial class AgencyRules
{
    /// <param name="draft">What is wanted.</param>
    /// <param name="others">The agencies there are.</param>
    /// <param name="self">The agency being changed, whose own codes and address are not "taken"; null for a new one.</param>
    public static IEnumerable<Flaw> Check(AgencyDraft draft, AgencyLedger others, AgencyCard? self = null)
    {
        if (draft.Name.Trim().Length is < 3 or > 300)
        {
            yield return new(
                "organisation.agency.name",
                "Tên cơ quan phải có từ 3 đến 300 ký tự; hãy ghi tên đầy đủ như trên con dấu.",
                nameof(draft.Name)
            );
        }

        foreach (var flaw in Codes(draft, others, self).Concat(Slug(draft, others, self)).Concat(Place(draft, others, self)))
        {
            yield return flaw;
        }

        if (!new Period(draft.ValidFrom, draft.ValidTo).IsOrdered)
        {
            yield return new(
                "organisation.agency.period",
                "Ngày kết thúc {0} đứng trước ngày bắt đầu {1}; hãy xem lại quyết định.",
                nameof(draft.ValidTo),
                Day.Text(draft.ValidTo!.Value),
                Day.Text(draft.ValidFrom!.Value)
            );
        }

        if (draft.OfficeHours.Length > 0 && !OfficeHours.TryParse(draft.OfficeHours, out _, out var problem))
        {
            yield return new(
                "organisation.agency.hours",
                "Giờ làm việc không đọc được: {0} Ví dụ đúng: 07:30-11:30,13:00-17:00.",
                nameof(draft.OfficeHours),
                problem
            );
        }

        foreach (var flaw in Contact(draft.Email, draft.Phone).Concat(Origins.Check(draft.WebSites)))
        {
            yield return flaw;
        }

        if (
            draft.AreaCode.Length > 0
            && AdministrativeUnits.Facts.Province(draft.AreaCode) is null
            && AdministrativeUnits.Facts.Commune(draft.AreaCode) is null
        )
        {
            yield return new(
                "organisation.agency.area",
                "Không có đơn vị hành chính mã “{0}”; mã tỉnh gồm 2 chữ số, mã xã gồm 5 chữ số (QĐ 19/2025/QĐ-TTg).",
                nameof(draft.AreaCode),
                draft.AreaCode
            );
        }
    }

    /// <summary>The rules of an office e-mail and telephone, the same for agencies and people.</summary>
    public static IEnumerable<Flaw> Contact(string email, string phone)
    {
        if (email.Length > 0 && !EmailForm().IsMatch(email))
        {
            yield return new(
                "organisation.contact.email",
                "“{0}” không phải địa chỉ thư điện tử; hãy ghi dạng ten@donvi.gov.vn.",
                "Email",
                email
            );
        }

        if (phone.Length > 0 && !PhoneForm().IsMatch(phone))
        {
            yield return new(
                "organisation.contact.phone",
                "“{0}” không phải số điện thoại; hãy ghi từ 8 đến 15 chữ số, có thể có dấu cách, dấu chấm hoặc +84.",
                "Phone",
                phone
            );
        }
    }

    /// <summary>All codes of a draft as they will be stored, the main one first.</summary>
    public static IReadOnlyList<string> CodesOf(AgencyDraft draft) =>
        [
            .. new[] { IdentificationCode.Read(draft.Code)?.Current(), IdentificationCode.Read(draft.Code) }
                .Concat(draft.Aliases.Select(IdentificationCode.Read))
                .Where(c => c is not null)
                .Select(c => c!.Value)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The card an agency will have once the draft is stored under the id.</summary>
    public static AgencyCard CardOf(AgencyDraft draft, int id)
    {
        var exists = new Period(draft.ValidFrom, draft.ValidTo);
        return new AgencyCard(
            id,
            draft.Name,
            draft.NameEn,
            draft.Kind,
            draft.Level,
            draft.ParentId,
            SlugOf(draft),
            draft.Address,
            draft.Phone,
            draft.Email,
            draft.OfficeHours,
            draft.AreaCode,
            exists,
            [.. CodesOf(draft).Select((c, i) => new AgencyCodeCard(c, i == 0 && draft.Code.Length > 0, i == 0 ? exists : default, ""))],
            draft.Obligation is { } o ? [new ObligationCard(o, exists, "")] : []
        );
    }

    public static string SlugOf(AgencyDraft draft) => draft.Slug.Length > 0 ? draft.Slug : Folding.Slug(draft.Name);

    private static IEnumerable<Flaw> Codes(AgencyDraft draft, AgencyLedger others, AgencyCard? self)
    {
        foreach (var text in draft.Aliases.Prepend(draft.Code).Where(t => t.Length > 0))
        {
            var field = text == draft.Code ? nameof(draft.Code) : nameof(draft.Aliases);
            if (IdentificationCode.Read(text) is not { } code)
            {
                yield return new(
                    "organisation.code.pattern",
                    "Mã định danh “{0}” không đúng QĐ 20/2020/QĐ-TTg: một chữ cái A–Y và hai chữ số, mỗi cấp dưới nối sau dấu chấm, dài không quá 35 ký tự, ví dụ H49.12.003. Hãy xem lại quyết định cấp mã.",
                    field,
                    text
                );
                continue;
            }

            foreach (var form in new[] { code.Value, code.Current().Value }.Distinct(StringComparer.Ordinal))
            {
                if (others.BearerOf(form) is { } bearer && self?.Codes.Any(c => c.Code == form) != true)
                {
                    yield return new(
                        "organisation.code.used",
                        "Mã {0} đã cấp cho {1}; mã đã cấp không dùng lại cho cơ quan khác, kể cả sau khi đóng. Hãy kiểm tra mã trong quyết định.",
                        field,
                        form,
                        bearer.Name
                    );
                    break;
                }
            }
        }
    }

    private static IEnumerable<Flaw> Slug(AgencyDraft draft, AgencyLedger others, AgencyCard? self)
    {
        var slug = SlugOf(draft);
        if (!SlugForm().IsMatch(slug))
        {
            yield return new(
                "organisation.agency.slug",
                "Địa chỉ trang “{0}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-noi-vu.",
                nameof(draft.Slug),
                slug
            );
        }
        else if (slug != self?.Slug && others.HasSlug(slug))
        {
            yield return new(
                "organisation.agency.slug-used",
                "Địa chỉ trang “{0}” đã có cơ quan khác dùng; hãy thêm tên địa bàn, ví dụ {0}-phuong-hong-ha.",
                nameof(draft.Slug),
                slug
            );
        }
    }

    private static IEnumerable<Flaw> Place(AgencyDraft draft, AgencyLedger others, AgencyCard? self)
    {
        if (draft.ParentId is { } parentId)
        {
            var parent = others.ById(parentId);
            if (parent is null)
            {
                yield return new("organisation.agency.parent", "Không có cơ quan cấp trên này; hãy chọn lại.", nameof(draft.ParentId));
            }
            else if (self is not null && others.Upward(parentId).Any(a => a.Id == self.Id))
            {
                yield return new(
                    "organisation.agency.circle",
                    "{0} đang ở dưới chính cơ quan này nên không thể là cấp trên; hãy chọn cơ quan khác.",
                    nameof(draft.ParentId),
                    parent.Name
                );
            }
            else if (parent.Exists.To is { } end && (draft.ValidTo is null || draft.ValidTo > end))
            {
                yield return new(
                    "organisation.agency.parent-ended",
                    "{0} đã kết thúc ngày {1}; hãy chọn cơ quan tiếp nhận của cơ quan đó làm cấp trên.",
                    nameof(draft.ParentId),
                    parent.Name,
                    Day.Text(end)
                );
            }
        }

        if (
            draft.ValidTo is { } last
            && self is not null
            && others.Children(self.Id).FirstOrDefault(c => c.Exists.To is null || c.Exists.To > last) is { } child
        )
        {
            yield return new(
                "organisation.agency.children",
                "{0} còn trực thuộc sau ngày {1}; hãy kết thúc hoặc chuyển cơ quan đó sang cấp trên khác trước.",
                nameof(draft.ValidTo),
                child.Name,
                Day.Text(last)
            );
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();

    [GeneratedRegex(@"^[^@\s<>]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^\+?[0-9]([ .()\-]*[0-9]){7,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();
}
