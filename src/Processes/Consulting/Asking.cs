using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Reception;
using IsoDienTu.Processes.Running;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Consulting;

/// <summary>What is asked, of whom, and what it takes. What is missing is as the drawing of the step says, else as usual.</summary>
/// <param name="Papers">Names of papers that those asked should know; nothing is copied.</param>
/// <param name="Quorum">For <see cref="ConsultRule.Quorum"/>.</param>
internal sealed record ConsultInput(
    string? Question = null,
    IReadOnlyList<string>? Papers = null,
    IReadOnlyList<AskedInput>? Asked = null,
    ConsultRule? Rule = null,
    int? Quorum = null,
    Silence? Silence = null
);

/// <param name="Agency">Code of another agency, or</param>
/// <param name="Person">a colleague who co-ordinates.</param>
/// <param name="Term">As people write it, e.g. <c>3 ngày làm việc</c>; counted by the working time of whoever is asked.</param>
internal sealed record AskedInput(string? Agency = null, Guid? Person = null, string? Term = null);

/// <summary>Asks for opinions at an open step. Whoever asks leads and goes on holding the step; each of those asked gets work of their own by a job.</summary>
internal sealed class Asking(ProcessEngine engine, Agencies agencies, Receivers receivers, People people, WorkSchedules schedules)
{
    public const string Right = "processes.consult";
    public const int MostAsked = 60;
    public const int MostWords = 4000;

    /// <returns>The consultation.</returns>
    /// <exception cref="RuleException">Something is missing or cannot be sent; nothing was sent to anybody.</exception>
    public async Task<Guid> DoAsync(IWork work, Guid taskId, ConsultInput input, CancellationToken ct)
    {
        var (instance, task) = await engine.AtAsync(work, taskId, ct);
        if (task.Kind != "human" || instance.Outside is { Errand: not null })
        {
            throw new RuleException(typeof(Texts), "processes.consult.kind", "Chỉ lấy ý kiến được ở bước do công chức của cơ quan làm.");
        }

        var drawn = instance.Diagram.FindNode(task.ElementId)?.Step?.Consult;
        var row = new ConsultationRow
        {
            Id = Guid.CreateVersion7(),
            InstanceId = instance.Id,
            TaskId = task.Id,
            ElementId = task.ElementId,
            Question = Words(input.Question, "Question", "processes.consult.question", "Hãy ghi nội dung cần lấy ý kiến."),
            Papers = [.. (input.Papers ?? []).Select(p => p.Trim()).Where(p => p.Length > 0)],
            Rule = input.Rule ?? Defaults.RuleOf(drawn),
            Silence = input.Silence ?? Defaults.SilenceOf(drawn),
            AskedAt = work.Now,
        };
        var parts = await PartsAsync(work, row.Id, input.Asked ?? [], drawn?.Term, ct);
        row.Quorum = row.Rule == ConsultRule.Quorum ? Within(input.Quorum ?? drawn?.Quorum, parts.Count) : 0;
        row.Paused = engine.NoteConsulted(work, instance, task, drawn?.Pauses == true);
        Write(work, row, parts);
        Log.Write(
            work,
            "processes.consulted",
            "task",
            taskId.ToString("N"),
            null,
            new
            {
                Consultation = row.Id,
                row.Rule,
                row.Quorum,
                row.Silence,
                Asked = parts.Select(p => new { p.ToName, p.DueAt }),
            }
        );
        return row.Id;
    }

