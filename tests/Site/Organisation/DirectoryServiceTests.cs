using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Organisation;

public sealed class DirectoryServiceTests : IAsyncLifetime
{
    private static readonly DateOnly start = new(2025, 7, 1);
    private static readonly DateOnly today = new(2026, 1, 6);
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Agencies Agencies => site.Services.GetRequiredService<Agencies>();
    private People People => site.Services.GetRequiredService<People>();
    private Posts Posts => site.Services.GetRequiredService<Posts>();

    private Task<T> DoAsync<T>(int agency, Func<IWork, CancellationToken, Task<T>> act) =>
        site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử"), agency, "organisation.test"),
            async (work, ct) =>
            {
                var answer = await act(work, ct);
                Log.Write(work, "organisation.tested", "test", "1");
                return answer;
            },
            TestContext.Current.CancellationToken
        );

    private Task<int> AgencyAsync(string name, string code, int? parent = null) =>
        DoAsync(
            0,
            (work, ct) =>
                Agencies.AddAsync(
                    work,
                    new AgencyDraft
                    {
                        Name = name,
                        Code = code,
                        ParentId = parent,
                        Kind = AgencyKind.Department,
                        Level = AgencyLevel.Province,
                        Obligation = QmsObligation.Mandatory,
                        ValidFrom = start,
                    },
                    ct
                )
        );

    private async Task<(Guid Unit, Guid Head, Guid Clerk)> OfficeAsync(int agency) =>
        await DoAsync(
            agency,
            async (work, ct) =>
            {
                var unit = await Staff.AddUnitAsync(
                    work,
                    new UnitDraft
                    {
                        Name = "Văn phòng",
                        Kind = UnitKind.Office,
                        ValidFrom = start,
                    },
                    ct
                );
                var head = await Staff.AddPostAsync(
                    work,
                    new PostDraft
                    {
                        UnitId = unit,
                        Title = "Chánh Văn phòng",
                        Kind = PostKind.UnitHead,
                        ValidFrom = start,
                    },
                    ct
                );
                var clerk = await Staff.AddPostAsync(
                    work,
                    new PostDraft
                    {
                        UnitId = unit,
                        Title = "Văn thư",
                        Kind = PostKind.RecordsClerk,
                        ValidFrom = start,
                    },
                    ct
                );
                return (unit, head, clerk);
            }
        );

    private Task<Guid> PersonAsync(int agency, string name) =>
        DoAsync(agency, (work, ct) => Staff.AddPersonAsync(work, new PersonDraft { Name = name }, ct));

    private Task<Guid> AppointAsync(
        int agency,
        Guid post,
        Guid person,
        DateOnly from,
        DateOnly? to = null,
        AppointmentKind kind = AppointmentKind.Principal
    ) =>
        DoAsync(
            agency,
            (work, ct) =>
                Staff.AppointAsync(
                    work,
                    new AppointmentDraft
                    {
                        PostId = post,
                        PersonId = person,
                        Kind = kind,
                        ValidFrom = from,
                        ValidTo = to,
                    },
                    ct
                )
        );

    [Fact]
    public async Task An_agency_is_found_by_every_form_of_its_code_by_its_address_and_by_unaccented_words()
    {
        var committee = await AgencyAsync("Ủy ban nhân dân tỉnh", "H98");
        var id = await AgencyAsync("Sở Khoa học và Công nghệ", "000.00.12.H98", committee);
        Assert.Equal(id, (await Agencies.FindByCodeAsync("H98.12"))?.Id);
        Assert.Equal(id, (await Agencies.FindByCodeAsync("000.00.12.h98"))?.Id);
        Assert.Equal(id, (await Agencies.FindBySlugAsync("so-khoa-hoc-va-cong-nghe"))?.Id);
        Assert.Null(await Agencies.FindByCodeAsync("H98.13"));
        Assert.Equal([id], (await Agencies.ListAsync(new AgencyQuery("khoa cong nghe"))).Select(a => a.Id));
        Assert.Equal(
            [committee, id],
            (await Agencies.ListAsync(new AgencyQuery(Under: committee, On: today, Obligation: QmsObligation.Mandatory))).Select(a => a.Id)
        );
        Assert.Equal([id, committee], (await Agencies.UpwardAsync(id)).Select(a => a.Id));
    }

    [Fact]
    public async Task A_code_is_not_given_twice()
    {
        await AgencyAsync("Sở Nội vụ", "H98.02");
        var error = await Assert.ThrowsAsync<RuleException>(() => AgencyAsync("Sở Tài chính", "000.00.02.H98"));
        Assert.Equal("organisation.code.used", error.Key);
    }

    [Fact]
    public async Task Principals_are_the_person_the_posts_and_the_units_of_the_day()
    {
        var agency = await AgencyAsync("Sở Y tế", "H98.03");
        var (unit, head, clerk) = await OfficeAsync(agency);
        var mo = await PersonAsync(agency, "Lê Thị Mơ");
        await AppointAsync(agency, clerk, mo, start, null, AppointmentKind.Concurrent);
        await AppointAsync(agency, head, mo, start, today);
        var posting = (await People.PostingAsync(mo, agency, today))!;
        Assert.Equal("Chánh Văn phòng", posting.Title);
        Assert.Equal([Principal.Person(mo), Principal.Post(head), Principal.Post(clerk), Principal.Unit(unit)], posting.Principals);
        Assert.Equal("Văn thư", (await People.PostingAsync(mo, agency, today.AddDays(1)))!.Title);
        Assert.Null(await People.PostingAsync(mo, agency, start.AddDays(-1)));
        Assert.Equal([agency], await People.AgenciesOfAsync(mo, today));
        Assert.Equal("Lê Thị Mơ", Assert.Single(await Posts.HoldersAtAsync(agency, head, site.Clock.GetUtcNow())).Name);
        Assert.Equal("Lê Thị Mơ", (await People.FindAsync(mo))!.Name);
    }

    [Fact]
    public async Task Another_agency_sees_no_staff()
    {
        var (one, other) = (await AgencyAsync("Sở Xây dựng", "H98.04"), await AgencyAsync("Sở Công Thương", "H98.05"));
        var (_, head, _) = await OfficeAsync(one);
        await AppointAsync(one, head, await PersonAsync(one, "Trần Lan"), start);
        Assert.Single(await People.StaffAsync(one, today));
        Assert.Empty(await People.StaffAsync(other, today));
        Assert.Empty(await Posts.ListAsync(other));
        Assert.Empty(await Posts.HoldersAsync(other, [head], today));
        Assert.Equal(
            "organisation.appointment.post",
            (
                await Assert.ThrowsAsync<RuleException>(async () =>
                    await AppointAsync(other, head, await PersonAsync(other, "Kẻ Khác"), start)
                )
            ).Key
        );
    }

    [Fact]
    public async Task The_database_itself_refuses_what_the_rules_refuse()
    {
        var agency = await AgencyAsync("Sở Tư pháp", "H98.06");
        var (_, head, clerk) = await OfficeAsync(agency);
        var (mo, lan) = (await PersonAsync(agency, "Lê Thị Mơ"), await PersonAsync(agency, "Trần Lan"));
        await AppointAsync(agency, head, mo, start);
        await RefusedAsync("appointment_post_taken", head, lan, "Principal", true);
        await RefusedAsync("appointment_two_principal", clerk, mo, "Principal", false);
        await AppointAsync(agency, clerk, mo, start, null, AppointmentKind.Concurrent);
        await RefusedAsync("appointment_same_post", clerk, mo, "Concurrent", false);
        // A post for one cannot be entered as a post for many.
        await RefusedAsync("appointment_agency_id_post_id_is_single_fkey", head, lan, "Principal", false);

        async Task RefusedAsync(string constraint, Guid post, Guid person, string kind, bool single)
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() =>
                DoAsync(
                    agency,
                    (work, _) =>
                    {
                        work.Batch.Add(
                            "insert into organisation.appointment (agency_id, id, post_id, person_id, kind, is_single, valid_from, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 'x', $8)",
                            Sql.P(agency),
                            Sql.P(Guid.CreateVersion7()),
                            Sql.P(post),
                            Sql.P(person),
                            Sql.P(kind),
                            Sql.P(single),
                            Sql.P(today),
                            Sql.At(work.Now)
                        );
                        return Task.FromResult(true);
                    }
                )
            );
            Assert.Equal(constraint, Assert.IsType<PostgresException>(error).ConstraintName);
        }
    }

    [Fact]
    public async Task A_person_is_changed_only_by_the_agency_that_keeps_them()
    {
        var (one, other) = (await AgencyAsync("Sở Tài chính", "H98.07"), await AgencyAsync("Sở Dân tộc", "H98.08"));
        var lan = await PersonAsync(one, "Trần Lan");
        Assert.Equal(0, await RenameAsync(other));
        Assert.Equal(1, await RenameAsync(one));

        Task<int> RenameAsync(int agency) =>
            DoAsync(
                agency,
                async (work, ct) =>
                {
                    await using var command = work.Command(
                        "update organisation.person set name = 'Trần Thị Lan' where id = $1",
                        Sql.P(lan)
                    );
                    return await command.ExecuteNonQueryAsync(ct);
                }
            );
    }
}
