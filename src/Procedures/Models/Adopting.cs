using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>An agency makes a procedure of its own of a model: a draft first, which goes the usual way.</summary>
internal static class Adopting
{
    public const string Right = "procedures.import";

    /// <summary>Begins the draft. Whoever comes second gets the draft that is there. Writes the log entry.</summary>
    /// <returns>The draft.</returns>
    /// <exception cref="RuleException">The model is not for this agency or taken back, a parameter is missing, or the code is in use.</exception>
    public static async Task<Guid> AdoptAsync(
        IWork work,
        AgencyCard agency,
        Guid modelId,
        string? code,
        IReadOnlyDictionary<string, string> typed,
        CancellationToken ct
    )
    {
        await work.TakeTurnAsync("procedures.adoption", ct);
        var model = await work.Db.Set<ModelProcedure>().FirstAsync(m => m.Id == modelId, ct);
        var there = await work.Db.Set<Adoption>().FirstOrDefaultAsync(a => a.ModelId == modelId, ct);
        CheckOffer(model, agency, there);
        var issue = await Sharing.NewestAsync(work.Db, model, ct);
        if (there?.DraftId is { } draft)
        {
            Log.Write(work, "procedures.model_adoption_reopened", "model_procedure", model.Code, null, new { draft });
            return draft;
        }

        var values = Values(issue, typed);
        var card = Local(issue, values, await FreeCodeAsync(work.Db, code, ct));
        var row = new UploadRow { MadeBy = work.Actor.Name, MadeAt = work.Now };
        row.Take(card);
        work.Db.Add(row);
        // The adoption points to the draft, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        var adoption = new Adoption { ModelId = modelId };
        adoption.Intend(row.Id, issue.Number, values);
        work.Db.Add(adoption);
        Log.Write(
            work,
            "procedures.model_adopted",
            "model_procedure",
            model.Code,
            null,
            new
            {
                card.Code,
                issue.Number,
                Draft = row.Id,
            }
        );
        return row.Id;
    }

    /// <summary>The card with which an agency begins: the model with its values, and nothing of the owner's own.</summary>
    public static ProcedureCard Local(ModelIssue issue, IReadOnlyDictionary<string, string> values, string code) =>
        ModelWords.Fill(issue.ReadCard(), values) with
        {
            Code = code,
        };

    /// <summary>A value for each parameter that the issue asks for.</summary>
    /// <exception cref="RuleException">One is missing or too long.</exception>
    public static IReadOnlyDictionary<string, string> Values(ModelIssue issue, IReadOnlyDictionary<string, string> typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (at, parameter) in ModelWords.Asked(issue.ReadCard(), issue.ReadParameters()).Index())
        {
            values[parameter.Key] = TypedText.Line(typed.GetValueOrDefault(parameter.Key)) is { Length: >= 1 and <= 200 } value
                ? value
                : throw new RuleException(
                    typeof(Texts),
                    "procedures.model.value",
                    "Hãy điền «{0}», dài nhất 200 ký tự.",
                    $"Values[{at}].Value",
                    parameter.Label
                );
        }

        return values;
    }

    /// <summary>What is proposed for the parameters of an issue: what was typed before, what the list of agencies knows, the owner's proposal.</summary>
    public static IReadOnlyDictionary<string, string> Proposed(
        ModelIssue issue,
        AgencyCard agency,
        IReadOnlyDictionary<string, string>? before
    )
    {
        var own = AgencyParameters.Of(agency).ToDictionary(p => p.Key, p => p.Words, StringComparer.Ordinal);
        return ModelWords
            .Asked(issue.ReadCard(), issue.ReadParameters())
            .ToDictionary(
                p => p.Key,
                p => before?.GetValueOrDefault(p.Key) ?? own.GetValueOrDefault(p.Key) ?? p.Default ?? "",
                StringComparer.Ordinal
            );
    }

    private static void CheckOffer(ModelProcedure model, AgencyCard agency, Adoption? there)
    {
        if (model.OwnerId == agency.Id)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.own",
                "Đây là mẫu của chính cơ quan; quy trình của cơ quan đã là bản gốc."
            );
        }

        if (!model.IsOffered)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.taken_back",
                "Mẫu {0} đã bị thu hồi nên không áp dụng được nữa: {1}",
                null,
                model.Code,
                model.TakenBackReason!
            );
        }

        if (!model.IsFor(agency))
        {
            throw new RuleException(typeof(Texts), "procedures.model.audience", "Mẫu {0} không dành cho cơ quan này.", null, model.Code);
        }

        if (there is { Number: not null })
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.adopted_already",
                "Cơ quan đã áp dụng mẫu {0}. Lần ban hành mới của mẫu được hợp nhất vào quy trình đang có.",
                null,
                model.Code
            );
        }
    }

    private static async Task<string> FreeCodeAsync(IsoDbContext db, string? typed, CancellationToken ct)
    {
        var code = TypedText.Line(typed);
        if (code.Length is < 2 or > 60)
        {
            throw new RuleException(typeof(Texts), "procedures.model.code", "Mã hiệu dài từ 2 đến 60 ký tự.", "Code");
        }

        return await db.Set<Procedure>().AnyAsync(p => p.Code == code, ct)
            ? throw new RuleException(
                typeof(Texts),
                "procedures.model.code_used",
                "Mã hiệu «{0}» đã có ở một quy trình của cơ quan; hãy đặt mã khác.",
                "Code",
                code
            )
            : code;
    }
}
