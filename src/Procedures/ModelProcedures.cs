using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures;

/// <summary>Words of a procedure that each agency replaces when it adopts the model.</summary>
/// <param name="Words">As they stand in the owner's procedure.</param>
/// <param name="Key">Name of the parameter: lower-case letters without marks, digits, hyphens.</param>
/// <param name="Label">What is asked at adoption.</param>
public sealed record ModelPlace(string Words, string Key, string Label);

/// <summary>Model procedures for those who act without a page. Each call writes the one log entry, under the rules of the pages.</summary>
public static class ModelProcedures
{
    /// <summary>Offers a procedure in force to communes.</summary>
    /// <param name="code">Code of the procedure as printed.</param>
    /// <returns>The model.</returns>
    /// <exception cref="RuleException">It is not in force, is shared already, or a parameter breaks a rule.</exception>
    public static async Task<Guid> ShareAsync(
        IWork work,
        AgencyCard owner,
        string code,
        IEnumerable<ModelPlace> places,
        CancellationToken ct = default
    )
    {
        var procedure = await work.Db.Set<Procedure>().Where(p => p.Code == code).Select(p => p.Id).FirstOrDefaultAsync(ct);
        var input = new ShareInput
        {
            Audience = ModelAudience.Communes,
            Parameters =
            [
                .. places.Select(p => new ParameterInput
                {
                    Words = p.Words,
                    Key = p.Key,
                    Label = p.Label,
                }),
            ],
        };
        return await Sharing.ShareAsync(work, owner, procedure, input, ct);
    }

    /// <summary>Begins an agency's own draft of a model.</summary>
    /// <param name="code">Code of the new procedure.</param>
    /// <param name="values">Values of the parameters, by key.</param>
    /// <param name="terms">Times of steps that differ from the model, by the number of the step.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="RuleException">It cannot be adopted, or a value is missing.</exception>
    public static async Task<Guid> AdoptAsync(
        IWork work,
        AgencyCard agency,
        Guid modelId,
        string code,
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string> terms,
        CancellationToken ct = default
    )
    {
        var draft = await Adopting.AdoptAsync(work, agency, modelId, code, values, ct);
        var row = await ProcedureImport.DraftAsync(work, draft, ct);
        var card = row.ReadCard();
        row.Take(card with { Steps = [.. card.Steps.Select(s => s with { Term = terms.GetValueOrDefault(s.Number) ?? s.Term })] });
        return draft;
    }
}
