using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Register;

/// <summary>One dossier. It keeps the versions of procedure and process with which it was received (handbook 2.1) and changes state only by <see cref="Move"/>.</summary>
internal sealed class Dossier : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Code { get; set; } = "";
    public DossierState State { get; set; } = DossierState.Registered;
    public DossierOutcome? Outcome { get; set; }
    public Guid ProcedureId { get; set; }
    public Guid ProcedureVersionId { get; set; }
    public string ProcedureCode { get; set; } = "";
    public string ProcedureTitle { get; set; } = "";
    public string? TthcCode { get; set; }

    /// <summary>The legal term as written in that version.</summary>
    public string? Term { get; set; }

    /// <summary>The same in working minutes from the start of the clock; null when there is none.</summary>
    public int? TermMinutes { get; set; }
    public string? Fee { get; set; }

    /// <summary>Printed numbers of the last steps whose time does not count: from the first of them on the result waits for the applicant.</summary>
    public string[] ReturnSteps { get; set; } = [];
    public Guid? InstanceId { get; set; }
    public Channel Channel { get; set; }
    public Channel ReturnWay { get; set; }

    /// <summary>What the applicant asks for beyond the procedure's name.</summary>
    public string? Request { get; set; }

    /// <summary>Số lượng bộ.</summary>
    public int Sets { get; set; } = 1;

    /// <summary>Serial in the follow-up book of the year (form 07), from 1 without gaps.</summary>
    public int BookNo { get; set; }

    /// <summary>Year of that book, in Vietnam; the database reads it from the reception.</summary>
    public int BookYear { get; private set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When it was entered, where that is later than the desk took it; null otherwise.</summary>
    public DateTimeOffset? EnteredAt { get; set; }

    /// <summary>Why it was entered later.</summary>
    public string? EnteredReason { get; set; }

    /// <summary>What shows when the desk took it, e.g. the number in the paper register.</summary>
    public string? EnteredEvidence { get; set; }
    public DateTimeOffset? ClockFrom { get; set; }
    public DateTimeOffset? HandOverBy { get; set; }

    /// <summary>The promise printed on the receipt; never changed.</summary>
    public DateTimeOffset? PromisedAt { get; set; }

    /// <summary>The promise as it stands now.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The promise that an apology replaced; null without one. Reports measure against it.</summary>
    public DateTimeOffset? OriginalDueAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? ReturnedAt { get; set; }
    public string ReceivedBy { get; set; } = "";
    public string ReceivedByPost { get; set; } = "";

    /// <summary>SHA-256 of the follow-up secret.</summary>
    public string? SecretSha256 { get; set; }

    /// <summary>Folded words by which the list finds it: code, procedure, applicant.</summary>
    public string Search { get; set; } = "";

    /// <summary>How many events were written.</summary>
    public int Events { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>True while work goes on or is waited for.</summary>
    public bool IsOpen => State is not (DossierState.Finished or DossierState.Returned) && !Transitions.IsTerminal(State);

    /// <summary>Moves to a state that may follow, and writes the event.</summary>
    /// <exception cref="RuleException">The state may not follow.</exception>
    /// <param name="at">Since when it is so, when that is earlier than the work that writes it down.</param>
    public DossierEvent Move(
        IWork work,
        DossierState to,
        string? reason = null,
        string? document = null,
        string? step = null,
        DateTimeOffset? at = null
    )
    {
        if (!Transitions.Allowed(State, to))
        {
            throw Flaw.At(
                "dossiers.state.transition",
                "Hồ sơ {0} đang ở trạng thái «{1}» nên không chuyển được sang «{2}». Hãy tải lại trang để xem việc vừa diễn ra.",
                null,
                Code,
                Words.Of(State),
                Words.Of(to)
            );
        }

        var from = State;
        State = to;
        if (to == DossierState.Finished)
        {
            FinishedAt = at ?? work.Now;
        }
        else if (to == DossierState.Returned)
        {
            ReturnedAt = at ?? work.Now;
        }

        work.Publish(new DossierStateChanged(Id, Code, from, to));
        return Write(work, EventKind.Moved, from, at ?? work.Now, reason, document, step);
    }

    /// <summary>Writes what happened without a change of state.</summary>
    public DossierEvent Note(IWork work, EventKind kind, string? reason = null, string? document = null, string? step = null) =>
        Write(work, kind, State, work.Now, reason, document, step);

    private DossierEvent Write(
        IWork work,
        EventKind kind,
        DossierState from,
        DateTimeOffset at,
        string? reason,
        string? document,
        string? step
    )
    {
        var written = new DossierEvent
        {
            DossierId = Id,
            No = ++Events,
            Kind = kind,
            FromState = from,
            ToState = State,
            At = at,
            PersonId = work.Actor.PersonId,
            PersonName = work.Actor.Name,
            Post = work.Actor.Post,
            OnBehalfOf = work.Actor.OnBehalfOfName,
            Reason = reason,
            Document = document,
            Step = step,
        };
        work.Db.Add(written);
        return written;
    }
}
