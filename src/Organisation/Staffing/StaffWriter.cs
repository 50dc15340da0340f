using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Checks a draft against the ledger, adds the row to the unit of work and to the ledger.</summary>
internal static class StaffWriter
{
    public static Unit Add(IWork work, UnitDraft wanted, StaffLedger ledger)
    {
        var draft = UnitRules.Coded(wanted, ledger);
        Flaw.Stop(UnitRules.Check(draft, ledger));
        var unit = new Unit { AgencyId = work.AgencyId };
        unit.Take(draft);
        work.Db.Add(unit);
        ledger.Add(unit);
        return unit;
    }

    public static Post Add(IWork work, PostDraft wanted, StaffLedger ledger)
    {
        var draft = PostRules.Coded(wanted, ledger);
        Flaw.Stop(PostRules.Check(draft, ledger));
        var post = new Post { AgencyId = work.AgencyId };
        post.Take(draft);
        work.Db.Add(post);
        ledger.Add(post);
        return post;
    }

    public static Person Add(IWork work, PersonDraft draft, StaffLedger ledger)
    {
        Flaw.Stop(PersonRules.Check(draft, ledger));
        var person = new Person { HomeAgencyId = work.AgencyId };
        person.Take(draft);
        work.Db.Add(person);
        ledger.Add(person);
        return person;
    }

    public static Appointment Add(IWork work, AppointmentDraft draft, StaffLedger ledger)
    {
        Flaw.Stop(AppointmentRules.Check(draft, ledger));
        var appointment = new Appointment
        {
            AgencyId = work.AgencyId,
            PostId = draft.PostId,
            PersonId = draft.PersonId,
            Kind = draft.Kind,
            IsSingle = ledger.PostById(draft.PostId)!.IsSingle,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            Decision = TypedText.Filled(draft.Decision),
        };
        work.Db.Add(appointment);
        ledger.Add(appointment);
        work.Publish(new AppointmentChanged(draft.PersonId, draft.PostId, draft.ValidFrom, draft.ValidTo));
        return appointment;
    }
}
