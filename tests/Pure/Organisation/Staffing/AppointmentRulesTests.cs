using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Pure.Organisation.Staffing;

public class AppointmentRulesTests
{
    private static readonly DateOnly start = new(2025, 7, 1);
    private readonly StaffLedger staff = new(7);
    private readonly Unit division;
    private readonly Post head;
    private readonly Post specialist;
    private readonly Person ung;
    private readonly Person lan;

    public AppointmentRulesTests()
    {
        division = Added(
            new Unit
            {
                Code = "TCHC",
                Name = "Phòng Tổ chức",
                ValidFrom = start,
            }
        );
        head = Added(Post("TCHC.TP", "Trưởng phòng", PostKind.UnitHead, true));
        specialist = Added(Post("TCHC.CV", "Chuyên viên", PostKind.Specialist, false));
        ung = Added(
            new Person
            {
                HomeAgencyId = 7,
                Name = "Đỗ Thị Ứng",
                StaffCode = "ung",
            }
        );
        lan = Added(
            new Person
            {
                HomeAgencyId = 7,
                Name = "Trần Lan",
                StaffCode = "lan",
            }
        );
    }

    private Post Post(string code, string title, PostKind kind, bool single) =>
        new()
        {
            UnitId = division.Id,
            Code = code,
            Title = title,
            Kind = kind,
            IsSingle = single,
            ValidFrom = start,
        };

    private Unit Added(Unit unit)
    {
        staff.Add(unit);
        return unit;
    }

    private Post Added(Post post)
    {
        staff.Add(post);
        return post;
    }

    private Person Added(Person person)
    {
        staff.Add(person);
        return person;
    }

    private Appointment Held(Post post, Person person, DateOnly from, DateOnly? to = null, AppointmentKind kind = AppointmentKind.Principal)
    {
        var appointment = new Appointment
        {
            PostId = post.Id,
            PersonId = person.Id,
            Kind = kind,
            ValidFrom = from,
            ValidTo = to,
        };
        staff.Add(appointment);
        return appointment;
    }

    private AppointmentDraft Draft(Post post, Person person, AppointmentKind kind = AppointmentKind.Principal) =>
        new()
        {
            PostId = post.Id,
            PersonId = person.Id,
            Kind = kind,
            ValidFrom = new DateOnly(2026, 1, 1),
        };

    private string[] Keys(AppointmentDraft draft) => [.. AppointmentRules.Check(draft, staff).Select(f => f.Key)];

    [Fact]
    public void A_vacant_post_can_be_filled() => Assert.Empty(Keys(Draft(head, ung)));

    [Fact]
    public void A_post_for_one_names_its_holder_and_the_mend()
    {
        Held(head, lan, start);
        var flaw = Assert.Single(AppointmentRules.Check(Draft(head, ung), staff));
        Assert.Equal("organisation.appointment.post-taken", flaw.Key);
        Assert.Contains("Trần Lan đang giữ từ 01/07/2025", flaw.Text, StringComparison.Ordinal);
        Assert.Contains("trước ngày 01/01/2026", flaw.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_after_the_last_the_next_may_begin()
    {
        Held(head, lan, start, new DateOnly(2025, 12, 31));
        Assert.Empty(Keys(Draft(head, ung)));
        Held(head, lan, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1));
        Assert.Equal(["organisation.appointment.post-taken"], Keys(Draft(head, ung)));
    }

    [Fact]
    public void Several_may_be_specialists_at_once()
    {
        Held(specialist, lan, start);
        Assert.Empty(Keys(Draft(specialist, ung)));
    }

    [Fact]
    public void Nobody_has_two_principal_posts_but_one_may_be_held_besides()
    {
        Held(specialist, ung, start);
        Assert.Equal(["organisation.appointment.two-principal"], Keys(Draft(head, ung)));
        Assert.Empty(Keys(Draft(head, ung, AppointmentKind.Concurrent)));
        Assert.Empty(Keys(Draft(head, ung, AppointmentKind.Acting)));
    }

    [Fact]
    public void Nobody_holds_the_same_post_twice()
    {
        Held(specialist, ung, start, null, AppointmentKind.Concurrent);
        Assert.Equal(["organisation.appointment.same-post"], Keys(Draft(specialist, ung, AppointmentKind.Concurrent)));
    }

    [Fact]
    public void An_appointment_lies_within_the_life_of_its_post()
    {
        Assert.Equal(["organisation.appointment.outside"], Keys(Draft(head, ung) with { ValidFrom = start.AddDays(-1) }));
        head.ValidTo = new DateOnly(2026, 6, 30);
        Assert.Equal(["organisation.appointment.outside"], Keys(Draft(head, ung)));
        Assert.Empty(Keys(Draft(head, ung) with { ValidTo = new DateOnly(2026, 6, 30) }));
    }

    [Fact]
    public void A_last_day_before_the_first_is_refused() =>
        Assert.Equal(["organisation.period"], Keys(Draft(head, ung) with { ValidTo = new DateOnly(2025, 12, 31) }));

    [Fact]
    public void Posts_and_people_of_elsewhere_are_unknown() =>
        Assert.Equal(
            ["organisation.appointment.post", "organisation.appointment.person"],
            Keys(Draft(head, ung) with { PostId = Guid.CreateVersion7(), PersonId = Guid.CreateVersion7() })
        );

    [Fact]
    public void An_appointment_ends_once_not_before_it_began_and_with_a_reason()
    {
        var held = Held(head, ung, start);
        Assert.Equal("organisation.appointment.before", Assert.Throws<RuleException>(() => held.End(start.AddDays(-1), "điều động")).Key);
        Assert.Equal("organisation.appointment.reason", Assert.Throws<RuleException>(() => held.End(start, " ")).Key);
        held.End(start.AddDays(10), "QĐ 12/QĐ-SNV");
        Assert.Equal((start.AddDays(10), "QĐ 12/QĐ-SNV"), (held.ValidTo, held.EndReason));
        Assert.Equal("organisation.appointment.ended", Assert.Throws<RuleException>(() => held.End(start.AddDays(10), "lại")).Key);
    }
}
