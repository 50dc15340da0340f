using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Organisation.Importing;

/// <summary>The list that offices really keep: one row a person with unit and title; what is missing of them is set up on the way.</summary>
internal sealed partial class StaffRows
{
    private PlannedRow Everything(RowReader row)
    {
        var unitName = row.Needed("unit");
        var title = row.Needed("title");
        var person = FindPerson(row);
        var who = PersonOf(row, person);
        row.Add(PersonRules.Check(who, ledger, person));
        var from = row.Day("valid_from", Start)!.Value;
        var how = row.Word("how", AppointmentKind.Principal);
        var unit = unitName.Length == 0 ? null : FindUnit(unitName);
        var kind = row.Word("kind", KindGuess.OfPost(title, unit?.Kind ?? KindGuess.OfUnit(unitName)));
        var name = $"{who.Name}: {title}, {unit?.Name ?? unitName}";
        var verdict = row.IsBad ? RowVerdict.Bad : Enter(row, unit, unitName, title, kind, person, who, how, from);
        return row.Done(name, verdict);
    }

    /// <summary>Checks unit, post, person and appointment against the ledger before any of them is entered, so that a bad row leaves nothing behind.</summary>
    private RowVerdict Enter(
        RowReader row,
        Unit? unit,
        string unitName,
        string title,
        PostKind kind,
        Person? person,
        PersonDraft who,
        AppointmentKind how,
        DateOnly from
    )
    {
        var unitDraft = UnitRules.Coded(
            new UnitDraft
            {
                Name = unitName,
                Kind = KindGuess.OfUnit(unitName),
                ValidFrom = Start,
            },
            ledger
        );
        if (unit is null)
        {
            row.Add(UnitRules.Check(unitDraft, ledger));
        }

        var post = unit is null ? null : FindPost(unit, title);
        var newUnit = unit is null ? Made(unitDraft) : null;
        var newPost = post is null ? Made(unit ?? newUnit!, title, kind, row["step_role"]) : null;
        var newPerson = person is null ? Made(who) : null;
        var appointed = Appoint(row, person ?? newPerson!, post ?? newPost!, how, from, () => Put(newUnit, newPost, newPerson));
        if (row.IsBad || person is null)
        {
            return appointed;
        }

        var changed = Changed(
            row,
            () => person.Take(who),
            (person.Email, person.Phone, person.Name),
            () => (person.Email, person.Phone, person.Name)
        );
        return appointed == RowVerdict.Same ? changed : appointed;
    }

    private void Put(Unit? unit, Post? post, Person? person)
    {
        if (unit is not null)
        {
            ledger.Add(unit);
            work?.Db.Add(unit);
        }

        if (post is not null)
        {
            ledger.Add(post);
            work?.Db.Add(post);
        }

        if (person is not null)
        {
            ledger.Add(person);
            work?.Db.Add(person);
        }
    }

    private Unit Made(UnitDraft draft)
    {
        var unit = new Unit { AgencyId = ledger.AgencyId };
        unit.Take(draft);
        return unit;
    }

    private Post Made(PostDraft draft)
    {
        var post = new Post { AgencyId = ledger.AgencyId };
        post.Take(draft);
        return post;
    }

    private Post Made(Unit unit, string title, PostKind kind, string stepRole)
    {
        var code = UnitRules.Free(unit.Code + "." + UnitRules.Initials(title), c => ledger.PostByCode(c) is not null);
        return Made(
            new PostDraft
            {
                UnitId = unit.Id,
                Code = code,
                Title = title,
                Kind = kind,
                StepRole = stepRole,
                ValidFrom = unit.ValidFrom,
            }
        );
    }

    private Person Made(PersonDraft draft)
    {
        var person = new Person { HomeAgencyId = ledger.AgencyId };
        person.Take(draft);
        return person;
    }

    private Person? FindPerson(RowReader row)
    {
        if (row["staff_code"].Length > 0)
        {
            return ledger.PersonByCode(row["staff_code"]);
        }

        var named = ledger.People.Where(p => p.HomeAgencyId == ledger.AgencyId && p.Folded == Folding.Fold(row["name"])).ToList();
        if (named.Count > 1 || (named.Count == 1 && row["email"].Length > 0 && named[0].Email is { } known && known != row["email"]))
        {
            row.Wrong(
                "organisation.import.namesake",
                "Cơ quan đã có người tên {0}; hãy điền cột “Mã cán bộ” để phân biệt.",
                "name",
                row["name"]
            );
        }

        return named.Count == 1 ? named[0] : null;
    }

    private static PersonDraft PersonOf(RowReader row, Person? self) =>
        new()
        {
            Name = row.Needed("name"),
            StaffCode = row.Text("staff_code", self?.StaffCode ?? ""),
            Email = row.Text("email", self?.Email ?? ""),
            Phone = row.Text("phone", self?.Phone ?? ""),
        };

    private Unit? FindUnit(string text) =>
        ledger.UnitByCode(text) ?? ledger.Units.FirstOrDefault(u => Folding.Fold(u.Name) == Folding.Fold(text) && u.ValidTo is null);

    private Post? FindPost(Unit unit, string title) =>
        ledger.Posts.FirstOrDefault(p => p.UnitId == unit.Id && p.ValidTo is null && Folding.Fold(p.Title) == Folding.Fold(title));

    private void Add(AppointmentDraft draft, Post post)
    {
        var appointment = new Appointment
        {
            AgencyId = ledger.AgencyId,
            PersonId = draft.PersonId,
            PostId = draft.PostId,
            Kind = draft.Kind,
            IsSingle = post.IsSingle,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            Decision = TypedText.Filled(draft.Decision),
        };
        ledger.Add(appointment);
        work?.Db.Add(appointment);
        work?.Publish(new AppointmentChanged(draft.PersonId, draft.PostId, draft.ValidFrom, draft.ValidTo));
    }

    private static RowVerdict Entered(RowReader row, Action add)
    {
        if (!row.IsBad)
        {
            add();
        }

        return RowVerdict.New;
    }

    private static RowVerdict Changed<T>(RowReader row, Action take, T before, Func<T> after)
    {
        if (row.IsBad)
        {
            return RowVerdict.Bad;
        }

        take();
        return before!.ToString() == after()!.ToString() ? RowVerdict.Same : RowVerdict.Changed;
    }
}
