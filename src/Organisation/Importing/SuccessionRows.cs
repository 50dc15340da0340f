using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Importing;

/// <summary>
/// Goes through a list of who follows whom. A former body that is not in the directory yet is entered as ended, so that its code still finds its successor.
/// </summary>
internal sealed class SuccessionRows(AgencyLedger ledger, IWork? work)
{
    private int provisional = -100_000;

    public async Task<PlannedRow> TakeAsync(RowReader row, CancellationToken ct)
    {
        var kind = row["kind"].Length == 0 ? default : row.Word("kind", SuccessionKind.Merge);
        _ = row.Needed("kind");
        _ = row.Needed("date");
        var day = row.Day("date") ?? default;
        var to = row["to_code"].Length == 0 ? null : ledger.ByCode(row["to_code"]);
        if (row["to_code"].Length > 0 && to is null)
        {
            row.Wrong(
                "organisation.import.to",
                "Không có cơ quan mới mã {0}; hãy nhập danh sách cơ quan trước.",
                "to_code",
                row["to_code"]
            );
        }

        var former = row["from_code"].Length == 0 ? null : ledger.ByCode(row["from_code"]);
        var ended = former is null && row["from_code"].Length > 0 ? Former(row, to, day) : null;
        var name = $"{former?.Name ?? ended?.Name ?? "–"} → {to?.Name ?? "–"}";
        var edge = new SuccessionCard(
            former?.Id ?? (ended is null ? null : provisional - 1),
            to?.Id,
            kind,
            day,
            row.Number("share"),
            row["decision"]
        );
        if (ledger.Successions.Any(s => s.FromId == edge.FromId && s.ToId == edge.ToId && s.Kind == kind && s.On == day))
        {
            return row.Done(name, RowVerdict.Same);
        }

        if (!row.IsBad)
        {
            row.Add(SuccessionRules.Check(edge, ledger));
        }

        if (!row.IsBad)
        {
            await WriteAsync(edge, former, ended, ct);
        }

        return row.Done(name, RowVerdict.New);
    }

    private AgencyDraft? Former(RowReader row, AgencyCard? to, DateOnly day)
    {
        if (to is null)
        {
            return null;
        }

        var draft = new AgencyDraft
        {
            Name = row.Needed("from_name"),
            Code = row["from_code"],
            Kind = to.Kind,
            Level = to.Level,
            ParentId = to.ParentId,
            Slug = Folding.Slug(row["from_name"] + " " + row["from_code"]),
            ValidTo = day == default ? null : day.AddDays(-1),
        };
        row.Add(AgencyRules.Check(draft, ledger).Where(f => f.Key is "organisation.agency.name" or "organisation.code.pattern"));
        return draft;
    }

    private async Task WriteAsync(SuccessionCard edge, AgencyCard? former, AgencyDraft? ended, CancellationToken ct)
    {
        var fromId = former?.Id;
        if (ended is not null)
        {
            fromId = work is null ? --provisional : await AgencyWriter.AddAsync(work, ended, ct);
            ledger.Put(AgencyRules.CardOf(ended, fromId.Value));
        }
        else if (former is { Exists.To: null } && edge.Kind is not (SuccessionKind.Transfer or SuccessionKind.Create))
        {
            await EndAsync(former, edge.On.AddDays(-1), ct);
        }

        var stored = edge with { FromId = fromId };
        ledger.Put(stored);
        if (work is null)
        {
            return;
        }

        work.Db.Add(
            new Succession
            {
                FromAgencyId = stored.FromId,
                ToAgencyId = stored.ToId,
                Kind = stored.Kind,
                HappenedOn = stored.On,
                Share = stored.Share,
                Decision = TypedText.Filled(stored.Decision),
            }
        );
        await work.Db.SaveChangesAsync(ct);
    }

    private async Task EndAsync(AgencyCard former, DateOnly last, CancellationToken ct)
    {
        ledger.Put(former with { Exists = former.Exists with { To = last } });
        if (work is null)
        {
            return;
        }

        var agency = await work.Db.Set<Agency>().FirstAsync(a => a.Id == former.Id, ct);
        await AgencyWriter.ChangeAsync(work, agency, AgencyRows.DraftOf(former, []) with { ValidTo = last }, ct);
        work.Publish(new AgencyChanged(former.Id));
    }
}
