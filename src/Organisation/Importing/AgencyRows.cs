using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Importing;

/// <summary>
/// Goes through a list of agencies. Without a unit of work it only plans, with one it writes each good row as it meets it; both ways run the
/// same rules over the same ledger, so that a row sees the rows before it.
/// </summary>
internal sealed class AgencyRows(AgencyLedger ledger, IWork? work, string? province)
{
    private int provisional;

    public async Task<PlannedRow> TakeAsync(RowReader row, CancellationToken ct)
    {
        var self = ledger.ByCode(row["code"]);
        var draft = Read(row, self);
        if (province is not null && IdentificationCode.Read(draft.Code) is { } code && code.Current().Value.Split('.')[0] != province)
        {
            row.Wrong("organisation.import.province", "Mã {0} không thuộc tỉnh {1}; hãy nhập vào đúng tỉnh.", "code", draft.Code, province);
        }

        row.Add(AgencyRules.Check(draft, ledger, self));
        var same = self is not null && Same(DraftOf(self, draft.Aliases), draft, self);
        if (!row.IsBad && !same)
        {
            ledger.Put(AgencyRules.CardOf(draft, await WriteAsync(draft, self, ct)));
        }

        return row.Done(
            draft.Name,
            self is null ? RowVerdict.New
                : same ? RowVerdict.Same
                : RowVerdict.Changed
        );
    }

    private async Task<int> WriteAsync(AgencyDraft draft, AgencyCard? self, CancellationToken ct)
    {
        if (work is null)
        {
            return self?.Id ?? --provisional;
        }

        if (self is null)
        {
            return await AgencyWriter.AddAsync(work, draft, ct);
        }

        var agency = await work.Db.Set<Agency>().FirstAsync(a => a.Id == self.Id, ct);
        await AgencyWriter.ChangeAsync(work, agency, draft, ct);
        work.Publish(new AgencyChanged(self.Id));
        return self.Id;
    }

    private AgencyDraft Read(RowReader row, AgencyCard? self)
    {
        var old = self is null ? new AgencyDraft() : DraftOf(self, []);
        var kind = self is null && row["kind"].Length == 0 ? default : row.Word("kind", old.Kind);
        return old with
        {
            Code = row.Needed("code"),
            Name = self is null ? row.Needed("name") : row.Text("name", old.Name),
            NameEn = row.Text("name_en", old.NameEn),
            Kind = self is null && row.Needed("kind").Length == 0 ? default : kind,
            Level = row.Word("level", self is null ? LevelOf(kind) : old.Level),
            ParentId = Parent(row, old.ParentId),
            Slug = row.Text("slug", self is null ? FreeSlug(row["name"]) : old.Slug),
            Address = row.Text("address", old.Address),
            Phone = row.Text("phone", old.Phone),
            Email = row.Text("email", old.Email),
            OfficeHours = row.Text("office_hours", old.OfficeHours),
            AreaCode = row.Text("area", old.AreaCode),
            Obligation = row["obligation"].Length > 0 ? row.Word("obligation", QmsObligation.Mandatory) : old.Obligation,
            Aliases = row["aliases"].Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ValidFrom = row.Day("valid_from", old.ValidFrom),
            ValidTo = row.Day("valid_to", old.ValidTo),
        };
    }

    private int? Parent(RowReader row, int? old)
    {
        if (row["parent"].Length == 0)
        {
            return old;
        }

        if (ledger.ByCode(row["parent"]) is not { } parent)
        {
            row.Wrong(
                "organisation.import.parent",
                "Không có cơ quan cấp trên mã {0}; hãy đặt dòng của cơ quan đó lên trước.",
                "parent",
                row["parent"]
            );
            return null;
        }

        return parent.Id;
    }

    // Communes of one name in a province are common; the address must still be free.
    private string FreeSlug(string name)
    {
        var slug = Folding.Slug(name);
        var free = slug;
        for (var n = 2; free.Length > 0 && ledger.HasSlug(free); n++)
        {
            free = slug + "-" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static AgencyLevel LevelOf(AgencyKind kind) =>
        kind switch
        {
            AgencyKind.Ministry => AgencyLevel.Central,
            AgencyKind.DistrictCommittee => AgencyLevel.District,
            AgencyKind.RegionalBranch => AgencyLevel.Region,
            AgencyKind.Ward or AgencyKind.Commune or AgencyKind.SpecialZone => AgencyLevel.Commune,
            _ => AgencyLevel.Province,
        };

    /// <summary>The draft that would leave the agency as it is.</summary>
    public static AgencyDraft DraftOf(AgencyCard a, IReadOnlyList<string> aliases) =>
        new()
        {
            Name = a.Name,
            NameEn = a.NameEn,
            Code = a.Code,
            Kind = a.Kind,
            Level = a.Level,
            ParentId = a.ParentId,
            Slug = a.Slug,
            Address = a.Address,
            Phone = a.Phone,
            Email = a.Email,
            OfficeHours = a.OfficeHours,
            AreaCode = a.AreaCode,
            WebSites = string.Join(' ', a.WebSites),
            Obligation = a.Obligations.Count > 0 && a.Obligations[^1].Valid.To is null ? a.Obligations[^1].Obligation : null,
            ValidFrom = a.Exists.From,
            ValidTo = a.Exists.To,
            Aliases = aliases,
        };

    private static bool Same(AgencyDraft now, AgencyDraft wanted, AgencyCard self) =>
        now with { Aliases = [], Code = "" } == wanted with { Aliases = [], Code = "" }
        && AgencyRules.CodesOf(wanted).All(c => self.Codes.Any(k => k.Code == c))
        && IdentificationCode.Read(wanted.Code)?.Current().Value == self.Code;
}