    private async Task<List<PartRow>> PartsAsync(IWork work, Guid id, IReadOnlyList<AskedInput> asked, string? usual, CancellationToken ct)
    {
        if (asked.Count is 0 or > MostAsked)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.asked",
                "Hãy chọn ít nhất một và nhiều nhất {0} cơ quan hoặc người để lấy ý kiến.",
                "Asked",
                MostAsked
            );
        }

        var parts = new List<PartRow>();
        foreach (var one in asked)
        {
            var part = one.Agency is { } code ? await AgencyAsync(work, code, ct) : await ColleagueAsync(work, one.Person, ct);
            if (parts.Any(p => (p.ToAgency, p.ToPerson) == (part.ToAgency, part.ToPerson)))
            {
                throw new RuleException(typeof(Texts), "processes.consult.twice", "«{0}» được chọn hai lần.", "Asked", part.ToName);
            }

            part.ConsultationId = id;
            part.Place = parts.Count + 1;
            part.Term = string.IsNullOrWhiteSpace(one.Term) ? usual ?? "" : one.Term.Trim();
            part.DueAt = Due(part, await schedules.ForAsync(part.ToAgency, ct), work.Now);
            parts.Add(part);
        }

        return parts;
    }

    /// <summary>By the working time of whoever is asked.</summary>
    /// <exception cref="RuleException">The term cannot be read.</exception>
    public static DateTimeOffset Due(PartRow part, WorkSchedule schedule, DateTimeOffset from) =>
        Running.Tasks.Due(schedule, part.Term, null, from)
        ?? throw new RuleException(
            typeof(Texts),
            "processes.consult.term",
            "Thời hạn «{0}» của {1} không đọc được. Hãy ghi như “3 ngày làm việc” hoặc “4 giờ làm việc”.",
            "Term",
            part.Term,
            part.ToName
        );

    private async Task<PartRow> AgencyAsync(IWork work, string code, CancellationToken ct)
    {
        var found = await CalledAgency.FindAsync(agencies, code.Trim(), work.AgencyId, work.Now.VietnamDay(), ct);
        if (found.Card is not { } card)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.agency",
                "Chưa lấy ý kiến được: {0}.",
                "Asked",
                English ? found.ProblemEn : found.Problem
            );
        }

        await receivers.RequireAsync(card, "Asked", ct);
        return new PartRow
        {
            Id = Guid.CreateVersion7(),
            Called = Guid.CreateVersion7(),
            ToAgency = card.Id,
            ToCode = card.Code,
            ToName = card.Name,
        };
    }

    private async Task<PartRow> ColleagueAsync(IWork work, Guid? person, CancellationToken ct)
    {
        var staff = await people.StaffAsync(work.AgencyId, work.Now.VietnamDay(), ct);
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        return staff.FirstOrDefault(h => h.PersonId == person) is { } found && found.PersonId != work.Actor.PersonId
            ? new PartRow
            {
                Id = Guid.CreateVersion7(),
                Called = Guid.CreateVersion7(),
                ToAgency = own.Id,
                ToCode = own.Code,
                ToName = found.Name,
                ToPerson = found.PersonId,
                ToPost = found.Title,
            }
            : throw new RuleException(
                typeof(Texts),
                "processes.consult.person",
                "Người phối hợp phải là đồng nghiệp đang giữ chức danh ở cơ quan, không phải chính người chủ trì. Hãy chọn trong danh sách.",
                "Asked"
            );
    }

    private static bool English => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static string Words(string? text, string field, string key, string sentence) =>
        text?.Trim() is { Length: > 0 and <= MostWords } words ? words : throw new RuleException(typeof(Texts), key, sentence, field);

    private static int Within(int? quorum, int asked) =>
        quorum is { } number && number >= 1 && number <= asked
            ? number
            : throw new RuleException(
                typeof(Texts),
                "processes.consult.quorum",
                "Số ý kiến đồng ý cần có phải từ 1 đến số nơi được hỏi ({0}).",
                "Quorum",
                asked
            );

    private static void Write(IWork work, ConsultationRow row, List<PartRow> parts)
    {
        work.Batch.Add(
            """
            insert into processes.consultation (agency_id, id, instance_id, task_id, element_id, question, papers, rule, quorum, silence, paused, asked_at,
              asked_by, asked_by_name, asked_by_post)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            Sql.P(work.AgencyId),
            Sql.P(row.Id),
            Sql.P(row.InstanceId),
            Sql.P(row.TaskId),
            Sql.P(row.ElementId),
            Sql.P(row.Question),
            Sql.Array(row.Papers),
            Sql.P(row.Rule.ToString()),
            Sql.P(row.Quorum),
            Sql.P(row.Silence.ToString()),
            Sql.P(row.Paused),
            Sql.At(row.AskedAt),
            Sql.P(work.Actor.PersonId),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post)
        );
        foreach (var part in parts)
        {
            work.Batch.Add(
                """
                insert into processes.consultation_part (agency_id, id, consultation_id, place, to_agency, to_code, to_name, to_person, to_post, term, due_at, called)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                Sql.P(work.AgencyId),
                Sql.P(part.Id),
                Sql.P(part.ConsultationId),
                Sql.P(part.Place),
                Sql.P(part.ToAgency),
                Sql.P(part.ToCode),
                Sql.P(part.ToName),
                Sql.Id(part.ToPerson),
                Sql.Text(part.ToPost),
                Sql.P(part.Term),
                Sql.At(part.DueAt),
                Sql.P(part.Called)
            );
            work.Enqueue("processes.consult_deliver", new DeliverJob(part.Id));
        }
    }
}
