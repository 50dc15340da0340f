using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Organisation.Importing;

/// <summary>
/// Goes through the lists of one agency's staff: units, posts, people, appointments, or all in one. The same code plans and writes:
/// good rows enter the ledger at once, and the unit of work as well when there is one.
/// </summary>
internal sealed partial class StaffRows(StaffLedger ledger, AgencyCard agency, IWork? work, DateOnly start)
{
    public PlannedRow Take(TableKind kind, RowReader row) =>
        IsElsewhere(row)
            ? row.Done(row["name"], RowVerdict.New)
            : kind switch
            {
                TableKind.Units => Unit(row),
                TableKind.Posts => Post(row),
                TableKind.People => Person(row),
                TableKind.Appointments => Appointment(row),
                _ => Everything(row),
            };

    // Units and posts that the list itself does not date are as old as the agency, or as the oldest day of the list.
    private DateOnly Start => agency.Exists.From ?? start;

    private bool IsElsewhere(RowReader row)
    {
        var code = row["agency"];
        if (
            code.Length == 0
            || (IdentificationCode.Read(code) is { } read && agency.Codes.Any(c => c.Code == read.Value || c.Code == read.Current().Value))
        )
        {
            return false;
        }

        row.Wrong(
            "organisation.import.elsewhere",
            "Dòng này thuộc cơ quan {0}, không phải {1}; hãy nhập tại cơ quan đó.",
            "agency",
            code,
            agency.Name
        );
        return true;
    }

    private PlannedRow Unit(RowReader row)
    {
        var self = ledger.UnitByCode(row["code"]);
        var parent = row["parent"].Length == 0 ? null : FindUnit(row["parent"]);
        if (row["parent"].Length > 0 && parent is null)
        {
            row.Wrong(
                "organisation.import.unit",
                "Không có đơn vị “{0}” trong cơ quan; hãy đặt dòng của đơn vị đó lên trước.",
                "parent",
                row["parent"]
            );
        }

        var draft = new UnitDraft
        {
            Code = row.Needed("code"),
            Name = row.Needed("name"),
            NameEn = row.Text("name_en", self?.NameEn ?? ""),
            Kind = row.Word("kind", self?.Kind ?? KindGuess.OfUnit(row["name"])),
            ParentId = parent?.Id ?? self?.ParentId,
            ValidFrom = row.Day("valid_from", self?.ValidFrom ?? Start)!.Value,
            ValidTo = row.Day("valid_to", self?.ValidTo),
        };
        row.Add(UnitRules.Check(draft, ledger, self));
        if (self is null)
        {
            return row.Done(draft.Name, Entered(row, () => Put(Made(draft), null, null)));
        }

        var before = self.Facts();
        return row.Done(draft.Name, Changed(row, () => self.Take(draft), before, self.Facts));
    }

    private PlannedRow Post(RowReader row)
    {
        var unit = row["unit"].Length == 0 ? null : FindUnit(row["unit"]);
        if (row.Needed("unit").Length > 0 && unit is null)
        {
            row.Wrong(
                "organisation.import.unit",
                "Không có đơn vị “{0}” trong cơ quan; hãy nhập danh sách đơn vị trước.",
                "unit",
                row["unit"]
            );
        }

        var title = row.Needed("title");
        var self =
            row["code"].Length > 0 ? ledger.PostByCode(row["code"])
            : unit is null ? null
            : FindPost(unit, title);
        var kind = row.Word("kind", self?.Kind ?? KindGuess.OfPost(title, unit?.Kind));
        var draft = new PostDraft
        {
            UnitId = unit?.Id ?? Guid.Empty,
            Code = row.Text("code", self?.Code ?? ""),
            Title = title,
            TitleEn = row.Text("title_en", self?.TitleEn ?? ""),
            Kind = kind,
            StepRole = row.Text("step_role", self?.StepRole ?? ""),
            IsSingle = row["single"].Length > 0 ? Folding.Fold(row["single"]) is "co" or "x" or "1" or "true" or "yes" : self?.IsSingle,
            ValidFrom = row.Day("valid_from", self?.ValidFrom ?? unit?.ValidFrom ?? Start)!.Value,
            ValidTo = row.Day("valid_to", self?.ValidTo),
        };
        if (unit is not null)
        {
            draft = PostRules.Coded(draft, ledger);
            row.Add(PostRules.Check(draft, ledger, self));
        }

        var name = unit is null ? title : title + ", " + unit.Name;
        if (self is null)
        {
            return row.Done(name, Entered(row, () => Put(null, Made(draft), null)));
        }

        var before = self.Facts();
        return row.Done(name, Changed(row, () => self.Take(draft), before, self.Facts));
    }

    private PlannedRow Person(RowReader row)
    {
        var self = row["staff_code"].Length == 0 ? null : ledger.PersonByCode(row["staff_code"]);
        _ = row.Needed("staff_code");
        var draft = PersonOf(row, self);
        row.Add(PersonRules.Check(draft, ledger, self));
        if (self is null)
        {
            return row.Done(draft.Name, Entered(row, () => Put(null, null, Made(draft))));
        }

        var before = (self.Name, self.Email, self.Phone);
        return row.Done(draft.Name, Changed(row, () => self.Take(draft), before, () => (self.Name, self.Email, self.Phone)));
    }

    private PlannedRow Appointment(RowReader row)
    {
        var person = row["staff_code"].Length == 0 ? null : ledger.PersonByCode(row["staff_code"]);
        if (row.Needed("staff_code").Length > 0 && person is null)
        {
            row.Wrong(
                "organisation.import.person",
                "Không có người mã {0} trong cơ quan; hãy nhập danh sách người trước.",
                "staff_code",
                row["staff_code"]
            );
        }

        var post = row["post"].Length == 0 ? null : ledger.PostByCode(row["post"]);
        if (row.Needed("post").Length > 0 && post is null)
        {
            row.Wrong(
                "organisation.import.post",
                "Không có chức danh ký hiệu {0} trong cơ quan; hãy nhập danh sách chức danh trước.",
                "post",
                row["post"]
            );
        }

        var from = row.Day("valid_from");
        _ = row.Needed("valid_from");
        var name = $"{person?.Name ?? row["staff_code"]}: {post?.Title ?? row["post"]}";
        return person is null || post is null || from is null
            ? row.Done(name, RowVerdict.New)
            : row.Done(name, Appoint(row, person, post, row.Word("kind", AppointmentKind.Principal), from.Value));
    }

    /// <param name="first">What must be entered before the appointment, once its rules are met.</param>
    private RowVerdict Appoint(RowReader row, Person person, Post post, AppointmentKind kind, DateOnly from, Action? first = null)
    {
        var to = row.Day("valid_to");
        if (ledger.Appointments.FirstOrDefault(a => a.PersonId == person.Id && a.PostId == post.Id && a.ValidFrom == from) is { } known)
        {
            if (to is null || known.ValidTo == to)
            {
                return RowVerdict.Same;
            }

            row.Add(AppointmentRules.CheckEnd(known, to.Value, "list"));
            return Changed(row, () => known.ValidTo = to, known.ValidTo, () => known.ValidTo);
        }

        var draft = new AppointmentDraft
        {
            PersonId = person.Id,
            PostId = post.Id,
            Kind = kind,
            ValidFrom = from,
            ValidTo = to,
            Decision = row["decision"],
        };
        row.Add(AppointmentRules.Check(draft, ledger, post, hasPerson: true));
        return Entered(
            row,
            () =>
            {
                first?.Invoke();
                Add(draft, post);
            }
        );
    }
}
