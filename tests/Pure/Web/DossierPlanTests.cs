using IsoDienTu.Dossiers;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using IsoDienTu.Web.Demo;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Web;

public sealed class DossierPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly WorkSchedule Hours = WorkSchedule.Default;
    private readonly DossierRecipe recipe = DossierRecipe.Read(File.ReadAllBytes(Path.Combine(Root(), "demo", "dossiers.json")));

    [Fact]
    public void The_recipe_makes_three_hundred_dossiers_in_the_numbers_it_promises()
    {
        var plan = Make(Today);

        Assert.Equal(300, recipe.Total);
        Assert.Equal(recipe.Total, plan.Count);
        foreach (var state in recipe.States.Keys)
        {
            Assert.Equal(recipe.Procedures.Sum(p => p.States[state]), plan.Count(d => d.State == state));
        }
    }

    [Fact]
    public void The_same_seed_on_the_same_day_gives_the_same_dossiers()
    {
        Assert.Equal(Told(Make(Today)), Told(Make(Today)));
        Assert.NotEqual(Told(Make(Today)), Told(Make(Today.AddDays(1))));
    }

    [Fact]
    public void Every_act_falls_into_office_hours_of_the_window_and_follows_the_one_before()
    {
        foreach (var dossier in Make(Today))
        {
            Assert.All(dossier.Acts, a => Assert.True(Hours.IsOpen(a.At), $"{dossier.Serial} {dossier.State} {a.At:O}"));
            Assert.All(dossier.Acts, a => Assert.InRange(VietnamTime.DateOf(a.At), Today.AddDays(-90), Today.AddDays(-1)));
            Assert.Equal(dossier.Acts.Select(a => a.At), dossier.Acts.Select(a => a.At).Distinct().Order());
        }
    }

    [Fact]
    public void Work_ends_before_or_after_the_promise_as_its_state_says()
    {
        foreach (var dossier in Make(Today))
        {
            Assert.True(Term.TryParse(dossier.Procedure.Published.LegalTerm, TermReading.Law, out var term, out _));
            var due = Hours.Due(dossier.Acts[0].At, term!);
            var last = dossier.Acts.Last(a => a.Kind != ActKind.HandOver).At;
            var isLate = dossier.State switch
            {
                "finished_early" or "finished_on_time" => last > due,
                "finished_late" => last <= due,
                "overdue" => due >= VietnamTime.At(Today, TimeOnly.MinValue),
                _ => false,
            };
            Assert.False(isLate, $"{dossier.Serial} {dossier.State}: last act {last:O}, promise {due:O}");
        }
    }

    [Fact]
    public void Applicants_have_the_numbers_the_product_asks_for_in_ranges_that_are_not_in_use()
    {
        foreach (var (applicant, kind) in Make(Today).Select(d => (d.Reception.Applicant, d.Reception.Applicant.Kind)))
        {
            Assert.StartsWith(kind == ApplicantKind.Organisation ? "99" : "099", applicant.Number, StringComparison.Ordinal);
            Assert.StartsWith("0217", applicant.Phone, StringComparison.Ordinal);
            Assert.Empty(IsoDienTu.Dossiers.Applicants.Applicant.Check(applicant));
        }
    }

    private IReadOnlyList<PlannedDossier> Make(DateOnly today) => new DossierPlan(recipe, Procedures(today)).Make();

    private static List<string> Told(IReadOnlyList<PlannedDossier> plan) =>
        [
            .. plan.Select(d =>
                $"{d.State} {d.Lot} {d.Reception.Channel} {d.Reception.Applicant.Name} {d.Reception.Applicant.Number} "
                + string.Join(' ', d.Acts.Select(a => $"{a.Kind}{a.Step?.Number}@{a.At:O}"))
            ),
        ];

    /// <summary>Procedures of four steps - desk, examiner, reviewer, desk - with the terms of 1 to 20 working days that the demo has.</summary>
    private Dictionary<string, DemoProcedure> Procedures(DateOnly today) =>
        recipe
            .Procedures.Select((p, i) => (p.Procedure, Days: 1 + (i * 19 / (recipe.Procedures.Count - 1))))
            .ToDictionary(
                p => p.Procedure,
                p => new DemoProcedure(
                    Published(p.Procedure, $"{p.Days:00} ngày làm việc"),
                    1,
                    p.Days * 480,
                    true,
                    Steps(p.Days * 480),
                    new OfficeTimeline(Hours, today, recipe.WindowDays)
                ),
                StringComparer.Ordinal
            );

    private static DrawnStep[] Steps(int minutes) =>
        [
            new(
                "S1",
                "1",
                "Tiếp nhận",
                minutes / 10,
                [],
                [new("forward-0", DrawnWayKind.Forward, "S2"), new("refuse-1", DrawnWayKind.Refuse, null)]
            ),
            new(
                "S2",
                "2",
                "Thẩm định",
                minutes / 2,
                [],
                [new("forward-0", DrawnWayKind.Forward, "S3"), new("refuse-1", DrawnWayKind.Refuse, null)]
            ),
            new(
                "S3",
                "3",
                "Xem xét",
                minutes / 4,
                [],
                [new("forward-0", DrawnWayKind.Forward, "S4"), new("rework-1", DrawnWayKind.Back, "S2")]
            ),
            new("S4", "4", "Trả kết quả", null, [], [new(null, DrawnWayKind.Forward, null)]),
        ];

    private static PublishedProcedure Published(string code, string term) =>
        new(
            Guid.Empty,
            Guid.Empty,
            code,
            code,
            code,
            [code],
            1,
            default,
            term,
            null,
            [new RequiredPart("1", "Đơn", 1, 0, null)],
            null,
            null,
            null,
            [],
            [],
            Guid.Empty,
            Guid.Empty,
            Guid.Empty,
            null
        );

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }
}
